package io.modelwright.bootstrap.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelwright.bootstrap.crash.Client.Answer;
import io.modelwright.embedded.BinaryCache;
import io.modelwright.embedded.EmbeddedPostgres;
import io.modelwright.embedded.EmbeddedPostgres.Durability;
import io.modelwright.embedded.EmbeddedRedis;
import io.modelwright.testkit.Poll;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The servers behind a server process go away, or fall silent, while somebody writes. */
final class OutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BOUND = Duration.ofSeconds(2);

    /** One that waits for the database at the moment when it falls silent; the rest is for the machine. */
    private static final Duration BOUND_IN_FLIGHT = Duration.ofMillis(2_800);

    private static final String RECORDS = "/apps/outage/records/task";

    private static final String DESIGN = """
            {"entities": [{"name": "task", "fields": [
                {"name": "title", "type": "text", "required": true, "unique": true, "maxLength": 100}%s]}]}""";

    @TempDir
    Path folder;

    private final Client client = new Client();
    private EmbeddedPostgres postgres;
    private EmbeddedRedis redis;
    private ServerProcess server;

    @BeforeEach
    void publishAnApp() throws Exception {
        startPostgres(OptionalInt.empty());
        startRedis(OptionalInt.empty());
        server = ServerProcess.start(ServerConfig.of(folder, postgres, redis));
        client.use(server);
        client.register();
        client.post("/apps", Map.of("name", "Outage", "slug", "outage")).expect(201);
        client.draft("outage", DESIGN.formatted(""));
        client.post("/apps/outage/versions", Map.of("message", "first")).expect(201);
    }

    /** Durable: what was acknowledged must survive its death. */
    private void startPostgres(OptionalInt port) {
        postgres = EmbeddedPostgres.start(new EmbeddedPostgres.Settings(
                folder.resolve("postgres"), BinaryCache.ofTests(), Durability.DURABLE, port, 60));
    }

    private void startRedis(OptionalInt port) {
        redis = EmbeddedRedis.start(new EmbeddedRedis.Settings(folder.resolve("redis"), BinaryCache.ofTests(), port));
    }

    @AfterEach
    void stopAll() throws Exception {
        server.close();
        postgres.close();
        redis.close();
    }

    private Writer writer() {
        return new Writer(client, RECORDS, "w", title -> List.of(Map.of("title", title)));
    }

    @Test
    void nothingAcknowledgedShouldBeMissingWhenTheDatabaseFallsSilentAndWhenItDies() throws Exception {
        Writer writer = writer();
        Poll.until("records", PATIENCE, () -> writer.acknowledged().size() > 20);
        fallSilent();
        expectRecovery(writer, 1);
        assertThat(writer.slowest()).isLessThan(BOUND_IN_FLIGHT);
        assertThat(server.lines("what waits for it is given up")).isEqualTo(1);

        die();
        expectRecovery(writer, 2);
        writer.close();
        assertThat(writer.slowest()).isLessThan(BOUND_IN_FLIGHT);
        expectAcknowledged(writer);
    }

    private void fallSilent() throws Exception {
        List<ProcessHandle> processes = postgresProcesses();
        signal("-STOP", processes);
        try {
            Poll.until("a refusal", BOUND_IN_FLIGHT, () -> client.get(RECORDS).status() == 503);
            expectUnavailable();
        } finally {
            signal("-CONT", processes);
        }
    }

    private void die() throws Exception {
        List<ProcessHandle> processes = postgresProcesses();
        ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();
        for (ProcessHandle process : processes) {
            process.onExit().get(20, TimeUnit.SECONDS);
        }
        Poll.until("a refusal", BOUND, () -> client.get(RECORDS).status() == 503);
        expectUnavailable();
        int port = postgres.port();
        postgres.close();
        startPostgres(OptionalInt.of(port));
    }

    private void expectUnavailable() throws Exception {
        for (int i = 0; i < 4; i++) {
            long start = System.nanoTime();
            Answer answer = i % 2 == 0
                    ? client.get(RECORDS)
                    : client.post(RECORDS, Map.of("title", "never" + System.nanoTime()));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
            answer.expect(503);
            assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.header("Retry-After")).isPresent();
        }
        long start = System.nanoTime();
        Answer ready = client.get("/health/ready").expect(503);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
        assertThat(ready.header("Retry-After")).isPresent();
        assertThat(ready.body().get("status").asText()).isEqualTo("unavailable");
        assertThat(ready.body().at("/checks/database").asText()).isEqualTo("down");
        client.get("/health/live").expect(200);
    }

    /** @param outages how many there were up to now, this one included */
    private void expectRecovery(Writer writer, int outages) throws Exception {
        int before = writer.acknowledged().size();
        Poll.until("ready", PATIENCE, () -> client.get("/health/ready").status() == 200);
        Poll.until("new records", PATIENCE, () -> writer.acknowledged().size() > before + 20);
        Poll.until(
                "the end of the outage",
                PATIENCE,
                () -> server.lines("publishing record changes goes well") == outages);
        assertThat(server.isAlive()).isTrue();
        assertThat(server.lines("publishing record changes fails")).isEqualTo(outages);
        assertThat(server.lines("claiming jobs for CPU fails")).isLessThanOrEqualTo(outages);
        assertThat(server.lines("the connection for notifications is gone")).isLessThanOrEqualTo(outages);
        assertThat(server.lines("\tat ")).as(server.output()).isZero();
    }

    private void expectAcknowledged(Writer writer) throws Exception {
        Set<String> missing = new HashSet<>(writer.acknowledged());
        Set<String> unknown = stored();
        missing.removeAll(unknown);
        unknown.removeAll(writer.attempted());
        unknown.removeIf(title -> title.startsWith("never"));
        assertThat(missing).as("acknowledged and not there").isEmpty();
        assertThat(unknown).as("there and never sent").isEmpty();
    }

    private Set<String> stored() throws Exception {
        Set<String> titles = new HashSet<>();
        for (String line : client.get(RECORDS + "/export?format=ndjson")
                .expect(200)
                .response()
                .body()
                .lines()
                .toList()) {
            JsonNode record = Client.JSON.readTree(line);
            assertThat(titles.add(record.get("title").asText())).isTrue();
        }
        return titles;
    }

    private List<ProcessHandle> postgresProcesses() {
        ProcessHandle first = ProcessHandle.of(postgres.pid()).orElseThrow();
        return Stream.concat(Stream.of(first), first.descendants()).toList();
    }

    private static void signal(String signal, List<ProcessHandle> processes) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    @Test
    void recordsAndPublishingShouldGoOnAndLimitsHoldWhenRedisIsGone() throws Exception {
        ProcessHandle process = ProcessHandle.of(redis.pid()).orElseThrow();
        assertThat(process.destroyForcibly()).isTrue();
        process.onExit().get(20, TimeUnit.SECONDS);

        Poll.until("degraded", PATIENCE, this::isDegraded);
        client.post(RECORDS, Map.of("title", "without Redis")).expect(201);
        client.draft("outage", DESIGN.formatted(",{\"name\": \"note\", \"type\": \"text\"}"));
        client.post("/apps/outage/versions", Map.of("message", "second")).expect(201);
        client.post(RECORDS, Map.of("title", "more", "note", "n")).expect(201);
        assertThat(stored()).containsExactlyInAnyOrder("without Redis", "more");
        Client stranger = new Client();
        stranger.use(server);
        Poll.until("a limit", PATIENCE, () -> {
            Answer answer = stranger.get("/me");
            assertThat(answer.status()).isIn(401, 429);
            return answer.status() == 429;
        });

        int port = redis.port();
        redis.close();
        startRedis(OptionalInt.of(port));
        Poll.until("ready", PATIENCE, () -> !isDegraded());
        client.post(RECORDS, Map.of("title", "with Redis again")).expect(201);
        assertThat(server.lines("\tat ")).as(server.output()).isZero();
    }

    private boolean isDegraded() throws IOException, InterruptedException {
        JsonNode ready = client.get("/health/ready").expect(200).body();
        boolean degraded = ready.get("status").asText().equals("degraded");
        assertThat(ready.at("/checks/redis").asText()).isEqualTo(degraded ? "down" : "up");
        return degraded;
    }
}
