package io.modelwright.bootstrap.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelwright.bootstrap.crash.Client.Answer;
import io.modelwright.core.apps.App;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import io.modelwright.postgres.JsonText;
import io.modelwright.postgres.migration.Migrations;
import io.modelwright.postgres.modeling.PostgresSchemaMigrator;
import io.modelwright.testkit.Poll;
import io.modelwright.testkit.modeling.Catalog;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import io.modelwright.testkit.servers.TestRedis;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * An app with a large table that is published to and fro between two designs, while somebody creates records, and whose
 * server is killed in the middle of it. For one thread.
 */
final class PublishDrill implements AutoCloseable {

    /** As many rows as make a table large: it is prepared online, by a job. */
    static final int LARGE = 20_500;

    /** So few that a publish is one transaction, in the request. */
    static final int SMALL = 300;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String FIRST = """
            {"entities": [{"name": "task", "fields": [
                {"name": "title", "type": "text", "required": true, "unique": true, "maxLength": 100},
                {"name": "note", "type": "text"},
                {"name": "size", "type": "integer"}]}]}""";

    /** The moment of a kill: returns when it has come. */
    @FunctionalInterface
    interface Moment {
        void await() throws Exception;
    }

    private final ServerConfig config;
    private final TestDatabase database;
    private final Sql sql;
    private final Client client = new Client();
    private final Map<String, List<String>> catalogs = new HashMap<>();
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Set<String> uncertain = new HashSet<>();
    private final UUID app;
    private final String entity;
    private ServerProcess server;
    private Moment onceKilled = () -> {};
    private int writers;

    private PublishDrill(Path folder, TestPostgres postgres, TestRedis redis, int rows) throws Exception {
        this.database = postgres.freshDatabase();
        this.sql = new Sql(database);
        this.config = ServerConfig.of(folder, database, redis);
        this.server = ServerProcess.start(config);
        client.use(server);
        client.register();
        app = UUID.fromString(client.post("/apps", Map.of("name", "Drill", "slug", "drill"))
                .expect(201)
                .body()
                .get("id")
                .asText());
        client.draft("drill", FIRST);
        publish().expect(201);
        JsonNode first = draft();
        entity = first.at("/entities/0/id").asText();
        client.draft("drill", second(first).toString());
        publish().expect(201);
        restore(1);
        publish().expect(201);
        fill(rows);
    }

    static PublishDrill start(Path folder, TestPostgres postgres, TestRedis redis, int rows) throws Exception {
        return new PublishDrill(folder, postgres, redis, rows);
    }

    /** Other names, a new required field, another uniqueness. */
    private static JsonNode second(JsonNode first) {
        ObjectNode design = first.deepCopy();
        ObjectNode task = (ObjectNode) design.at("/entities/0");
        task.put("name", "job");
        ((ObjectNode) task.at("/fields/1")).put("name", "remark");
        task.withArray("/fields")
                .addObject()
                .put("name", "label")
                .put("type", "text")
                .put("required", true);
        task.withArray("/unique").addArray().add("title").add("size");
        return design;
    }

    private void fill(int rows) throws Exception {
        sql.run("INSERT INTO " + schema() + ".task (id, version, created_at, created_by, updated_at, updated_by, title,"
                + " note, size) SELECT gen_random_uuid(), 1, now(), gen_random_uuid(), now(), gen_random_uuid(),"
                + " 'r-' || n, 'note ' || n, n FROM generate_series(1, " + rows + ") n");
        sql.run("ANALYZE " + schema() + ".task");
        for (int i = 1; i <= rows; i++) {
            sizes.put("r-" + i, i);
        }
    }

    private String schema() {
        return "app_" + app.toString().replace("-", "");
    }

    /** What else to do when the server is dead the next time. */
    void onceKilled(Moment then) {
        onceKilled = then;
    }

    Sql sql() {
        return sql;
    }

    TestDatabase database() {
        return database;
    }

    String table() throws Exception {
        return schema() + (isSecond(live()) ? ".job" : ".task");
    }

    /** How far the prepare of a publish is; -1 where none is under way. */
    long prepared() throws Exception {
        return sql.number("SELECT coalesce(max(done), -1) FROM modelwright_data.publish_journal WHERE app_id = ?", app);
    }

    int live() throws Exception {
        return (int) sql.number("SELECT live_version FROM modelwright_data.app_fence WHERE app_id = ?", app);
    }

    private static boolean isSecond(int version) {
        return version % 2 == 0;
    }

    private JsonNode draft() throws Exception {
        return client.get("/apps/drill/draft").expect(200).body();
    }

    private void restore(int version) throws Exception {
        client.post("/apps/drill/versions/" + version + "/restore", "{}").expect(200);
    }

    private Answer publish() throws Exception {
        List<String> losses = new ArrayList<>();
        Map<String, String> fills = new HashMap<>();
        for (JsonNode change :
                client.get("/apps/drill/draft/plan").expect(200).body().get("changes")) {
            String id = change.get("id").asText();
            switch (change.get("impact").asText()) {
                case "losesData" -> losses.add(id);
                case "needsValue" -> fills.put(id, "'new'");
                default -> assertThat(id).isNotEmpty();
            }
        }
        return client.post("/apps/drill/versions", Map.of("message", "next", "acknowledge", losses, "fill", fills));
    }

    /**
     * Publishes the other design, kills the server at that moment, starts it again and looks whether everything is whole; then
     * publishes again, and looks again.
     *
     * @return whether the version had come to be when the server died
     */
    boolean killAt(Moment moment) throws Exception {
        try {
            return kill(moment);
        } catch (AssertionError failed) {
            failed.addSuppressed(new AssertionError("the server said:\n" + server.output()));
            throw failed;
        }
    }

