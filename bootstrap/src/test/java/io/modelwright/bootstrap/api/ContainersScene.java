package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.OwnPlatform;
import io.modelwright.bootstrap.TestEngine;
import io.modelwright.bootstrap.openapi.Programs;
import io.modelwright.core.shared.Json;
import io.modelwright.docker.Subnets;
import io.modelwright.testkit.Poll;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A whole platform that deploys into a real container engine, once for all tests of this process: the engine that {@code
 * MODELWRIGHT_DOCKER_HOST} names, with the images that applications are made from. Without it tests are not run, and fail with
 * {@code CI=true}. What the platform made there is removed when the process ends; no other installation has its labels.
 */
final class ContainersScene implements AutoCloseable {

    static final String DESIGN = """
            entities:
              - name: note
                recordLabel: "{title}"
                fields:
                  - { name: title, type: text, required: true, maxLength: 100 }
            """;

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final URI engine;
    private final OwnPlatform platform;
    private final Path folder;
    private final Api owner;

    private ContainersScene(URI engine, Subnets subnets) throws Exception {
        this.engine = engine;
        this.folder = Files.createTempDirectory("containers");
        this.platform = OwnPlatform.on(engine, subnets);
        this.owner = Api.somebody(platform.port());
    }

    private static final class Shared {
        private static final ContainersScene SCENE = start();

        private static ContainersScene start() {
            try {
                ContainersScene scene =
                        new ContainersScene(TestEngine.with("eclipse-temurin:25-jre", "postgres:15"), Subnets.STANDARD);
                Runtime.getRuntime().addShutdownHook(new Thread(scene::close, "remove-containers"));
                return scene;
            } catch (Exception failure) {
                throw new IllegalStateException("the platform does not start", failure);
            }
        }
    }

    /** Asked for before the scene itself, so that tests without an engine are not run. */
    static void need(String... images) {
        TestEngine.with(images);
    }

    static ContainersScene shared() {
        return Shared.SCENE;
    }

    /** A scene of a test's own, to be closed by it. */
    static ContainersScene at(OwnEngine engine) throws Exception {
        return new ContainersScene(engine.host(), engine.subnets());
    }

    Api owner() {
        return owner;
    }

    OwnPlatform platform() {
        return platform;
    }

    /** The container of PostgreSQL. */
    String server() {
        return "mw-" + platform.installation() + "-postgres";
    }

    Path folder() {
        return folder;
    }

    TestApp app() {
        return TestApp.of(owner, DESIGN);
    }

    /** The job of a deployment, from when it is asked for. */
    String ask(TestApp app, String wish) {
        return owner.post(app.path("/deployments"))
                .json(wish)
                .send()
                .expect(202)
                .text("id");
    }

    /** The job when it has ended, good or bad. */
    Answer ended(String job) throws Exception {
        Poll.until(
                "the end of the job",
                PATIENCE,
                () -> owner.get("/jobs/" + job).send().expect(200).at("finishedAt") instanceof Json.JsonString);
        return owner.get("/jobs/" + job).send().expect(200);
    }

    /** The deployment when that release serves. */
    Answer deployed(TestApp app, String wish) throws Exception {
        Answer job = ended(ask(app, wish));
        assertThat(job.text("state")).as(job.body()).isEqualTo("succeeded");
        return owner.get("/deployments/" + job.text("result", "deployment"))
                .send()
                .expect(200);
    }

    /** Does something to a deployment, and waits for it. */
    void steer(Answer deployment, String steering) throws Exception {
        Answer job = ended(owner.post("/deployments/" + deployment.text("id") + "/" + steering)
                .json("{}")
                .send()
                .expect(202)
                .text("id"));
        assertThat(job.text("state")).as(job.body()).isEqualTo("succeeded");
    }

    /** The container of a release, as the platform calls it. */
    static String container(Answer deployment, int release) {
        return name(deployment) + "-r" + release;
    }

    /** What belongs to a deployment begins with it. */
    static String name(Answer deployment) {
        return "mw-" + deployment.text("id").replace("-", "");
    }

    /** Runs Docker's own client; it has to succeed. */
    String docker(String... words) {
        Programs.Ended ended = attempt(words);
        assertThat(ended.status()).as("%s\n%s", List.of(words), ended.output()).isZero();
        return ended.output().strip();
    }

    Programs.Ended attempt(String... words) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(words));
        try {
            return Programs.run(
                    Files.createTempDirectory(folder, "docker"), Map.of("DOCKER_HOST", engine.toString()), command);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    /** Removes all that is of this installation, also what failed tests left. */
    @Override
    public void close() {
        platform.close();
        TestEngine.clear(engine, platform.installation());
    }
}
