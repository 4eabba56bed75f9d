package io.modelwright.postgres.deploy;

import io.modelwright.core.deploy.DatabaseName;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.monitoring.driven.DataUse;
import io.modelwright.postgres.SqlFailures;
import io.modelwright.postgres.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * How much data apps have, from what PostgreSQL counts by itself. Where an application owns the database, names are looked up in the
 * catalog alone, and a table of people is read only where it is a plain table of plain types: what the application put in its place
 * would be executed with the rights of the platform.
 */
public final class PostgresDataUse implements DataUse {

    private static final String NO_SUCH_DATABASE = "3D000";

    /** A week: how long sessions of Java applications last unless they are used. */
    private static final String IDLE = "interval '7 days'";

    private final Supplier<AppServer> server;
    private final Transactions studio;

    /**
     * @param server asked whenever one is needed
     * @param studio the platform's database, which is the data database too
     */
    public PostgresDataUse(Supplier<AppServer> server, DataSource studio) {
        this.server = server;
        this.studio = new Transactions(studio);
    }

    @Override
    public Map<AppId, Use> studios() {
        String sql = "SELECT a.id, coalesce(sum(s.n_live_tup) FILTER (WHERE c.relname NOT LIKE '\\_%'), 0) AS records,"
                + " coalesce(sum(pg_total_relation_size(c.oid)), 0) AS bytes FROM modelwright.apps a"
                + " LEFT JOIN pg_namespace n ON n.nspname = a.schema_name"
                + " LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relkind = 'r'"
                + " LEFT JOIN pg_stat_user_tables s ON s.relid = c.oid GROUP BY a.id";
        return studio.read(connection -> {
            Map<AppId, Use> all = new HashMap<>();
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.put(
                            new AppId(rows.getObject(1, UUID.class)),
                            new Use(rows.getLong(2), rows.getLong(3), OptionalLong.empty()));
                }
            }
            return all;
        });
    }

    @Override
    public Optional<Use> deployment(DatabaseName name, Instant since) {
        return SqlFailures.translating(() -> {
            try (Connection connection = server.get().connect(name)) {
                try (Statement statement = connection.createStatement()) {
                    // a database has settings of its owner's; these come behind them
                    statement.execute(
                            "SET search_path TO pg_catalog; SET statement_timeout TO '10s'; SET lock_timeout TO '1s'");
                }
                connection.setReadOnly(true);
                connection.setAutoCommit(false);
                Use use = use(connection, since);
                connection.rollback();
                return Optional.of(use);
            } catch (SQLException fault) {
                if (NO_SUCH_DATABASE.equals(fault.getSQLState())) {
                    return Optional.empty();
                }
                throw fault;
            }
        });
    }

    private static Use use(Connection connection, Instant since) throws SQLException {
        String sql = "SELECT coalesce(sum(n_live_tup) FILTER (WHERE schemaname <> 'app_system'"
                + " AND relname NOT LIKE '\\_%'), 0), pg_database_size(current_database()) FROM pg_stat_user_tables";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return new Use(rows.getLong(1), rows.getLong(2), people(connection, since));
        }
    }

    private static OptionalLong people(Connection connection, Instant since) throws SQLException {
        if (isPlain(connection, "account", "uuid") && isPlain(connection, "idle_until", "timestamptz")) {
            return count(connection, "account", "idle_until >= ?::timestamptz + " + IDLE, since);
        }
        if (isPlain(connection, "user_id", "uuid") && isPlain(connection, "refreshed_at", "timestamptz")) {
            return count(connection, "user_id", "refreshed_at >= ?::timestamptz", since);
        }
        return OptionalLong.empty();
    }

    /** Holds the table as it is to the end of the transaction, where it is what it should be. */
    private static boolean isPlain(Connection connection, String column, String type) throws SQLException {
        String sql = "SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " JOIN pg_attribute a ON a.attrelid = c.oid WHERE n.nspname = 'app_system' AND c.relname = 'session'"
                + " AND c.relkind = 'r' AND NOT c.relrowsecurity AND NOT c.relhassubclass"
                + " AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid"
                + " AND (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL))"
                + " AND a.attname = ? AND a.atttypid = ?::regtype AND NOT a.attisdropped AND a.attgenerated = ''";
        for (int look = 0; look < 2; look++) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, column);
                statement.setString(2, type);
                try (ResultSet rows = statement.executeQuery()) {
                    if (!rows.next()) {
                        return false;
                    }
                }
            }
            if (look == 0) {
                // and once more: what it was before it was held says nothing
                try (Statement statement = connection.createStatement()) {
                    statement.execute("LOCK TABLE app_system.session IN ACCESS SHARE MODE");
                }
            }
        }
        return true;
    }

    private static OptionalLong count(Connection connection, String person, String condition, Instant since)
            throws SQLException {
        String sql = "SELECT count(DISTINCT " + person + ") FROM ONLY app_system.session WHERE " + condition;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, since.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return OptionalLong.of(rows.getLong(1));
            }
        }
    }
}
