package io.modelwright.testkit.modeling;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What PostgreSQL knows of a schema, without retired objects and in an order that does not tell how it came to be. Stateless. */
public final class Catalog {

    private static final String LIVE_TABLE =
            "n.nspname = ? AND c.relkind = 'r' AND c.relname NOT LIKE '\\_retired\\_%'";

    private Catalog() {}

    /** A line for each column, constraint, index, trigger, sequence and function of the schema. */
    public static List<String> of(DataSource database, String schema) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            lines.addAll(query(connection, schema, """
                    SELECT 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                        || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
                        || CASE WHEN a.attidentity <> '' THEN ' identity ' || a.attidentity::text ELSE '' END
                        || CASE WHEN a.atthasdef THEN ' default ' || pg_get_expr(d.adbin, d.adrelid) ELSE '' END
                        || COALESCE(' collate ' || l.collname, '')
                        || COALESCE(' sequence ' || replace(pg_get_serial_sequence(
                            format('%I.%I', n.nspname, c.relname), a.attname), n.nspname, 'app'), '')
                    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                    LEFT JOIN pg_collation l ON l.oid = a.attcollation
                    WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT LIKE '\\_retired\\_%' AND
                    """ + LIVE_TABLE));
            lines.addAll(query(connection, schema, """
                    SELECT 'constraint ' || c.relname || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
                        || CASE WHEN k.convalidated THEN '' ELSE ' not validated' END
                    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE
                    """ + LIVE_TABLE));
            lines.addAll(query(connection, schema, """
                    SELECT 'index ' || pg_get_indexdef(i.indexrelid) || CASE WHEN i.indisvalid THEN '' ELSE ' invalid' END
                    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE
                    """ + LIVE_TABLE));
            lines.addAll(query(connection, schema, """
                    SELECT 'trigger ' || c.relname || ' ' || t.tgname
                    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE NOT t.tgisinternal AND
                    """ + LIVE_TABLE));
            lines.addAll(query(connection, schema, """
                    SELECT 'other ' || c.relkind::text || ' ' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE n.nspname = ? AND c.relkind NOT IN ('r', 'i')"""));
            lines.addAll(query(connection, schema, """
                    SELECT 'function ' || p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                    WHERE n.nspname = ?"""));
        }
        return lines.stream()
                .map(line -> line.replace(schema + ".", "").replace("\"" + schema + "\".", ""))
                .sorted()
                .toList();
    }

    /** Retired columns that new rows would have to obey, and keys of retired tables other than their primary keys: none may be. */
    public static List<String> bindingRetired(DataSource database, String schema) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<String> lines = new ArrayList<>(query(connection, schema, """
                    SELECT c.relname || '.' || a.attname FROM pg_attribute a
                    JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE n.nspname = ? AND c.relkind = 'r' AND a.attname LIKE '\\_retired\\_%'
                    AND (a.attnotnull OR a.attidentity <> '' OR EXISTS (
                        SELECT FROM pg_index i WHERE i.indrelid = c.oid AND a.attnum = ANY (i.indkey)))"""));
            lines.addAll(query(connection, schema, """
                    SELECT c.relname || ' ' || k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
                    JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE n.nspname = ? AND c.relname LIKE '\\_retired\\_%' AND k.contype NOT IN ('p', 'n')"""));
            return lines;
        }
    }

    private static List<String> query(Connection connection, String schema, String sql) throws SQLException {
        List<String> result = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    result.add(rows.getString(1));
                }
            }
        }
        return result;
    }
}
