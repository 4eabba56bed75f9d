package io.modelwright.bootstrap.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelwright.testkit.Poll;
import io.modelwright.testkit.servers.TestPostgres;
import io.modelwright.testkit.servers.TestRedis;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many rows go in and come out through a server with little memory: it holds a bounded part of them at any time. */
final class LargeTransferTest {

    private static final Logger LOG = LoggerFactory.getLogger(LargeTransferTest.class);
    private static final int ROWS = 1_000_000;
    private static final int FAULTY = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(40);

    private static final String DESIGN = """
            {"entities": [{"name": "task", "fields": [
                {"name": "title", "type": "text", "required": true, "maxLength": 100},
                {"name": "status", "type": "choice", "choices": ["todo", "doing", "done"], "default": "todo"},
                {"name": "size", "type": "integer", "min": 0},
                {"name": "estimate", "type": "decimal", "precision": 10, "scale": 2},
                {"name": "due", "type": "date"}],
              "indexes": [["status", "due"]]}]}""";

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    @RegisterExtension
    static final TestRedis REDIS = TestRedis.shared();

    @TempDir
    Path folder;

    private final Client client = new Client();

    @Test
    @Tag("deep")
    @Timeout(value = 50, unit = TimeUnit.MINUTES)
    void millionRowsShouldGoInAndComeOutInLittleMemory() throws Exception {
        ServerConfig config = ServerConfig.of(folder, POSTGRES.freshDatabase(), REDIS);
        try (ServerProcess server = ServerProcess.start(config, "-Xmx192m")) {
            client.use(server);
            client.register();
            client.post("/apps", Map.of("name", "Large", "slug", "large")).expect(201);
            client.draft("large", DESIGN);
            client.post("/apps/large/versions", Map.of("message", "first")).expect(201);
            importAll();
            client.goOn(server);
            exportAll();
            assertThat(server.isAlive()).as(server.output()).isTrue();
        }
    }

    private Path file() throws Exception {
        Path file = folder.resolve("rows.csv");
        try (BufferedWriter text = Files.newBufferedWriter(file)) {
            text.write("title,status,size,estimate,due\n");
            for (int i = 0; i < ROWS; i++) {
                String size = i % FAULTY == 3 ? "-1" : Integer.toString(i);
                text.write(
                        "Row number " + i + ",doing," + size + "," + i % 1_000 + ".50,2027-01-" + (10 + i % 20) + "\n");
            }
        }
        return file;
    }

    private void importAll() throws Exception {
        HttpRequest upload = client.request("/apps/large/records/task/import")
                .timeout(PATIENCE)
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofFile(file()))
                .build();
        HttpResponse<String> accepted = client.http().send(upload, HttpResponse.BodyHandlers.ofString());
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String job = accepted.headers().firstValue("Location").orElseThrow().replace("/api/v1", "");
        JsonNode ended = Poll.find("the end of the import", PATIENCE, () -> {
            Client.Answer answer = client.get(job);
            if (answer.status() == 401) {
                client.signIn();
                return Optional.empty();
            }
            JsonNode now = answer.expect(200).body();
            return now.get("finishedAt").isNull() ? Optional.empty() : Optional.of(now);
        });
        assertThat(ended.get("state").asText()).as(ended.toString()).isEqualTo("succeeded");
        JsonNode report = ended.get("result");
        int faulty = ROWS / FAULTY;
        assertThat(report.get("read").asInt()).isEqualTo(ROWS);
        assertThat(report.get("imported").asInt()).isEqualTo(ROWS - faulty);
        assertThat(report.get("rejected").asInt()).isEqualTo(faulty);
        assertThat(report.get("rejections")).hasSize(faulty).allSatisfy(rejection -> {
            assertThat((rejection.get("line").asInt() - 2) % FAULTY).isEqualTo(3);
            assertThat(rejection.at("/errors/0/pointer").asText()).isEqualTo("/size");
        });
        tell("imported", Duration.between(instant(ended, "startedAt"), instant(ended, "finishedAt")));
    }

    private static Instant instant(JsonNode job, String member) {
        return Instant.parse(job.get(member).asText());
    }

    private void exportAll() throws Exception {
        HttpRequest download = client.request("/apps/large/records/task/export?format=csv")
                .timeout(PATIENCE)
                .GET()
                .build();
        long start = System.nanoTime();
        HttpResponse<InputStream> answer = client.http().send(download, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        long rows = -1;
        long sizes = 0;
        int place = 0;
        try (BufferedReader text = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                String[] cells = line.split(",", -1);
                if (rows < 0) {
                    place = List.of(cells).indexOf("size");
                } else {
                    sizes += Long.parseLong(cells[place]);
                }
                rows++;
            }
        }
        tell("exported", Duration.ofNanos(System.nanoTime() - start));
        assertThat(rows).isEqualTo(ROWS - ROWS / FAULTY);
        long expected = 0;
        for (int i = 0; i < ROWS; i++) {
            expected += i % FAULTY == 3 ? 0 : i;
        }
        assertThat(sizes).isEqualTo(expected);
    }

    private static void tell(String what, Duration took) {
        LOG.warn("{} {} rows in {} s: {} rows/s", what, ROWS, took.toSeconds(), ROWS * 1_000L / took.toMillis());
    }
}