    private boolean kill(Moment moment) throws Exception {
        int before = live();
        restore(isSecond(before) ? 1 : 2);
        Writer writer = new Writer(
                client,
                "/apps/drill/records/" + entity,
                "w" + writers++ + "-",
                title -> List.of(
                        Map.of("title", title, "size", 7), Map.of("title", title, "size", 7, "label", "written")));
        CompletableFuture<Integer> publish = CompletableFuture.supplyAsync(() -> {
            try {
                return publish().status();
            } catch (Exception died) {
                throw new CompletionException(died);
            }
        });
        moment.await();
        server.kill();
        onceKilled.await();
        onceKilled = () -> {};
        boolean acknowledged =
                publish.handle((status, died) -> died == null && status == 201).get();
        writer.close();
        writer.acknowledged().forEach(title -> sizes.put(title, 7));
        uncertain.addAll(writer.attempted());

        server = ServerProcess.start(config);
        client.goOn(server);
        int after = checked();
        assertThat(after).isBetween(acknowledged ? before + 1 : before, before + 1);
        publishAgain();
        if (after == before) {
            assertThat(checked()).isEqualTo(before + 1);
        }
        Poll.until("the end of the publish", PATIENCE, () -> prepared() == -1);
        assertThat(live()).isEqualTo(before + 1);
        assertThat(Catalog.of(database, schema())).isEqualTo(catalog(before + 1));
        return after > before;
    }

    /** The session of a dead server holds its lock until PostgreSQL notices, and its job waits for the end of its lease. */
    private void publishAgain() throws Exception {
        Poll.until("a publish that works", PATIENCE, () -> {
            Answer answer = publish();
            if (answer.status() == 409) {
                String type = answer.body().get("type").asText();
                assertThat(type).matches(".*:(publish-conflict|publish-blocked|nothing-to-publish)");
                return type.endsWith(":nothing-to-publish");
            }
            assertThat(answer.status()).as(answer.response().body()).isIn(201, 202);
            return answer.status() == 201;
        });
    }

    /** The version that all of it was found whole in. */
    private int checked() throws Exception {
        while (true) {
            int live = live();
            long prepared = prepared();
            try {
                check(live);
                return live;
            } catch (AssertionError failed) {
                // A job that goes on with the publish may have moved it on between two looks.
                if (live() == live && prepared() == prepared) {
                    throw failed;
                }
            }
        }
    }

    private void check(int live) throws Exception {
        assertThat(sql.number("SELECT max(number) FROM modelwright_data.app_version WHERE app_id = ?", app))
                .isEqualTo(live);
        assertThat(sql.number("SELECT count(*) FROM modelwright_data.app_version WHERE app_id = ?", app))
                .isEqualTo(live);
        assertThat(sql.number(
                        "SELECT count(*) FROM modelwright_data.publish_journal WHERE app_id = ? AND version NOT IN (?, ?)",
                        app,
                        live,
                        live + 1))
                .isZero();
        if (prepared() == -1) {
            assertThat(Catalog.of(database, schema())).isEqualTo(catalog(live));
        }
        Set<String> found = new HashSet<>();
        String note = isSecond(live) ? "remark" : "note";
        client.get("/apps/drill/records/" + entity + "/export?format=ndjson")
                .expect(200)
                .response()
                .body()
                .lines()
                .map(PublishDrill::parse)
                .forEach(record -> {
                    String title = record.get("title").asText();
                    String expected = title.startsWith("r-") ? title.replace("r-", "note ") : "null";
                    if (!found.add(title)
                            || record.get("size").asInt() != sizes.getOrDefault(title, 7)
                            || !record.get(note).asText().equals(expected)
                            || record.hasNonNull("label") != isSecond(live)) {
                        throw new AssertionError("not as it was, or there twice: " + record);
                    }
                });
        // Not AssertJ's containment, which compares each with each.
        Set<String> missing = new HashSet<>(sizes.keySet());
        missing.removeAll(found);
        assertThat(missing).as("acknowledged and not there").isEmpty();
        found.removeAll(sizes.keySet());
        found.removeAll(uncertain);
        assertThat(found).as("there and never sent").isEmpty();
    }

    private static JsonNode parse(String line) {
        try {
            return Client.JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }

    /** What the design of that version looks like where it is published afresh. */
    private List<String> catalog(int version) throws Exception {
        JsonNode design =
                client.get("/apps/drill/versions/" + version).expect(200).body().get("design");
        List<String> known = catalogs.get(design.toString());
        if (known == null) {
            known = afresh(DesignDocument.read(JsonText.parse(design.toString())));
            catalogs.put(design.toString(), known);
        }
        return known;
    }

    private static List<String> afresh(Design design) throws Exception {
        TestDatabase other = TestPostgres.shared().freshDatabase("data", Migrations::data);
        Instant at = Instant.parse("2027-01-01T00:00:00Z");
        UUID id = new UUID(1, 1);
        App app = new App(new AppId(id), new WorkspaceId(id), "afresh", "Afresh", "default", "app_afresh", at);
        Plan plan = Plan.between(Design.EMPTY, design, Retired.NOTHING, 1, app.schema(), Set.of());
        Plan.Verdict.Ready ready = (Plan.Verdict.Ready) plan.decide(Map.of(), Set.of(), Map.of(), Set.of());
        StoredVersion version = new StoredVersion(
                app.id(),
                1,
                "first",
                new AccountId(id),
                at,
                design,
                Json.object().build(),
                ready.script(),
                ready.retired());
        new PostgresSchemaMigrator(other, PostgresSchemaMigrator.Pace.USUAL).publish(app, ready.migration(), version);
        return Catalog.of(other, app.schema());
    }

    @Override
    public void close() throws InterruptedException {
        server.close();
    }
}
