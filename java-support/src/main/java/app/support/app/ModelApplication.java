package app.support.app;

import app.support.auth.Accounts;
import app.support.auth.AuthResource;
import app.support.auth.MeResource;
import app.support.auth.SignInLimit;
import app.support.auth.Tokens;
import app.support.auth.UsersResource;
import app.support.http.Edge;
import app.support.http.JerseyFaults;
import app.support.http.RecordResource;
import app.support.http.RecordsServlet;
import app.support.model.AppModel;
import app.support.query.Cursors;
import app.support.query.Sealing;
import app.support.records.Engine;
import app.support.store.Files;
import app.support.store.Transactions;
import com.zaxxer.hikari.HikariDataSource;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts an application together: everything that does not depend on its model. */
public abstract class ModelApplication extends Application<AppConfiguration> {

    private static final Logger LOG = LoggerFactory.getLogger(ModelApplication.class);

    /** What records consist of. */
    protected abstract AppModel model();

    /** The names of the roles that people can have, in the order of the model. */
    protected abstract List<String> roles();

    /** The routes of all entities. */
    protected abstract List<RecordResource<?>> resources(Engine engine);

    @Override
    public void initialize(Bootstrap<AppConfiguration> bootstrap) {
        bootstrap.setConfigurationSourceProvider(new SubstitutingSourceProvider(
                bootstrap.getConfigurationSourceProvider(), new EnvironmentVariableSubstitutor(false)));
    }

    @Override
    public void run(AppConfiguration configuration, Environment environment) {
        InstantSource clock = InstantSource.system();
        HikariDataSource database = Databases.open(configuration.database());
        environment.lifecycle().manage(Databases.closing(database));
        Databases.migrate(database);
        Jdbi jdbi = Jdbi.create(database);
        MasterKey key = MasterKey.of(configuration.secretKey(), jdbi);
        Accounts accounts = new Accounts(jdbi, new Tokens(key.derive("access tokens")), clock, Set.copyOf(roles()));
        begin(accounts, configuration.firstAdmin());
        AppModel model = model();
        Sealing secrets = new Sealing(key.derive("secrets"), "secrets");
        Engine engine = new Engine(
                model,
                new Transactions(database),
                new Cursors(new Sealing(key.derive("cursors"), "cursors"), model.version()),
                clock,
                accounts::isKnown,
                new Files(database)::has,
                (place, secret) -> secrets.seal(place, secret.getBytes(StandardCharsets.UTF_8)));
        List<RecordResource<?>> resources = resources(engine);
        serve(
                environment,
                new Edge(accounts, clock, configuration.bodyMax(), configuration.https()),
                resources,
                database);
        add(environment, "meta", new MetaServlet("/meta.json", roles()), "/meta");
        environment.healthChecks().register("database", new DatabaseCheck(database));
        environment.jersey().register(new JerseyFaults());
        environment.jersey().register(new AuthResource(accounts, new SignInLimit(clock)));
        environment.jersey().register(new MeResource(accounts));
        environment.jersey().register(new UsersResource(accounts));
        resources.forEach(resource -> resource.hooks().routes(environment, database));
    }

    private static void begin(Accounts accounts, AppConfiguration.FirstAdmin first) {
        Optional<String> given = Optional.of(first.password()).filter(password -> !password.isEmpty());
        accounts.begin(first.email(), given)
                .ifPresent(password -> LOG.warn(
                        "The first administrator is {} with the password {} - change it after signing in.",
                        first.email(),
                        password));
    }

    private static void serve(
            Environment environment, Edge edge, List<RecordResource<?>> resources, HikariDataSource database) {
        environment
                .servlets()
                .addFilter("edge", edge)
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        add(environment, "records", new RecordsServlet(resources), RecordsServlet.PATH + "*");
        add(environment, "health", new HealthServlet(new DatabaseCheck(database)), "/health/*");
        add(environment, "metrics", new MetricsServlet(environment.metrics()), "/metrics");
        add(environment, "openapi", new DocumentServlet("/openapi.json"), "/openapi.json");
    }

    private static void add(Environment environment, String name, HttpServlet servlet, String... paths) {
        environment.servlets().addServlet(name, servlet).addMapping(paths);
    }
}
