package app.support.app;

import com.codahale.metrics.MetricRegistry;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dropwizard.lifecycle.Managed;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** The pool of connections, and the schema behind it. */
final class Databases {

    private static final long PATIENCE_MILLIS = 5_000;
    private static final long IMPATIENCE_MILLIS = 250;
    private static final String SESSION = "SET statement_timeout = '30s'; SET lock_timeout = '5s';"
            + " SET idle_in_transaction_session_timeout = '60s'";
    private static final String CONNECT_SECONDS = "5";
    /** Somewhat longer than the server lets a statement run: after this the network is gone. */
    private static final String SILENCE_SECONDS = "40";

    private static final Set<MigrationState> UNKNOWN =
            Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

    private Databases() {}

    static HikariDataSource open(AppConfiguration.Database configuration, MetricRegistry metrics) {
        return new HikariDataSource(settings(configuration, metrics));
    }

    /** The same where no database may be there: each use of it fails, and soon. */
    static HikariDataSource unchecked(AppConfiguration.Database configuration, MetricRegistry metrics) {
        HikariConfig config = settings(configuration, metrics);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(IMPATIENCE_MILLIS);
        return new HikariDataSource(config);
    }

    private static HikariConfig settings(AppConfiguration.Database configuration, MetricRegistry metrics) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(configuration.url());
        config.setUsername(configuration.user());
        config.setPassword(configuration.password());
        config.setMaximumPoolSize(configuration.connections());
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setPoolName("pool");
        config.setMetricRegistry(metrics);
        config.setDataSourceProperties(network());
        config.addDataSourceProperty("ApplicationName", "app");
        config.setConnectionInitSql(SESSION);
        return config;
    }

    /** A connection apart from the pool. */
    static Connection connect(AppConfiguration.Database configuration) throws SQLException {
        Properties properties = network();
        properties.setProperty("user", configuration.user());
        properties.setProperty("password", configuration.password());
        return DriverManager.getConnection(configuration.url(), properties);
    }

    /** A server that is gone without a word does not keep anybody waiting for ever. */
    private static Properties network() {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", SILENCE_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    /**
     * Brings the schema up to date. Migrations of the model are {@code V1}, {@code V2} and so on, those of the system {@code V0}
     * and its followers: they sort first, and may come later than the ones behind them.
     *
     * <p>Has connections of its own, as a migration of many rows may take longer than any request.
     *
     * @param upTo the newest version that this application may find, though it does not have its migrations: whoever says so
     *     knows that it works on that
     * @throws IllegalStateException where the database belongs to a newer application, which alone can read and write it
     */
    static void migrate(AppConfiguration.Database configuration, int upTo) {
        FluentConfiguration flyways = Flyway.configure()
                .dataSource(configuration.url(), configuration.user(), configuration.password())
                // no entity has a table of this name
                .table("_schema_history")
                .placeholderReplacement(false)
                .outOfOrder(true);
        // CREATE INDEX CONCURRENTLY would wait for ever for the transaction that holds such a lock
        flyways.getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        Flyway flyway = flyways.load();
        refuseUnknown(flyway, upTo);
        flyway.migrate();
        // a newer one may have come first while this one waited
        refuseUnknown(flyway, upTo);
    }

    private static void refuseUnknown(Flyway flyway, int upTo) {
        List<String> unknown = Arrays.stream(flyway.info().all())
                .filter(migration -> UNKNOWN.contains(migration.getState()))
                .filter(migration -> migration.getVersion().getMajor().compareTo(BigInteger.valueOf(upTo)) > 0)
                .map(migration -> migration.getVersion().getVersion())
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("the database has had migrations that this application does not have: "
                    + String.join(", ", unknown) + "; start the newer one");
        }
    }

    /** Closes the pool when the server stops, after the last request. */
    static Managed closing(HikariDataSource database) {
        return new Managed() {
            @Override
            public void stop() {
                database.close();
            }
        };
    }
}
