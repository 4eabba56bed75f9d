package io.modelwright.bootstrap.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelwright.bootstrap.Main;
import io.modelwright.testkit.Poll;
import io.modelwright.testkit.servers.TestPostgres;
import io.modelwright.testkit.servers.TestRedis;
import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A server that leaves all jobs to a worker, each a process of its own. */
final class WorkerRoleTest {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    @RegisterExtension
    static final TestRedis REDIS = TestRedis.shared();

    private static final Pattern PORTS =
            Pattern.compile("Listening on (http://127\\.0\\.0\\.1:\\d+), metrics on port (\\d+)");

    private static final String DESIGN = """
            {"entities": [{"name": "task", "fields": [{"name": "title", "type": "text", "maxLength": 100}]}]}""";

    @TempDir
    Path folder;

    /** What the worker said of its ports. */
    private record Ports(String health, String metrics) {}

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

            Process worker = worker(config);
            try (BufferedReader said = worker.inputReader()) {
                Ports ports = ports(said);
                Poll.until("the end of the job", () -> state(client, job).equals("succeeded"));
                assertThat(get(ports.health() + "/health/ready").statusCode()).isEqualTo(200);
                assertThat(get(ports.health() + "/api/v1/jobs").statusCode()).isEqualTo(404);
                assertThat(get(ports.metrics()).body().lines())
                        .contains("jobs_succeeded_codegen_generate_total 1", "jobs_due_codegen_generate 0");
            } finally {
                worker.destroy();
                worker.waitFor();
            }
            JsonNode log =
                    client.get("/jobs/" + job + "/log").expect(200).body().get("items");
            assertThat(log).isNotEmpty();
        }
    }

    private static String state(Client client, String job) throws Exception {
        return client.get("/jobs/" + job).expect(200).body().get("state").asText();
    }

    private static Process worker(ServerConfig config) throws Exception {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "worker",
                        "--config",
                        config.file().toString()))
                .redirectErrorStream(true)
                .start();
    }

    private static Ports ports(BufferedReader said) throws Exception {
        String line;
        while ((line = said.readLine()) != null) {
            Matcher ports = PORTS.matcher(line);
            if (ports.find()) {
                return new Ports(ports.group(1), "http://127.0.0.1:" + ports.group(2) + "/metrics");
            }
        }
        throw new AssertionError("the worker ended before it listened");
    }

    private static HttpResponse<String> get(String url) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
