package app.support.app;

import app.support.auth.AuthResource;
import app.support.auth.MeResource;
import app.support.auth.SignInLimit;
import app.support.auth.UsersResource;
import app.support.files.FilesResource;
import app.support.http.BodyLimits;
import app.support.http.Edge;
import app.support.http.IdempotencyFilter;
import app.support.http.JerseyFaults;
import app.support.http.RecordResource;
import app.support.http.RecordsServlet;
import app.support.http.RequestTimes;
import app.support.http.ServerErrors;
import app.support.http.ViolationFaults;
import app.support.model.AppModel;
import app.support.records.Engine;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts an application together: everything that does not depend on its model. */
public abstract class ModelApplication extends Application<AppConfiguration> {

    /** What records consist of. */
    protected abstract AppModel model();

    /** The names of the roles that people can have, in the order of the model. */
    protected abstract List<String> roles();

    /** The routes of all entities. */
    protected abstract List<RecordResource<?>> resources(Engine engine);

    @Override
    public void initialize(Bootstrap<AppConfiguration> bootstrap) {
        bootstrap.setConfigurationSourceProvider(new SubstitutingSourceProvider(
                bootstrap.getConfigurationSourceProvider(), new YamlVariables(System::getenv)));
        bootstrap.addCommand(new SeedCommand(this));
        bootstrap.addCommand(new RehearseCommand(this));
    }

    @Override
    public void run(AppConfiguration configuration, Environment environment) {
        Parts parts = Parts.of(this, configuration, environment.metrics());
        if (configuration.seed()) {
            new Samples(this, parts).loadOnce(configuration.firstAdmin().email());
        }
        assemble(parts, configuration, environment);
    }

    /** Gives the parts to the server. */
    void assemble(Parts parts, AppConfiguration configuration, Environment environment) {
        StrictJson.demand(environment.getObjectMapper());
        InstantSource clock = InstantSource.system();
        environment.lifecycle().manage(Databases.closing(parts.database()));
        environment.lifecycle().manage(new Upkeep(parts));
        BodyLimits limits = new BodyLimits(configuration.bodyMax(), configuration.fileMax());
        Edge edge = new Edge(parts.accounts(), clock, limits, open(parts), configuration.https());
        DatabaseCheck check = new DatabaseCheck(configuration.database());
        environment.lifecycle().manage(check);
        serve(environment, edge, parts, new HealthServlet(check, readiness(configuration, environment)));
        ServerErrors errors = new ServerErrors(configuration.https());
        environment.getApplicationContext().setErrorHandler(errors);
        environment.lifecycle().addServerLifecycleListener(server -> server.setErrorHandler(errors));
        add(environment, "meta", new MetaServlet("/meta.json", roles()), "/meta");
        environment.healthChecks().register("database", check);
        environment.jersey().register(new JerseyFaults());
        environment.jersey().register(new ViolationFaults());
        SignInLimit limit = new SignInLimit(clock);
        environment.jersey().register(new AuthResource(parts.accounts(), limit, clock, configuration.https()));
        environment.jersey().register(new FilesResource(parts.files(), parts.links(), parts.accounts(), clock));
        environment.jersey().register(new MeResource(parts.accounts(), limit));
        environment.jersey().register(new UsersResource(parts.accounts()));
        for (RecordResource<?> resource : parts.resources()) {
            resource.hooks().secrets(resource.records().secrets());
            resource.hooks().routes(environment, parts.database());
        }
    }

    private static Readiness readiness(AppConfiguration configuration, Environment environment) {
        Readiness readiness = new Readiness(configuration.drain());
        environment.lifecycle().addServerLifecycleListener(readiness);
        return readiness;
    }

    private static Set<String> open(Parts parts) {
        return parts.resources().stream()
                .flatMap(resource -> resource.hooks().openPaths().stream())
                .collect(Collectors.toSet());
    }

    private static void serve(Environment environment, Edge edge, Parts parts, HealthServlet health) {
        RequestTimes times = new RequestTimes();
        MetricsServlet metrics = new MetricsServlet(environment.metrics(), times, edge.durations());
        // on threads of its own, so that it answers whatever comes to the other port
        environment.admin().addServlet("health", health).addMapping("/health/*");
        environment.admin().addServlet("prometheus", metrics).addMapping("/prometheus");
        environment
                .servlets()
                .addFilter("edge", edge)
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        environment
                .servlets()
                .addFilter("idempotency", new IdempotencyFilter(parts.repetitions()))
                .addMappingForUrlPatterns(
                        EnumSet.of(DispatcherType.REQUEST), true, RecordsServlet.PATH + "*", FilesResource.PATH);
        add(
                environment,
                "records",
                new RecordsServlet(parts.resources(), parts.events(), times),
                RecordsServlet.PATH + "*");
        add(environment, "health", health, "/health/*");
        add(environment, "metrics", metrics, "/metrics");
        add(environment, "openapi", new DocumentServlet("/openapi.json"), "/openapi.json");
    }

    private static void add(Environment environment, String name, HttpServlet servlet, String... paths) {
        environment.servlets().addServlet(name, servlet).addMapping(paths);
    }
}
