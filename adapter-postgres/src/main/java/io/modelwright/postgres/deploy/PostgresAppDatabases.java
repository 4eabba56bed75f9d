package io.modelwright.postgres.deploy;

import io.modelwright.core.deploy.DataCopy;
import io.modelwright.core.deploy.DatabaseName;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.sql.PhysicalNames;
import io.modelwright.ports.deploy.driven.AppDatabases;
import io.modelwright.postgres.SqlFailures;
import io.modelwright.postgres.SqlFailures.SqlWork;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * The databases of deployed apps on a PostgreSQL of their own. Connections are few and short, so that there is no pool. Names are
 * those of {@link DatabaseName}, which nothing can be smuggled into.
 */
public final class PostgresAppDatabases implements AppDatabases {

    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9]{24,100}");
    private static final String PATIENCE = "SET statement_timeout = '30s'; SET lock_timeout = '5s'";
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String EVERY_DATABASE = "every database";
    private static final String LOCK = "SELECT pg_advisory_lock(hashtextextended(?, 0))";

    private final Supplier<AppServer> server;
    private final DataSource studio;

    /**
     * @param server asked whenever one is needed
     * @param studio the data database of the platform, for copies
     */
    public PostgresAppDatabases(Supplier<AppServer> server, DataSource studio) {
        this.server = server;
        this.studio = studio;
    }

    @Override
    public Access create(DatabaseName name, String password) {
        if (!PASSWORD.matcher(password).matches()) {
            throw new IllegalArgumentException("a password of a database is 24 letters and digits or more");
        }
        AppServer there = server.get();
        return asking(() -> {
            try (Connection connection = there.connect()) {
                lock(connection, EVERY_DATABASE);
                isolate(connection);
                lock(connection, name.value());
                if (!exists(connection, "pg_roles", "rolname", name)) {
                    run(connection, "CREATE ROLE " + name + " NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE");
                }
                // hashed by the driver, so that no log of the server shows it
                connection
                        .unwrap(PGConnection.class)
                        .alterUserPassword(name.value(), password.toCharArray(), "scram-sha-256");
                // before PostgreSQL 16 a role that does not inherit is no owner of the schema public in its own
                // database
                run(connection, "ALTER ROLE " + name + " INHERIT LOGIN CONNECTION LIMIT 50");
                if (!exists(connection, "pg_database", "datname", name)) {
                    run(connection, "GRANT " + name + " TO CURRENT_USER");
                    run(connection, "CREATE DATABASE " + name + " OWNER " + name + " TEMPLATE template0");
                }
                run(connection, "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
            }
            return new Access(there.host(), there.port(), name, name.value());
        });
    }

    /** Nobody comes into a database of this server who was not let in; also not into those that it came with. */
    private static void isolate(Connection connection) throws SQLException {
        Set<String> open = new HashSet<>();
        String sql = "SELECT d.datname FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a"
                + " WHERE a.grantee = 0 AND a.privilege_type = 'CONNECT' AND d.datallowconn";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                open.add(rows.getString(1));
            }
        }
        for (String database : open) {
            close(connection, database);
        }
    }

    private static void close(Connection connection, String database) throws SQLException {
        try {
            run(connection, "REVOKE CONNECT ON DATABASE " + PhysicalNames.quote(database) + " FROM PUBLIC");
        } catch (SQLException fault) {
            // one that somebody dropped meanwhile needs no closing
            if (!NO_SUCH_DATABASE.equals(fault.getSQLState())) {
                throw fault;
            }
        }
    }

    @Override
    public boolean drop(DatabaseName name) {
        return asking(() -> {
            try (Connection connection = server.get().connect()) {
                lock(connection, name.value());
                boolean database = exists(connection, "pg_database", "datname", name);
                if (database) {
                    run(connection, "DROP DATABASE " + name + " WITH (FORCE)");
                }
                boolean role = exists(connection, "pg_roles", "rolname", name);
                if (role) {
                    run(connection, "DROP ROLE " + name);
                }
                return database || role;
            }
        });
    }

    @Override
    public Set<DatabaseName> list() {
        return asking(() -> {
            Set<DatabaseName> found = new HashSet<>();
            try (Connection connection = server.get().connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT datname FROM pg_database")) {
                while (rows.next()) {
                    if (DatabaseName.isName(rows.getString(1))) {
                        found.add(new DatabaseName(rows.getString(1)));
                    }
                }
            }
            return found;
        });
    }

    @Override
    public int version(DatabaseName name) {
        return asking(() -> {
            if (!isThere(name)) {
                return 0;
            }
            try (Connection connection = server.get().connect(name)) {
                return version(connection);
            }
        });
    }

    /** Java applications keep their migrations in one table, those in TypeScript in another. */
    static int version(Connection connection) throws SQLException {
        Optional<Integer> java = version(connection, "public._schema_history", "success");
        return java.isPresent()
                ? java.get()
                : version(connection, "app_system.migration", "true").orElse(0);
    }

    private static Optional<Integer> version(Connection connection, String table, String condition)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT to_regclass('" + table + "') IS NOT NULL")) {
                rows.next();
                if (!rows.getBoolean(1)) {
                    return Optional.empty();
                }
            }
            try (ResultSet rows =
                    statement.executeQuery("SELECT coalesce(max(split_part(version, '.', 1)::integer), 0) FROM " + table
                            + " WHERE version ~ '^[0-9]{1,9}$' AND " + condition)) {
                rows.next();
                return Optional.of(rows.getInt(1));
            }
        }
    }

    private boolean isThere(DatabaseName name) throws SQLException {
        try (Connection connection = server.get().connect()) {
            return exists(connection, "pg_database", "datname", name);
        }
    }

    @Override
    public Map<String, Long> count(DatabaseName name, Map<String, String> questions) {
        return asking(() -> {
            Map<String, Long> answers = new HashMap<>();
            try (Connection connection = server.get().connect(name)) {
                run(connection, PATIENCE);
                connection.setReadOnly(true);
                connection.setAutoCommit(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                for (Map.Entry<String, String> question : questions.entrySet()) {
                    try (PreparedStatement statement = connection.prepareStatement(question.getValue());
                            ResultSet rows = statement.executeQuery()) {
                        rows.next();
                        answers.put(question.getKey(), rows.getLong(1));
                    }
                }
                connection.rollback();
            }
            return answers;
        });
    }

    @Override
    public Outcome<Copied> copy(DatabaseName name, DataCopy copy) {
        return asking(() -> {
            try (Connection source = studio.getConnection();
                    Connection target = server.get().connect(name)) {
                return new RecordCopy(source, target, name, copy).run();
            }
        });
    }

    /** Two that make or drop the same one wait for each other, until their connections end. */
    private static void lock(Connection connection, String what) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, what);
            statement.execute();
        }
    }

    private static boolean exists(Connection connection, String catalog, String column, DatabaseName name)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT FROM " + catalog + " WHERE " + column + " = ?")) {
            statement.setString(1, name.value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static <T> T asking(SqlWork<T> work) {
        return SqlFailures.translating(work);
    }
}
