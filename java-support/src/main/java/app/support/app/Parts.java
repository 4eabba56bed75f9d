package app.support.app;

import app.support.auth.Accounts;
import app.support.auth.Tokens;
import app.support.events.ChangeRelay;
import app.support.events.EventStreams;
import app.support.files.FileLinks;
import app.support.files.FileService;
import app.support.http.RecordResource;
import app.support.model.AppModel;
import app.support.query.Cursors;
import app.support.query.Sealing;
import app.support.records.ChangeVisibility;
import app.support.records.Engine;
import app.support.records.FileAccess;
import app.support.store.Transactions;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an application consists of, without the server around it: its database, brought up to date, and what works on it. */
record Parts(
        HikariDataSource database,
        Accounts accounts,
        Engine engine,
        List<RecordResource<?>> resources,
        FileService files,
        FileLinks links,
        ChangeRelay relay,
        EventStreams events)
        implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    static Parts of(ModelApplication application, AppConfiguration configuration) {
        InstantSource clock = InstantSource.system();
        HikariDataSource database = Databases.open(configuration.database());
        Databases.migrate(database);
        Jdbi jdbi = Jdbi.create(database);
        MasterKey key = MasterKey.of(configuration.secretKey(), jdbi);
        Tokens tokens = new Tokens(key.derive("access tokens"));
        Accounts accounts = new Accounts(jdbi, tokens, clock, Set.copyOf(application.roles()));
        begin(accounts, configuration.firstAdmin());
        AppModel model = application.model();
        Sealing secrets = new Sealing(key.derive("secrets"), "secrets");
        Engine engine = new Engine(
                model,
                new Transactions(database),
                new Cursors(new Sealing(key.derive("cursors"), "cursors"), model.version()),
                clock,
                accounts::isKnown,
                (place, secret) -> secrets.seal(place, secret.getBytes(StandardCharsets.UTF_8)));
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
                relay,
                new EventStreams(relay, engine.transactions(), new ChangeVisibility(engine), accounts));
    }

    private static void begin(Accounts accounts, AppConfiguration.FirstAdmin first) {
        Optional<String> given = Optional.of(first.password()).filter(password -> !password.isEmpty());
        accounts.begin(first.email(), given)
                .ifPresent(password -> LOG.warn(
                        "The first administrator is {} with the password {} - change it after signing in.",
                        first.email(),
                        password));
    }

    @Override
    public void close() {
        database.close();
    }
}
