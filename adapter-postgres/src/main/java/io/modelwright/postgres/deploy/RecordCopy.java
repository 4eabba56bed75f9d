package io.modelwright.postgres.deploy;

import io.modelwright.core.deploy.DataCopy;
import io.modelwright.core.deploy.DatabaseName;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.sql.PhysicalNames;
import io.modelwright.ports.deploy.driven.AppDatabases.Copied;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * Copies the studio's records into the tables of a deployment: one snapshot there, one transaction here. References are checked at
 * the end, all at once, by taking their constraints away and setting them again, since tables may refer to each other in circles.
 * For one use.
 */
final class RecordCopy {

    /** Fails the job, and answers no request. */
    private static final String VERSION_MOVED = "version-moved";

    private static final String TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace ="
            + " (SELECT oid FROM pg_namespace WHERE nspname = ?) ORDER BY relname";
    private static final String COLUMNS = "SELECT a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
            + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ? AND c.relname = ? AND a.attnum > 0"
            + " AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum";
    private static final String REFERENCES =
            "SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint"
                    + " WHERE contype = 'f' AND connamespace = 'public'::regnamespace";
    private static final String SEQUENCES = "SELECT a.attname FROM pg_attribute a"
            + " WHERE a.attrelid = ?::regclass AND a.attidentity <> '' AND NOT a.attisdropped";
    private static final String LIVE = "SELECT live_version FROM modelwright_data.app_fence WHERE app_id = ?";

    private final Connection source;
    private final Connection target;
    private final DatabaseName name;
    private final DataCopy copy;

    RecordCopy(Connection source, Connection target, DatabaseName name, DataCopy copy) {
        this.source = source;
        this.target = target;
        this.name = name;
        this.copy = copy;
    }

    Outcome<Copied> run() throws SQLException {
        source.setAutoCommit(false);
        try {
            source.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            source.setReadOnly(true);
            target.setAutoCommit(false);
            int live = live();
            if (live != copy.version() || PostgresAppDatabases.version(target) != copy.version()) {
                return Outcome.refused(new Refusal.Conflict(
                        VERSION_MOVED,
                        "A copy needs the version that is live in the studio, which is " + live + " now, not "
                                + copy.version() + ".",
                        Map.of()));
            }
            // so that what was its owner's stays its owner's
            PostgresAppDatabases.run(target, "SET LOCAL ROLE " + name);
            PostgresAppDatabases.run(target, "SET LOCAL lock_timeout = '10s'");
            Copied copied = copyAll();
            target.commit();
            return Outcome.done(copied);
        } finally {
            source.rollback();
            source.setReadOnly(false);
            source.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            source.setAutoCommit(true);
        }
    }

    private int live() throws SQLException {
        try (PreparedStatement statement = source.prepareStatement(LIVE)) {
            statement.setObject(1, copy.app().value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }

    private Copied copyAll() throws SQLException {
        Set<String> tables = new LinkedHashSet<>(names(source, TABLES, copy.schema()));
        tables.retainAll(names(target, TABLES, "public"));
        if (tables.isEmpty()) {
            return new Copied(0, 0);
        }
        List<String[]> references = references();
        for (String[] reference : references) {
            PostgresAppDatabases.run(target, "ALTER TABLE " + reference[0] + " DROP CONSTRAINT " + reference[1]);
        }
        PostgresAppDatabases.run(
                target,
                "TRUNCATE "
                        + tables.stream()
                                .map(table -> PhysicalNames.qualified("public", table))
                                .collect(Collectors.joining(", ")));
        long rows = 0;
        for (String table : tables) {
            rows += copyTable(table);
        }
        for (String[] reference : references) {
            PostgresAppDatabases.run(
                    target, "ALTER TABLE " + reference[0] + " ADD CONSTRAINT " + reference[1] + " " + reference[2]);
        }
        for (String table : tables) {
            countOn(table);
        }
        return new Copied(tables.size(), rows);
    }

    private List<String[]> references() throws SQLException {
        List<String[]> found = new ArrayList<>();
        try (Statement statement = target.createStatement();
                ResultSet rows = statement.executeQuery(REFERENCES)) {
            while (rows.next()) {
                found.add(new String[] {rows.getString(1), rows.getString(2), rows.getString(3)});
            }
        }
        return found;
    }

    private long copyTable(String table) throws SQLException {
        Set<String> columns = new LinkedHashSet<>(names(source, COLUMNS, copy.schema(), table));
        columns.retainAll(names(target, COLUMNS, "public", table));
        columns.removeAll(copy.left().getOrDefault(table, Set.of()));
        String list = columns.stream().map(PhysicalNames::quote).collect(Collectors.joining(", "));
        CopyOut out = source.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY " + PhysicalNames.qualified(copy.schema(), table) + " (" + list
                        + ") TO STDOUT (FORMAT binary)");
        CopyIn in = target.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + PhysicalNames.qualified("public", table) + " (" + list
                        + ") FROM STDIN (FORMAT binary)");
        try {
            byte[] part;
            while ((part = out.readFromCopy()) != null) {
                in.writeToCopy(part, 0, part.length);
            }
            return in.endCopy();
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
            if (out.isActive()) {
                out.cancelCopy();
            }
        }
    }

    /** The next automatic number comes after all that were copied. */
    private void countOn(String table) throws SQLException {
        String qualified = PhysicalNames.qualified("public", table);
        for (String column : names(target, SEQUENCES, qualified)) {
            String sql = "SELECT setval(pg_get_serial_sequence(?, ?), max(" + PhysicalNames.quote(column) + ")) FROM "
                    + qualified;
            try (PreparedStatement statement = target.prepareStatement(sql)) {
                statement.setString(1, qualified);
                statement.setString(2, column);
                statement.execute();
            }
        }
    }

    private static List<String> names(Connection connection, String sql, String... parameters) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setString(index + 1, parameters[index]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }
}
