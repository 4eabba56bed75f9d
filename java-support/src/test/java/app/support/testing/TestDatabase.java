package app.support.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Databases of an embedded PostgreSQL, which ends with the JVM. */
public final class TestDatabase {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable EmbeddedPostgres running;

    private final EmbeddedPostgres server;
    private final String name;

    private TestDatabase(EmbeddedPostgres server, String name) {
        this.server = server;
        this.name = name;
    }

    /** A database with nothing in it. */
    public static TestDatabase fresh() {
        String name = "test_" + COUNT.incrementAndGet();
        EmbeddedPostgres server = server();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestDatabase(server, name);
    }

    private static synchronized EmbeddedPostgres server() {
        EmbeddedPostgres server = running;
        if (server == null) {
            try {
                EmbeddedPostgres started = EmbeddedPostgres.start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started)));
                server = started;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            running = server;
        }
        return server;
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException("the database does not stop", e);
        }
    }

    public String url() {
        return server.getJdbcUrl("postgres", name);
    }

    public String user() {
        return "postgres";
    }

    /** Connections that are not pooled. */
    public DataSource source() {
        return server.getDatabase("postgres", name);
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first value of the first row. */
    public String value(String sql) throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    /** Until so many statements wait for locks of others. */
    public void awaitWaiting(int statements) throws SQLException {
        Instant end = Instant.now().plus(PATIENCE);
        String waiting =
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = '" + name + "'";
        try (Connection connection = source().getConnection();
                PreparedStatement statement = connection.prepareStatement(waiting)) {
            while (number(statement) < statements) {
                if (Instant.now().isAfter(end)) {
                    throw new IllegalStateException("nothing waits for a lock");
                }
            }
        }
    }

    private static int number(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
