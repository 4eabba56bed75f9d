package io.modelwright.bootstrap.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelwright.testkit.Poll;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import io.modelwright.testkit.servers.TestRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server is killed while it imports: each row becomes a record once, or is named as rejected; or the job says that it is dead. */
final class ImportKillTest {

    private static final Logger LOG = LoggerFactory.getLogger(ImportKillTest.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Every so many rows one has a size that is none, another a title that is taken. */
    private static final int FAULTY = 1_000;

    private static final String DESIGN = """
            {"entities": [{"name": "task", "fields": [
                {"name": "title", "type": "text", "required": true, "unique": true, "maxLength": 100},
                {"name": "size", "type": "integer"}]}]}""";

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    @RegisterExtension
    static final TestRedis REDIS = TestRedis.shared();

    @TempDir
    Path folder;

    private final Client client = new Client();
    private ServerConfig config;
    private Sql sql;
    private ServerProcess server;
    private String table = "";

    @BeforeEach
    void publishAnApp() throws Exception {
        TestDatabase database = POSTGRES.freshDatabase();
        sql = new Sql(database);
        config = ServerConfig.of(folder, database, REDIS);
        server = ServerProcess.start(config);
        client.use(server);
        client.register();
        JsonNode app = client.post("/apps", Map.of("name", "Import", "slug", "import"))
                .expect(201)
                .body();
        table = "app_" + app.get("id").asText().replace("-", "") + ".task";
        client.draft("import", DESIGN);
        client.post("/apps/import/versions", Map.of("message", "first")).expect(201);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void rowsShouldBecomeRecordsOnceWhenTheServerIsKilledInAnImport() throws Exception {
        int rows = 15_000;
        String job = upload(rows, "a");
        killWhen("some rows", () -> imported("a") > 0);
        check(job, rows, "a");
    }

    @Test
    @Tag("deep")
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void rowsShouldBecomeRecordsOnceWhenTheServerIsKilledAtManyMomentsOfImports() throws Exception {
        int rows = 30_000;
        for (int seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            String titles = "s" + seed + "-";
            String job = upload(rows, titles);
            long enough = 0;
            // A third crash would be the end of the job.
            for (int kill = 0; kill < 1 + seed % 2; kill++) {
                enough += random.nextInt(rows / 3);
                long wanted = enough;
                LOG.warn("import {}, kill {} at {} rows", seed, kill, wanted);
                killWhen("rows", () -> imported(titles) >= wanted || hasEnded(job));
            }
            check(job, rows, titles);
        }
    }

    @Test
    @Tag("deep")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void jobShouldBeDeadWhenItsServerIsKilledAgainAndAgain() throws Exception {
        int rows = 200_000;
        String job = upload(rows, "d");
        int kills = 0;
        while (!hasEnded(job)) {
            int starts = ++kills;
            killWhen("another attempt", () -> hasEnded(job) || (crashes(job) >= starts - 1 && isRunning(job)));
        }
        JsonNode ended = ended(job);
        assertThat(ended.get("state").asText()).isEqualTo("dead");
        assertThat(ended.at("/error/type").asText()).isNotEmpty();
        assertThat(kills).isLessThanOrEqualTo(6);
        assertThat(sql.number("SELECT count(*) - count(DISTINCT title) FROM " + table))
                .isZero();
    }

    /** The location of the job of an import that is acknowledged. */
    private String upload(int rows, String titles) throws Exception {
        StringBuilder csv = new StringBuilder("title,size\n");
        for (int i = 0; i < rows; i++) {
            boolean taken = i % FAULTY == 7;
            csv.append(titles).append(taken ? i - 1 : i).append(',');
            csv.append(i % FAULTY == 5 ? "large" : Integer.toString(i)).append('\n');
        }
        // Beyond what is imported at once, however few rows there are.
        csv.append("\n".repeat(256 * 1_024));
        return client.send(
                        "POST", "/apps/import/records/task/import", csv.toString(), Map.of("Content-Type", "text/csv"))
                .expect(202)
                .header("Location")
                .map(location -> location.replace("/api/v1", ""))
                .orElseThrow();
    }

    private long imported(String titles) throws Exception {
        return sql.number("SELECT count(*) FROM " + table + " WHERE title LIKE '" + titles + "%'");
    }

    private static String id(String job) {
        return job.substring(job.lastIndexOf('/') + 1);
    }

    private long crashes(String job) throws Exception {
        return sql.number("SELECT crashes FROM modelwright.job WHERE id::text = ?", id(job));
    }

    private boolean isRunning(String job) throws Exception {
        return sql.number(
                        "SELECT count(*) FROM modelwright.job WHERE id::text = ? AND state = 'running'"
                                + " AND lease_until > now()",
                        id(job))
                > 0;
    }

    private boolean hasEnded(String job) throws Exception {
        return sql.number(
                        "SELECT count(*) FROM modelwright.job WHERE id::text = ? AND finished_at IS NOT NULL", id(job))
                > 0;
    }

    private void killWhen(String what, Poll.Check moment) throws Exception {
        Poll.until(what, PATIENCE, moment);
        server.kill();
        server = ServerProcess.start(config);
        client.goOn(server);
    }

    private JsonNode ended(String job) throws Exception {
        return Poll.find("the end of the job", PATIENCE, () -> {
            JsonNode now = client.get(job).expect(200).body();
            return now.get("finishedAt").isNull() ? Optional.empty() : Optional.of(now);
        });
    }

    private void check(String job, int rows, String titles) throws Exception {
        JsonNode ended = ended(job);
        assertThat(ended.get("state").asText()).as(ended.toString()).isEqualTo("succeeded");
        JsonNode report = ended.get("result");
        int faulty = 2 * (rows / FAULTY);
        assertThat(report.get("read").asInt()).isEqualTo(rows);
        assertThat(report.get("rejected").asInt()).isEqualTo(faulty);
        assertThat(report.get("imported").asInt()).isEqualTo(rows - faulty);
        Set<Integer> rejected = new HashSet<>();
        report.get("rejections").forEach(row -> rejected.add(row.get("line").asInt()));
        assertThat(rejected).hasSize(faulty);
        assertThat(imported(titles)).isEqualTo(rows - faulty);
        for (int i = 0; i < rows; i++) {
            if (i % FAULTY == 5 || i % FAULTY == 7) {
                // The names of the columns are the first line.
                assertThat(rejected).contains(i + 2);
            }
        }
        assertThat(sql.number("SELECT count(*) FROM " + table + " WHERE title = '" + titles + "' || size"
                        + " AND title LIKE '" + titles + "%'"))
                .isEqualTo(rows - faulty);
        assertThat(sql.number(
                        "SELECT count(*) FROM modelwright_data.outbox o JOIN " + table + " t ON t.id = o.record_id"
                                + " WHERE o.kind = 'record.create' AND t.title LIKE '" + titles + "%'"))
                .isEqualTo(rows - faulty);
        assertThat(sql.number("SELECT count(*) FROM modelwright_data.record_history h JOIN " + table
                        + " t ON t.id = h.record_id WHERE t.title LIKE '" + titles + "%'"))
                .isEqualTo(rows - faulty);
    }
}
