package io.modelwright.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.openapi.Programs;
import io.modelwright.core.deploy.Image;
import io.modelwright.core.deploy.ImageTag;
import io.modelwright.core.deploy.Labels;
import io.modelwright.docker.DockerEngine;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * The container engine that {@code MODELWRIGHT_DOCKER_HOST} names. Without it tests are not run, and fail with {@code CI=true}.
 */
public final class TestEngine {

    private static final String HOST = "MODELWRIGHT_DOCKER_HOST";

    private TestEngine() {}

    /** Where it listens, with those images. */
    public static URI with(String... images) {
        String host = System.getenv(HOST);
        need("the variable " + HOST + " that names an engine", host != null && !host.isEmpty());
        URI address = URI.create(String.valueOf(host));
        try (DockerEngine found = DockerEngine.at(address)) {
            need("an engine that answers at " + host, found.answers());
            for (String image : images) {
                int colon = image.indexOf(':');
                ImageTag tag = new ImageTag(image.substring(0, colon), image.substring(colon + 1));
                need(
                        "the image " + tag + " (docker/base-images.sh)",
                        found.images("tests").find(tag).isPresent());
            }
        }
        Programs.need("docker");
        return address;
    }

    private static void need(String what, boolean there) {
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there)
                    .as("CI=true says that all is to be tested, and for that there is %s", what)
                    .isTrue();
        }
        Assumptions.assumeTrue(there, "not run: there is not " + what);
    }

    /** Removes all that is of an installation, also what failed tests left. */
    public static void clear(URI engine, String installation) {
        try (DockerEngine used = DockerEngine.at(engine)) {
            used.containers(installation).clear(new Labels(Map.of()));
            for (Image image : used.images(installation).list(new Labels(Map.of()))) {
                used.images(installation).remove(image.id());
            }
        }
    }
}
