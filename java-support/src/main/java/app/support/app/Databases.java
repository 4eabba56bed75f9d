package app.support.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dropwizard.lifecycle.Managed;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;

/** The pool of connections, and the schema behind it. */
final class Databases {

    private static final long PATIENCE_MILLIS = 5_000;
    private static final long IMPATIENCE_MILLIS = 250;
    private static final int STATEMENT_TIMEOUT_MILLIS = 30_000;

    private static final Set<MigrationState> UNKNOWN =
            Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

    private Databases() {}

    static HikariDataSource open(AppConfiguration.Database configuration) {
        return new HikariDataSource(settings(configuration));
    }

    /** The same where no database may be there: each use of it fails, and soon. */
    static HikariDataSource unchecked(AppConfiguration.Database configuration) {
        HikariConfig config = settings(configuration);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(IMPATIENCE_MILLIS);
        return new HikariDataSource(config);
    }

    private static HikariConfig settings(AppConfiguration.Database configuration) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(configuration.url());
        config.setUsername(configuration.user());
        config.setPassword(configuration.password());
        config.setMaximumPoolSize(configuration.connections());
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.addDataSourceProperty("ApplicationName", "app");
        config.setConnectionInitSql("SET statement_timeout = " + STATEMENT_TIMEOUT_MILLIS);
        return config;
    }

    /**
     * Brings the schema up to date. Migrations of the model are {@code V1}, {@code V2} and so on, those of the system {@code V0}
     * and its followers: they sort first, and may come later than the ones behind them.
     *
     * <p>Has connections of its own, as a migration of many rows may take longer than any request.
     *
     * @throws IllegalStateException where the database belongs to a newer application, which alone can read and write it
     */
    static void migrate(AppConfiguration.Database configuration) {
        Flyway flyway = Flyway.configure()
                .dataSource(configuration.url(), configuration.user(), configuration.password())
                // no entity has a table of this name
                .table("_schema_history")
                .placeholderReplacement(false)
                .outOfOrder(true)
                .load();
        refuseUnknown(flyway);
        flyway.migrate();
        // a newer one may have come first while this one waited
        refuseUnknown(flyway);
    }

    private static void refuseUnknown(Flyway flyway) {
        List<String> unknown = Arrays.stream(flyway.info().all())
                .filter(migration -> UNKNOWN.contains(migration.getState()))
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
