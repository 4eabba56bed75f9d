package io.modelwright.docker;

import static io.modelwright.testkit.deploy.ContractContainer.done;
import static io.modelwright.testkit.deploy.ContractContainer.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Container;
import io.modelwright.core.deploy.Image;
import io.modelwright.core.deploy.ImageBuild;
import io.modelwright.core.shared.Refusal;
import io.modelwright.testkit.Poll;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What builds may take and reach, on a real engine. */
final class BuildTest {

    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private static ImageBuild build(String commands) {
        return ENGINE.build(
                "FROM busybox:1\n" + commands + "\n",
                Map.of("file", UUID.randomUUID().toString()));
    }

    private static List<Container> builders(String mark) {
        return ENGINE.client().listContainersCmd().withShowAll(true).exec().stream()
                .filter(container -> String.valueOf(container.getCommand()).contains(mark))
                .toList();
    }

    @Test
    void stoppedBuildShouldRunNoFurther() throws Exception {
        String mark = "mark" + UUID.randomUUID();
        Refusal refusal = refused(ENGINE.images()
                .build(
                        build("RUN echo " + mark + " && sleep 600"),
                        line -> {},
                        () -> builders(mark).stream().anyMatch(container -> "running".equals(container.getState()))));
        assertThat(refusal.code()).isEqualTo("build-cancelled");
        Poll.until("the end of the build's container", () -> builders(mark).isEmpty());
    }

    @Test
    void unchangedFilesShouldBeTakenFromTheCacheUnlessAskedOtherwise() {
        ImageBuild build = build("COPY file /file\nRUN cat /file");
        ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
        Image first = done(ENGINE.images().build(build, line -> {}, () -> false));
        Image again = done(ENGINE.images().build(build, log::add, () -> false));
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(log).contains(" ---> Using cache");

        ConcurrentLinkedQueue<String> anew = new ConcurrentLinkedQueue<>();
        ImageBuild noCache = new ImageBuild(
                build.tag(),
                build.labels(),
                build.context(),
                build.dockerfile(),
                build.arguments(),
                build.limits(),
                build.network(),
                true,
                build.timeout());
        done(ENGINE.images().build(noCache, anew::add, () -> false));
        assertThat(anew).doesNotContain(" ---> Using cache");
    }

    @Test
    void buildShouldReachNoNetworkAndTakeNoMoreThanItMay() {
        ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
        done(ENGINE.images()
                .build(
                        build("RUN ip addr; cat /sys/fs/cgroup/memory/memory.limit_in_bytes /sys/fs/cgroup/memory.max"
                                + " /sys/fs/cgroup/cpu/cpu.cfs_quota_us /sys/fs/cgroup/cpu.max 2>/dev/null; true"),
                        log::add,
                        () -> false));
        assertThat(String.join("\n", log)).contains("lo:").doesNotContain("eth0");
        assertThat(log).contains(Long.toString(128L * 1024 * 1024)).anyMatch(line -> line.startsWith("100000"));

        assertThat(refused(ENGINE.images().build(build("RUN tail /dev/zero"), line -> {}, () -> false))
                        .code())
                .isEqualTo("build-failed");
    }

    @Test
    void linksOfAnImageShouldNotLeadOutOfTheFolder(@TempDir Path folder) throws Exception {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Image image = done(ENGINE.images()
                .build(
                        build("RUN mkdir /out && ln -s " + outside + " /out/link && ln -s /etc/passwd /out/file"
                                + " && echo x >/out/plain && cp /bin/busybox /out/program"),
                        line -> {},
                        () -> false));
        Path copied = done(ENGINE.images().extract(image.id(), "/out", inside));
        assertThat(Files.readString(copied.resolve("plain"))).isEqualTo("x\n");
        assertThat(copied.resolve("program")).isExecutable();
        assertThat(copied.resolve("link")).doesNotExist();
        assertThat(copied.resolve("file")).doesNotExist();
        assertThat(outside).isEmptyDirectory();
    }
}
