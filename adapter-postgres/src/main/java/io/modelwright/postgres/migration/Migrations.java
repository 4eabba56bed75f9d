package io.modelwright.postgres.migration;

import io.modelwright.postgres.SqlFailures;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * The platform's schemas: {@code modelwright} (accounts, apps, drafts, jobs) and, in each data database,
 * {@code modelwright_data} (fence, versions, publish journal, history, outbox). Each keeps its own history table, so that
 * both may share one database. Migrating what is up to date changes nothing.
 */
public final class Migrations {

    private static final String HISTORY_TABLE = "schema_history";

    private Migrations() {}

    /**
     * Migrates the platform's schema.
     *
     * @throws io.modelwright.ports.failure.StoreUnavailable where the database is away
     * @throws FlywayException where a migration fails, or an applied one was changed since
     */
    public static void platform(DataSource dataSource) {
        migrate(dataSource, "modelwright", "classpath:db/platform");
    }

    /**
     * Migrates the schema of a data database; fails as {@link #platform} does.
     */
    public static void data(DataSource dataSource) {
        migrate(dataSource, "modelwright_data", "classpath:db/data");
    }

    private static void migrate(DataSource dataSource, String schema, String location) {
        FluentConfiguration configuration = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(dataSource)
                .schemas(schema)
                .defaultSchema(schema)
                .table(HISTORY_TABLE)
                .locations(location)
                .validateMigrationNaming(true)
                // A schema that a newer release made is refused too.
                .ignoreMigrationPatterns(new String[0])
                .cleanDisabled(true);
        // A lock held in a transaction would block CREATE INDEX CONCURRENTLY for ever.
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        try {
            configuration.load().migrate();
        } catch (FlywayException e) {
            throw SqlFailures.translate(e);
        }
    }
}
