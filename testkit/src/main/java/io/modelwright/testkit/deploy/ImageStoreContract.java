package io.modelwright.testkit.deploy;

import static io.modelwright.testkit.deploy.ContractContainer.done;
import static io.modelwright.testkit.deploy.ContractContainer.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.deploy.Image;
import io.modelwright.core.deploy.ImageBuild;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.ImageTag;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.deploy.ResourceLimits;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.deploy.driven.ContainerEngine;
import io.modelwright.ports.deploy.driven.ImageStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@code ImageStore} does. Images of these tests are called {@code contract/…}. */
public interface ImageStoreContract {

    /** An image that is there and belongs to nobody, with commands in it. */
    ImageTag BASE = new ImageTag("busybox", "1");

    /** The same for all calls within one test. */
    ImageStore images();

    /** On the same machine, of another installation. */
    ImageStore strangers();

    /** Runs containers of these images. */
    ContainerEngine containers();

    /** Whose images {@link #images()} makes. */
    String owner();

    private static ImageTag tag() {
        return new ImageTag("contract/" + UUID.randomUUID(), "v1");
    }

    private ImageBuild build(ImageTag tag, String dockerfile, Map<String, String> files) {
        SourceTree.Builder tree = new SourceTree.Builder().text("Dockerfile", dockerfile);
        files.forEach(tree::text);
        return new ImageBuild(
                tag,
                new Labels(Map.of(
                        Labels.OWNER, owner(), Labels.APP, tag.repository().substring(9))),
                tree.build(),
                "Dockerfile",
                Map.of(),
                ResourceLimits.STANDARD,
                false,
                false,
                Duration.ofMinutes(2));
    }

    private Outcome<Image> made(ImageBuild build) {
        return images().build(build, line -> {}, () -> false);
    }

    @Test
    default void imageShouldBeMadeFromItsFiles(@TempDir Path folder) throws Exception {
        ImageTag tag = tag();
        ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
        Image image = done(images().build(
                        build(
                                tag,
                                "FROM " + BASE + "\nCOPY app /opt/app\n",
                                Map.of("app/a.txt", "one", "app/below/b.txt", "two")),
                        log::add,
                        () -> false));

        assertThat(image.tags()).containsExactly(tag);
        assertThat(image.labels().values()).containsEntry(Labels.OWNER, owner());
        assertThat(image.bytes()).isPositive();
        assertThat(log).anyMatch(line -> line.contains("FROM " + BASE));
        assertThat(images().find(tag)).contains(image);
        assertThat(images().list(new Labels(Map.of(Labels.APP, tag.repository().substring(9)))))
                .containsExactly(image);
        Path copied = done(images().extract(image.id(), "/opt/app", folder));
        assertThat(Files.readString(copied.resolve("a.txt"))).isEqualTo("one");
        assertThat(Files.readString(copied.resolve("below/b.txt"))).isEqualTo("two");
        assertThat(refused(images().extract(image.id(), "/opt/nothing", folder)).code())
                .isEqualTo("path-missing");
        assertThat(images().find(tag())).isEmpty();
    }

    @Test
    default void sameFilesShouldBeTheSameImage() {
        ImageTag first = tag();
        ImageBuild build = build(
                first,
                "FROM " + BASE + "\nCOPY a /a\n",
                Map.of("a", UUID.randomUUID().toString()));
        Image image = done(made(build));
        Image again = done(made(build));
        assertThat(again.id()).isEqualTo(image.id());

        ImageTag second = tag();
        assertThat(images().tag(image.id(), second).orElseThrow().tags()).containsExactlyInAnyOrder(first, second);
        Image other = done(made(build(first, "FROM " + BASE + "\nCOPY a /a\n", Map.of("a", "other"))));
        assertThat(other.id()).isNotEqualTo(image.id());
        assertThat(images().find(first).orElseThrow().id()).isEqualTo(other.id());
        assertThat(images().find(second).orElseThrow().id()).isEqualTo(image.id());
    }

    @Test
    default void missingBaseShouldBeRefused() {
        ImageTag tag = tag();
        Refusal refusal = refused(made(build(tag, "FROM modelwright/not-there:1\n", Map.of())));
        assertThat(refusal.code()).isEqualTo("image-missing");
        assertThat(refusal.detail()).contains("modelwright/not-there:1");
        assertThat(images().find(tag)).isEmpty();
    }

