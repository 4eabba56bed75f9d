package io.modelwright.bootstrap.api;

import static io.modelwright.bootstrap.api.DeployedApp.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.shared.Json;
import io.modelwright.testkit.Poll;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From a design to containers that people use, whatever comes: the whole platform and a real engine. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class ContainersHttpTest {

    private static final String JAVA = "{\"target\":\"java\"}";

    @TempDir
    Path folder;

    @BeforeAll
    static void need() {
        ContainersScene.need("eclipse-temurin:25-jre", "postgres:15");
    }

    private final ContainersScene scene = ContainersScene.shared();

    private static Json note(String title) {
        return Json.object().put("title", title).build();
    }

    private static String with(String fields) {
        return ContainersScene.DESIGN + fields;
    }

    private void publish(TestApp app, String design) {
        app.design(design);
        app.publish("{\"message\":\"Next\"}").expect(201);
    }

    /** Writes and reads from several threads until it is ended, and notes what did not go well. */
    private static final class Load implements AutoCloseable {
        private final AtomicBoolean ended = new AtomicBoolean();
        private final AtomicInteger done = new AtomicInteger();
        private final Queue<String> failed = new ConcurrentLinkedQueue<>();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

        static Load on(DeployedApp app) {
            Load load = new Load();
            for (int thread = 0; thread < 4; thread++) {
                String name = "load " + thread;
                load.threads.execute(() -> load.run(app, name));
            }
            return load;
        }

        private void run(DeployedApp app, String name) {
            while (!ended.get()) {
                try {
                    note(app.send("POST", "/api/v1/records/note", ContainersHttpTest.note(name)), 201);
                    note(app.send("GET", "/api/v1/records/note?limit=1", NOTHING), 200);
                } catch (IOException fault) {
                    failed.add(fault.toString());
                } catch (InterruptedException interruption) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }

        private void note(Answer answer, int status) {
            if (answer.status() == status) {
                done.incrementAndGet();
            } else {
                failed.add(answer.status() + " " + answer.body());
            }
        }

        @Override
        public void close() {
            ended.set(true);
            threads.close();
        }
    }

    @Test
    void appShouldBeUsedUpgradedUnderLoadAndRolledBack() throws Exception {
        TestApp app = scene.app();
        Answer first = scene.deployed(app, JAVA);
        assertThat(first.text("health")).isEqualTo("healthy");
        DeployedApp used = DeployedApp.signIn(scene.owner(), first);
        used.create("note", note("kept"));

        publish(app, with("      - { name: remark, type: text, maxLength: 50 }\n"));
        Load load = Load.on(used);
        try (load) {
            Poll.until("a load", () -> load.done.get() > 20);
            Answer second = scene.deployed(app, JAVA);
            assertThat(second.text("url")).isEqualTo(first.text("url"));
            int before = load.done.get();
            Poll.until("a load on the next release", () -> load.done.get() > before + 20);
        }
        assertThat(load.failed).isEmpty();
        String kept = used.create(
                        "note",
                        Json.object().put("title", "new").put("remark", "x").build())
                .text("id");
        assertThat(used.list("note").items("title")).contains("kept");

        Load again = Load.on(used);
        try (again) {
            Poll.until("a load", () -> again.done.get() > 20);
            scene.steer(first, "rollback");
        }
        assertThat(again.failed).isEmpty();
        // what the next release wrote is there, without what the former one does not know
        Answer former =
                used.send("GET", "/api/v1/records/note/" + kept, NOTHING).expect(200);
        assertThat(former.body()).doesNotContain("remark");
        assertThat(scene.docker(
                        "ps",
                        "-a",
                        "--filter",
                        "label=modelwright.deployment=" + first.text("id"),
                        "--format",
                        "{{.Names}}"))
                .isEqualTo(ContainersScene.container(first, 3));
    }

    /** Lets the code of an app do something when it is asked whether it is ready. */
    private void change(TestApp app, String statement) {
        GitClient clone = GitClient.clone(folder, app, scene.owner());
        String health = clone.git("ls-files", "*/HealthServlet.java").strip();
        String before = "case \"/ready\" -> {";
        assertThat(clone.read(health)).contains(before);
        clone.write(health, clone.read(health).replace(before, before + statement))
                .commit("Break it")
                .git("push", "-q");
    }

    private void assertFailed(Answer job, String code) throws Exception {
        assertThat(job.text("state")).as(job.body()).isEqualTo("failed");
        assertThat(job.text("error", "type")).as(job.body()).endsWith(":" + code);
    }

    private Answer newest(Answer deployment) {
        return scene.owner()
                .get("/deployments/" + deployment.text("id") + "/releases?limit=1")
                .send()
                .expect(200);
    }

    @Test
    void brokenReleasesShouldLeaveTheFormerOneServingAndSayWhy() throws Exception {
        TestApp ailing = scene.app();
        Answer healthy = scene.deployed(ailing, JAVA);
        change(ailing, " if (true) { answer(response, 503, \"{}\"); return; }");
        String neverReady = scene.ask(ailing, JAVA);

        TestApp app = scene.app();
        Answer serving = scene.deployed(app, JAVA);
        DeployedApp used = DeployedApp.signIn(scene.owner(), serving);
        used.create("note", note("twice"));
        used.create("note", note("twice"));
        change(app, """
                 try {
                     var field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
                     field.setAccessible(true);
                     var memory = (sun.misc.Unsafe) field.get(null);
                     while (!response.isCommitted()) { memory.setMemory(memory.allocateMemory(1 << 24), 1 << 24, (byte) 1); }
                 } catch (ReflectiveOperationException fault) { throw new IllegalStateException(fault); }
                """);
        Answer eaten = scene.ended(scene.ask(app, JAVA));
        assertFailed(eaten, "release-out-of-memory");
        assertThat(eaten.text("error", "detail")).contains("512 MiB");
        assertThat(used.list("note").items("title")).containsExactly("twice", "twice");

        publish(app, ContainersScene.DESIGN.replace("required: true", "required: true, unique: true"));
        assertFailed(scene.ended(scene.ask(app, JAVA)), "release-exited");
        assertThat(used.list("note").items("title")).containsExactly("twice", "twice");
        assertThat(newest(serving).text("items", 0, "log")).containsIgnoringCase("unique");

        Answer late = scene.ended(neverReady);
        assertFailed(late, "release-not-healthy");
        assertThat(late.text("error", "detail")).contains("60 seconds");
        assertThat(DeployedApp.ready(healthy)).isEqualTo(200);
        for (Answer deployment : List.of(serving, healthy)) {
            assertThat(scene.owner()
                            .get("/deployments/" + deployment.text("id"))
                            .send()
                            .text("state"))
                    .isEqualTo("running");
            assertThat(newest(deployment).text("items", 0, "state")).isEqualTo("failed");
        }
    }

    @Test
    void whatSomebodyKillsOrRemovesShouldHealAndWhatIsDeletedShouldGo() throws Exception {
        TestApp app = scene.app();
        Answer deployment = scene.deployed(app, JAVA);
        DeployedApp used = DeployedApp.signIn(scene.owner(), deployment);
        used.create("note", note("kept"));
        String container = ContainersScene.container(deployment, 1);
        String server = scene.server();

        for (List<String> harm : List.of(
                List.of("kill", container),
                List.of("rm", "-f", container),
                List.of("rm", "-f", server),
                List.of("rm", "-f", container, server))) {
            scene.docker(harm.toArray(String[]::new));
            Poll.until("an application that is ready after " + harm, () -> DeployedApp.ready(deployment) == 200);
            assertThat(used.list("note").items("title")).as("%s", harm).containsExactly("kept");
        }

        String label = "label=modelwright.deployment=" + deployment.text("id");
        for (String kind : List.of("volume", "network")) {
            assertThat(scene.docker(kind, "ls", "-q", "--filter", label)).isNotEmpty();
        }
        Answer gone = scene.ended(scene.owner()
                .delete("/deployments/" + deployment.text("id"))
                .send()
                .expect(202)
                .text("id"));
        assertThat(gone.text("state")).as(gone.body()).isEqualTo("succeeded");
        for (String kind : List.of("volume", "network")) {
            assertThat(scene.docker(kind, "ls", "-q", "--filter", label)).isEmpty();
        }
        assertThat(scene.docker("ps", "-a", "-q", "--filter", label)).isEmpty();
        assertThat(scene.docker("exec", server, "psql", "-U", "modelwright", "-l"))
                .contains("modelwright")
                .doesNotContain(deployment.text("id").replace("-", ""));
    }
}
