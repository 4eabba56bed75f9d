package io.modelwright.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.Image;
import io.modelwright.core.deploy.ImageBuild;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.ImageTag;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.deploy.ResourceLimits;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.deploy.driven.ContainerEngine;
import io.modelwright.ports.deploy.driven.ImageStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The engine that {@code MODELWRIGHT_DOCKER_HOST} names, with busybox and an image of the contract's program. Without it tests are
 * not run, and fail with {@code CI=true}. All that a class leaves is removed after it: each has an owner of its own.
 */
final class TestEngine implements BeforeAllCallback, AfterAllCallback {

    static final String HOST = "MODELWRIGHT_DOCKER_HOST";
    static final ImageTag BASE = new ImageTag("busybox", "1");

    private final String owner = "test-" + UUID.randomUUID();
    private @Nullable DockerEngine engine;
    private @Nullable ImageId program;

    @Override
    public void beforeAll(ExtensionContext context) {
        String host = System.getenv(HOST);
        need("the variable " + HOST + " that names an engine", host != null && !host.isEmpty());
        DockerEngine made = DockerEngine.at(URI.create(String.valueOf(host)));
        engine = made;
        need("an engine that answers at " + host, made.answers());
        need(
                "the image " + BASE + " (docker/base-images.sh busybox)",
                images().find(BASE).isPresent());
    }

    private static void need(String what, boolean there) {
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there)
                    .as("CI=true says that all is to be tested, and for that there is %s", what)
                    .isTrue();
        }
        Assumptions.assumeTrue(there, "not run: there is not " + what);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        DockerEngine used = engine;
        if (used == null) {
            return;
        }
        try (used) {
            for (String name : new String[] {owner, "strangers"}) {
                ContainerEngine containers = used.containers(name);
                for (Container container : containers.list(new Labels(Map.of()))) {
                    containers.steer(container.name(), ContainerEngine.Steering.PURGE);
                }
                // Volumes of containers that a test removed without them.
                used.client()
                        .listVolumesCmd()
                        .withFilter("label", List.of(Labels.OWNER + "=" + name))
                        .exec()
                        .getVolumes()
                        .forEach(volume ->
                                used.client().removeVolumeCmd(volume.getName()).exec());
                for (Image image : used.images(name).list(new Labels(Map.of()))) {
                    used.images(name).remove(image.id());
                }
            }
        }
    }

    DockerEngine engine() {
        DockerEngine started = engine;
        if (started == null) {
            throw new IllegalStateException("not before the tests of a class");
        }
        return started;
    }

    /** The engine itself, to see what it really has. */
    DockerClient client() {
        return engine().client();
    }

    ContainerEngine containers() {
        return engine().containers(owner);
    }

    ImageStore images() {
        return engine().images(owner);
    }

    String owner() {
        return owner;
    }

    /** The image of the contract's program, made once for a class. */
    synchronized ImageId program() {
        ImageId made = program;
        if (made == null) {
            made = ((Outcome.Done<Image>) images().build(programBuild(), line -> {}, () -> false))
                    .value()
                    .id();
            program = made;
        }
        return made;
    }

    ImageBuild programBuild() {
        return build(
                "FROM " + BASE + "\nCOPY program /program\n"
                        + "RUN cd /program/www/cgi-bin && for verb in hello env secret keep kept say warn long end eat;"
                        + " do ln -s verb $verb; done\n"
                        + "RUN mkdir -p /tmp && chmod 1777 /tmp\n"
                        + "ENTRYPOINT [\"/program/main.sh\"]\n",
                Map.of("program/main.sh", script("main.sh"), "program/www/cgi-bin/verb", script("verb.sh")));
    }

    private static String script(String name) {
        try (InputStream in = TestEngine.class.getResourceAsStream(name)) {
            return new String(java.util.Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** An image of executable files. */
    ImageId image(String dockerfile, Map<String, String> scripts) {
        return ((Outcome.Done<Image>) images().build(build(dockerfile, scripts), line -> {}, () -> false))
                .value()
                .id();
    }

    ImageBuild build(String dockerfile, Map<String, String> scripts) {
        SourceTree.Builder tree = new SourceTree.Builder().text("Dockerfile", dockerfile);
        scripts.forEach((path, text) -> tree.add(path, SourceFile.script(text)));
        return new ImageBuild(
                new ImageTag("modelwright-docker-test/" + UUID.randomUUID(), "1"),
                new Labels(Map.of(Labels.OWNER, owner, Labels.KIND, "test")),
                tree.build(),
                "Dockerfile",
                Map.of(),
                new ResourceLimits(128L * 1024 * 1024, 1_000, 128),
                false,
                false,
                Duration.ofMinutes(3));
    }
}
