package io.modelwright.bootstrap.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelwright.testkit.Poll;
import io.modelwright.testkit.servers.TestPostgres;
import io.modelwright.testkit.servers.TestRedis;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A server that leaves all jobs to a worker, each a process of its own. */
final class WorkerRoleTest {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    @RegisterExtension
    static final TestRedis REDIS = TestRedis.shared();

    private static final String DESIGN = """
            {"entities": [{"name": "task", "fields": [{"name": "title", "type": "text", "maxLength": 100}]}]}""";

    @TempDir
    Path folder;

    @Test
    void jobShouldWaitForAWorkerWhenTheServerRunsNone() throws Exception {
        ServerConfig config = ServerConfig.of(folder, POSTGRES.freshDatabase(), REDIS);
        Files.writeString(config.file(), "jobs: { server: false }\n", StandardOpenOption.APPEND);
        try (ServerProcess server = ServerProcess.start(config)) {
            Client client = new Client();
            client.use(server);
            client.register();
            client.post("/apps", Map.of("name", "Role", "slug", "role")).expect(201);
            client.draft("role", DESIGN);
            client.post("/apps/role/versions", Map.of("message", "first")).expect(201);
            String job = client.post("/apps/role/generations", Map.of("target", "java"))
                    .expect(202)
                    .body()
                    .get("id")
                    .asText();
            assertThat(state(client, job)).isEqualTo("queued");

            try (WorkerProcess worker = WorkerProcess.start(config.file())) {
                Poll.until("the end of the job", () -> state(client, job).equals("succeeded"));
                assertThat(get(worker.health() + "/health/ready").statusCode()).isEqualTo(200);
                assertThat(get(worker.health() + "/api/v1/jobs").statusCode()).isEqualTo(404);
                assertThat(get(worker.metrics()).body().lines())
                        .contains("jobs_succeeded_codegen_generate_total 1", "jobs_due_codegen_generate 0");
            }
            JsonNode log =
                    client.get("/jobs/" + job + "/log").expect(200).body().get("items");
            assertThat(log).isNotEmpty();
        }
    }

    private static String state(Client client, String job) throws Exception {
        return client.get("/jobs/" + job).expect(200).body().get("state").asText();
    }

    private static HttpResponse<String> get(String url) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
