package io.modelwright.bootstrap.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelwright.bootstrap.TestEngine;
import io.modelwright.bootstrap.openapi.Programs;
import io.modelwright.testkit.Poll;
import io.modelwright.testkit.servers.TestPostgres;
import io.modelwright.testkit.servers.TestRedis;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A server without a container engine, as in a container of its own, and workers that have one: each a process of its own. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class WorkerEngineTest {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    @RegisterExtension
    static final TestRedis REDIS = TestRedis.shared();

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int FIRST_PORT = 21_000;

    private static final String DESIGN = """
            {"entities": [{"name": "task", "fields": [{"name": "title", "type": "text", "maxLength": 100}]}]}""";

    private static URI engine;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Client client = new Client();

    @TempDir
    Path folder;

    @BeforeAll
    static void need() {
        engine = TestEngine.with("eclipse-temurin:25-jre", "postgres:15");
    }

    @Test
    void workersShouldDeployAndLookAfterItForAServerWithoutAnEngine() throws Exception {
        ServerConfig config = ServerConfig.of(folder, POSTGRES.freshDatabase(), REDIS);
        String common = Files.readString(config.file());
        Files.writeString(config.file(), common + "jobs: { server: false }\n" + ports(""));
        Path working = Files.writeString(folder.resolve("worker.yml"), common + ports(", engine: \"" + engine + "\""));
        String installation = "";
        try (ServerProcess server = ServerProcess.start(config)) {
            client.use(server);
            client.register();
            client.post("/apps", Map.of("name", "Apart", "slug", "apart")).expect(201);
            client.draft("apart", DESIGN);
            client.post("/apps/apart/versions", Map.of("message", "first")).expect(201);
            JsonNode deployment;
            String container;
            try (WorkerProcess worker = WorkerProcess.start(working)) {
                assertThat(worker.process().isAlive()).isTrue();
                deployment = deployed();
                container = "mw-" + deployment.get("id").asText().replace("-", "") + "-r1";
                installation = docker("inspect", "-f", "{{index .Config.Labels \"modelwright.owner\"}}", container);
                assertThat(ready(deployment)).isEqualTo(200);
                docker("rm", "-f", container);
                Poll.until("an application that is ready again", PATIENCE, () -> ready(deployment) == 200);
            }
            assertThat(isOpen(deployment)).isFalse();
            client.get("/deployments/" + deployment.get("id").asText() + "/logs")
                    .expect(503);

            try (WorkerProcess next = WorkerProcess.start(working)) {
                assertThat(next.process().isAlive()).isTrue();
                Poll.until("an application that is found again", PATIENCE, () -> ready(deployment) == 200);
                client.send("DELETE", "/deployments/" + deployment.get("id").asText(), "", Map.of())
                        .expect(202);
                Poll.until("its end", PATIENCE, () -> !isOpen(deployment));
            }
            assertThat(docker("ps", "-aq", "--filter", "name=" + container)).isEmpty();
        } finally {
            if (!installation.isEmpty()) {
                TestEngine.clear(engine, installation);
            }
        }
    }

    private static String ports(String more) {
        return "deployments: { firstPort: " + FIRST_PORT + ", lastPort: " + (FIRST_PORT + 99) + ", port: 0" + more
                + " }\n";
    }

    private JsonNode deployed() throws Exception {
        String job = client.post("/apps/apart/deployments", Map.of("target", "java"))
                .expect(202)
                .body()
                .get("id")
                .asText();
        Poll.until(
                "the end of the job",
                PATIENCE,
                () -> !job(job).get("finishedAt").isNull());
        JsonNode ended = job(job);
        assertThat(ended.get("state").asText()).as(ended.toString()).isEqualTo("succeeded");
        return client.get(
                        "/deployments/" + ended.get("result").get("deployment").asText())
                .expect(200)
                .body();
    }

    private JsonNode job(String id) throws Exception {
        return client.get("/jobs/" + id).expect(200).body();
    }

    private int ready(JsonNode deployment) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(deployment.get("url").asText() + "/health/ready"))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException notNow) {
            return 0;
        }
    }

    private boolean isOpen(JsonNode deployment) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(deployment.get("url").asText()))
                .build();
        try {
            http.send(request, HttpResponse.BodyHandlers.discarding());
            return true;
        } catch (ConnectException closed) {
            return false;
        }
    }

    private String docker(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(words));
        Programs.Ended ended = Programs.run(folder, Map.of("DOCKER_HOST", engine.toString()), command);
        assertThat(ended.status()).as(ended.output()).isZero();
        return ended.output().strip();
    }
}
