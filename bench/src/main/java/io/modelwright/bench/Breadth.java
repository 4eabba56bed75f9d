package io.modelwright.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * What a request costs must not depend on what it does not touch: reads by id in an app of many entities and records beside
 * the same reads in the small one.
 */
final class Breadth {

    private static final int ENTITIES = 200;
    private static final int RECORDS = 1_000_000;
    private static final int READ = 10_000;
    private static final int RUNS = 3;
    private static final Duration RUN = Duration.ofSeconds(6);

    private Breadth() {}

    /** The large app's figures stand as {@code platform}, the small one's as {@code bare}. */
    static Comparison compare(PlatformClient client, Servers servers, int port, Workload small, int connections)
            throws IOException, InterruptedException, SQLException {
        String app =
                client.send("POST", "/apps", "{\"name\":\"Large\"}").get("id").asText();
        String draft = "/apps/" + app + "/draft";
        client.send("PUT", draft, design(), "If-Match", client.entityTag(draft));
        client.send("POST", "/apps/" + app + "/versions", "{\"message\":\"first\"}");
        JsonNode author = client.get("/me");
        List<String> ids =
                fill(servers, "app_" + app.replace("-", ""), author.get("id").asText());
        String records = "/api/v1/apps/" + app + "/records/thing100/";
        List<HttpRequestBytes> gets = ids.stream()
                .map(id -> HttpRequestBytes.get(records + id, client.token()))
                .toList();
        IntFunction<HttpRequestBytes> anyGet = n -> gets.get(Math.floorMod(n * 7919, gets.size()));
        Workload workload = new Workload("read by id in the large app", 0.9, 200, anyGet, small.platform(), "");
        Load.run(port, connections, RUN, 200, anyGet);
        List<Load.Figures> large = new ArrayList<>();
        List<Load.Figures> beside = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            large.add(Load.run(port, connections, RUN, 200, anyGet));
            beside.add(Load.run(port, connections, RUN, 200, small.platform()));
        }
        return new Comparison(workload, large, beside, OptionalDouble.empty());
    }

    private static String design() throws IOException {
        List<Map<String, Object>> entities = new ArrayList<>();
        for (int i = 0; i < ENTITIES; i++) {
            List<Map<String, Object>> fields = new ArrayList<>();
            fields.add(Map.of("name", "title", "type", "text", "required", true, "maxLength", 200));
            fields.add(Map.of("name", "description", "type", "longText"));
            fields.add(Map.of("name", "status", "type", "choice", "choices", List.of("todo", "doing", "done")));
            fields.add(Map.of("name", "done", "type", "boolean"));
            fields.add(Map.of("name", "priority", "type", "integer"));
            fields.add(Map.of("name", "estimate", "type", "decimal", "precision", 10, "scale", 2));
            fields.add(Map.of("name", "due", "type", "date"));
            Map<String, Object> entity = new LinkedHashMap<>();
            entity.put("name", "thing" + i);
            entity.put("fields", fields);
            entities.add(entity);
        }
        return PlatformClient.json(Map.of("entities", entities));
    }

    /** Puts the records in by SQL, which is the only shortcut: over the API it would take the better part of an hour. */
    private static List<String> fill(Servers servers, String schema, String author) throws SQLException {
        Console.say("filling the large app…");
        String table = "\"" + schema.replace("\"", "\"\"") + "\".thing100";
        List<String> ids = new ArrayList<>();
        try (HikariDataSource database = Servers.connect(servers.postgres());
                Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO " + table + " (id, version, created_at, created_by, updated_at, updated_by,"
                    + " title, description, status, done, priority, estimate, due)"
                    + " SELECT gen_random_uuid(), 1, now(), '" + author + "', now(), '" + author + "',"
                    + " 'Thing number ' || n, 'What has to be done for it, in a sentence of the usual length.', 'todo',"
                    + " false, n % 5, n % 100, date '2026-01-01' + n % 700 FROM generate_series(1, " + RECORDS
                    + ") n");
            statement.execute("VACUUM ANALYZE " + table);
            try (ResultSet row =
                    statement.executeQuery("SELECT id FROM " + table + " TABLESAMPLE SYSTEM (5) LIMIT " + READ)) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
        }
        return ids;
    }
}
