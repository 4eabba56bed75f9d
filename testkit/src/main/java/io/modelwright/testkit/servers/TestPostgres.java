package io.modelwright.testkit.servers;

import io.modelwright.embedded.EmbeddedPostgres;
import io.modelwright.embedded.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real PostgreSQL for tests, started when the first database is asked for and ended with the JVM: in a container where a
 * Docker engine has the image, else the embedded one.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestPostgres POSTGRES = TestPostgres.shared();
 *
 * DataSource database = POSTGRES.freshDatabase();
 * }</pre>
 *
 * A database that is made while a test runs (its set-up methods included) is dropped after that test, one that is made for a
 * class after that class. Works without the extension too (jqwik's properties have none): such databases end with the run.
 */
public final class TestPostgres implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

    private static final TestPostgres SHARED = new TestPostgres();
    private static final int MAX_CONNECTIONS = 200;

    private final AtomicLong counter = new AtomicLong();
    private final IdleConnections idle = new IdleConnections();
    private final Map<String, String> templates = new HashMap<>();
    private final Deque<List<String>> scopes = new ArrayDeque<>();
    private @Nullable PostgresServer server;

    private TestPostgres() {}

    /** The one server of this test run. */
    public static TestPostgres shared() {
        return SHARED;
    }

    /** A new, empty database. */
    public TestDatabase freshDatabase() {
        return create("template0");
    }

    /**
     * A new database that starts as a copy of what {@code prepare} makes of an empty one, which runs only once for each name:
     * copying a migrated database takes milliseconds, migrating it takes a second.
     */
    public TestDatabase freshDatabase(String template, Consumer<DataSource> prepare) {
        String prepared;
        synchronized (templates) {
            String known = templates.get(template);
            if (known == null) {
                known = prepareTemplate(prepare);
                templates.put(template, known);
            }
            prepared = known;
        }
        return create(prepared);
    }

    private String prepareTemplate(Consumer<DataSource> prepare) {
        String name = nextName();
        execute("CREATE DATABASE " + name + " TEMPLATE template0");
        prepare.accept(new TestDatabase(this, name));
        // A database with sessions cannot be copied.
        idle.closeAllOf(name);
        return name;
    }

    private TestDatabase create(String template) {
        String name = nextName();
        execute("CREATE DATABASE " + name + " TEMPLATE " + template + " STRATEGY file_copy");
        synchronized (scopes) {
            List<String> innermost = scopes.peek();
            if (innermost != null) {
                innermost.add(name);
            }
        }
        return new TestDatabase(this, name);
    }

    private String nextName() {
        return "test_" + counter.incrementAndGet();
    }

    void drop(String name) {
        idle.closeAllOf(name);
        execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    IdleConnections idle() {
        return idle;
    }

    synchronized PostgresServer server() {
        PostgresServer running = server;
        if (running == null) {
            running = Containers.postgres(MAX_CONNECTIONS).orElseGet(TestPostgres::startEmbedded);
            server = running;
            Runtime.getRuntime().addShutdownHook(new Thread(running.stop(), "stop-test-postgres"));
        }
        return running;
    }

    private static PostgresServer startEmbedded() {
        EmbeddedPostgres postgres = TestServers.postgres(MAX_CONNECTIONS);
        return new PostgresServer(postgres.jdbcUrl(""), postgres.user(), postgres.password(), () -> {
            postgres.close();
            TestServers.discard(postgres.folder());
        });
    }

    private void execute(String sql) {
        try {
            PooledConnection pooled = idle.take("postgres");
            if (pooled == null) {
                pooled = server().connect("postgres");
            }
            try (Connection connection = pooled.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
            idle.put("postgres", pooled);
        } catch (SQLException e) {
            throw new IllegalStateException("the test server refused: " + sql, e);
        }
    }

    private void openScope() {
        synchronized (scopes) {
            scopes.push(new ArrayList<>());
        }
    }

    private void closeScope() {
        List<String> made;
        synchronized (scopes) {
            made = scopes.pop();
        }
        made.forEach(this::drop);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        openScope();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        closeScope();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        openScope();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        closeScope();
    }
}
