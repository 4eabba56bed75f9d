package app.support.app;

import app.support.auth.Accounts;
import app.support.auth.People;
import app.support.auth.PlatformTokens;
import app.support.auth.Tokens;
import app.support.events.ChangeRelay;
import app.support.events.EventStreams;
import app.support.files.FileLinks;
import app.support.files.FileService;
import app.support.http.RecordResource;
import app.support.idempotency.Repetitions;
import app.support.model.AppModel;
import app.support.query.Cursors;
import app.support.query.Sealing;
import app.support.records.ChangeVisibility;
import app.support.records.Engine;
import app.support.records.FileAccess;
import app.support.records.Plans;
import app.support.store.Transactions;
import com.codahale.metrics.MetricRegistry;
import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** What an application consists of, without the server around it: its database, brought up to date, and what works on it. */
record Parts(
        HikariDataSource database,
        Accounts accounts,
        Engine engine,
        List<RecordResource<?>> resources,
        FileService files,
        FileLinks links,
        Repetitions repetitions,
        ChangeRelay relay,
        EventStreams events)
        implements AutoCloseable {

    static Parts of(ModelApplication application, AppConfiguration configuration, MetricRegistry metrics) {
        Databases.migrate(configuration.database(), configuration.schemaUpTo());
        HikariDataSource database = Databases.open(configuration.database(), metrics);
        Jdbi jdbi = Jdbi.create(database);
        MasterKey key = MasterKey.of(configuration.secretKey(), jdbi);
        KeyCheck.require(key, application.model(), jdbi);
        Parts parts = on(database, jdbi, key, application, configuration);
        FirstAdministrator.begin(parts.accounts(), configuration.firstAdmin());
        return parts;
    }

    /** Parts of whom none has a database, to see whether they can be put together at all. */
    static Parts withoutDatabase(ModelApplication application, AppConfiguration configuration, MetricRegistry metrics) {
        HikariDataSource database = Databases.unchecked(configuration.database(), metrics);
        return on(database, Jdbi.create(database), MasterKey.random(), application, configuration);
    }

    private static Parts on(
            HikariDataSource database,
            Jdbi jdbi,
            MasterKey key,
            ModelApplication application,
            AppConfiguration configuration) {
        InstantSource clock = InstantSource.system();
        Tokens tokens =
                new Tokens(key.derive("access tokens"), application.getClass().getName());
        PlatformTokens platform = new PlatformTokens(key.derive("platform tokens"));
        Accounts accounts = new Accounts(jdbi, tokens, platform, clock, Set.copyOf(application.roles()));
        AppModel model = application.model();
        Engine engine = new Engine(
                model,
                new Transactions(database),
                new Cursors(new Sealing(key.derive("cursors"), "cursors"), model.version()),
                clock,
                new People(),
                new SealedSecrets(key.derive("secrets")),
                new Plans());
        FileService files =
                new FileService(engine.transactions(), new FileAccess(engine), clock, configuration.fileMax());
        ChangeRelay relay = new ChangeRelay(engine.transactions());
        return new Parts(
                database,
                accounts,
                engine,
                application.resources(engine),
                files,
                new FileLinks(new Sealing(key.derive("file links"), "file links")),
                new Repetitions(
                        engine.transactions(),
                        new Sealing(key.derive("repeated requests"), "repeated requests"),
                        clock),
                relay,
                new EventStreams(relay, engine.transactions(), new ChangeVisibility(engine), accounts));
    }

    @Override
    public void close() {
        database.close();
    }
}
