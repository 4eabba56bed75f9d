package io.modelwright.codegen;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** What the database of a generated application holds, whatever its tables and columns are called. */
public final class StoredRows {

    private static final String TABLES =
            "SELECT quote_ident(table_name) FROM information_schema.tables WHERE table_schema = 'public'"
                    + " AND table_type = 'BASE TABLE' AND table_name <> '_schema_history' ORDER BY 1";

    private StoredRows() {}

    /** The values of each row that are not absent, by the id of the row, as the JSON of PostgreSQL; links as both their ends. */
    public static Map<String, SortedSet<String>> of(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Map<String, SortedSet<String>> rows = new TreeMap<>();
            for (String table : texts(connection, TABLES)) {
                String row = "to_jsonb(t)";
                for (String value : texts(
                        connection,
                        "SELECT coalesce(" + row + " ->> 'id', " + row
                                + " ->> 'from_id') || ' ' || v.key || ' ' || v.value" + " FROM " + table
                                + " t, jsonb_each(" + row + ") v WHERE v.value <> 'null'")) {
                    String[] parts = value.split(" ", 3);
                    rows.computeIfAbsent(parts[0], id -> new TreeSet<>()).add(parts[2]);
                }
            }
            return rows;
        }
    }

    /** The accounts with all that is kept of them, their passwords' hashes too. */
    public static List<String> accounts(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            String table = texts(
                            connection,
                            "SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) FROM information_schema.columns"
                                    + " WHERE table_schema = 'app_system' AND column_name = 'password_hash'")
                    .getFirst();
            return texts(connection, "SELECT to_jsonb(t)::text FROM " + table + " t ORDER BY t.id");
        }
    }

    /** What rows held before and do not hold any more, by id; rows that lost nothing are left out. */
    public static Map<String, SortedSet<String>> lost(
            Map<String, SortedSet<String>> before, Map<String, SortedSet<String>> after) {
        Map<String, SortedSet<String>> lost = new TreeMap<>();
        before.forEach((id, values) -> {
            SortedSet<String> missing = values.stream()
                    .filter(value -> !after.getOrDefault(id, new TreeSet<>()).contains(value))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!missing.isEmpty()) {
                lost.put(id, missing);
            }
        });
        return lost;
    }

    public static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