    @Test
    default void failedStepShouldBeTold() {
        ImageTag tag = tag();
        Refusal refusal = refused(made(build(tag, "FROM " + BASE + "\nRUN exit 7\n", Map.of())));
        assertThat(refusal).isInstanceOfSatisfying(Refusal.Conflict.class, conflict -> {
            assertThat(conflict.code()).isEqualTo("build-failed");
            assertThat(conflict.detail()).contains("7");
            assertThat(conflict.members()).containsKeys("step", "log");
            assertThat(conflict.members().toString()).contains("RUN exit 7");
        });
        assertThat(images().find(tag)).isEmpty();
        assertThat(refused(made(build(tag, "FROM " + BASE + "\nCOPY missing /missing\n", Map.of())))
                        .code())
                .isEqualTo("build-failed");
        assertThat(refused(made(build(tag, "FROM " + BASE + "\nADD http://127.0.0.1/x /x\n", Map.of())))
                        .code())
                .isEqualTo("build-failed");
    }

    @Test
    default void buildShouldEndWhenItIsStopped() {
        ImageTag tag = tag();
        AtomicInteger asked = new AtomicInteger();
        Refusal refusal = refused(images().build(
                        build(tag, "FROM " + BASE + "\nRUN sleep 600\n", Map.of()),
                        line -> {},
                        () -> asked.incrementAndGet() > 3));
        assertThat(refusal.code()).isEqualTo("build-cancelled");
        assertThat(images().find(tag)).isEmpty();
    }

    @Test
    default void buildShouldEndAfterItsTime() {
        ImageTag tag = tag();
        ImageBuild build = build(tag, "FROM " + BASE + "\nRUN sleep 600\n", Map.of());
        ImageBuild brief = new ImageBuild(
                build.tag(),
                build.labels(),
                build.context(),
                build.dockerfile(),
                build.arguments(),
                build.limits(),
                build.network(),
                build.noCache(),
                Duration.ofSeconds(1));
        assertThat(refused(made(brief)).code()).isEqualTo("build-timeout");
        assertThat(images().find(tag)).isEmpty();
    }

    @Test
    default void onlyOwnImagesShouldBeRemovedAndNoneThatIsUsed() {
        ImageTag tag = tag();
        Image image = done(made(build(tag, "FROM " + BASE + "\nCOPY a /a\n", Map.of("a", tag.toString()))));
        images().tag(image.id(), tag());
        Image base = images().find(BASE).orElseThrow();

        assertThat(done(images().remove(base.id()))).isFalse();
        assertThat(done(strangers().remove(image.id()))).isFalse();
        assertThat(strangers().tag(image.id(), tag())).isEmpty();
        assertThat(strangers().list(new Labels(Map.of()))).isEmpty();
        var name = new io.modelwright.core.deploy.DockerName("contract-" + UUID.randomUUID());
        done(containers().run(ContractContainer.spec(name, image.id(), owner())));
        assertThat(refused(images().remove(image.id())).code()).isEqualTo("image-in-use");
        assertThat(images().find(tag)).isPresent();
        containers().steer(name, ContainerEngine.Steering.PURGE);
        assertThat(done(images().remove(image.id()))).isTrue();
        assertThat(done(images().remove(image.id()))).isFalse();
        assertThat(images().find(tag)).isEmpty();
        assertThat(images().find(BASE)).contains(base);
        assertThat(images().tag(new ImageId("sha256:" + "0".repeat(64)), tag())).isEmpty();
    }

    @Test
    default void diskUseShouldGrowByWhatIsMade() {
        ImageStore.DiskUse before = images().diskUse();
        String large = "0123456789abcdef".repeat(40_000) + UUID.randomUUID();
        Image image = done(made(build(tag(), "FROM " + BASE + "\nCOPY a /a\n", Map.of("a", large))));
        ImageStore.DiskUse after = images().diskUse();

        assertThat(after.images() - before.images()).isGreaterThanOrEqualTo(large.length());
        assertThat(after.ours() - before.ours()).isBetween((long) large.length(), image.bytes());
        assertThat(after.ours()).isLessThanOrEqualTo(after.images());
    }
}
