package app.support.app;

import app.support.auth.AuthResource;
import app.support.auth.MeResource;
import app.support.auth.SignInLimit;
import app.support.auth.UsersResource;
import app.support.files.FilesResource;
import app.support.http.BodyLimits;
import app.support.http.Edge;
import app.support.http.JerseyFaults;
import app.support.http.RecordResource;
import app.support.http.RecordsServlet;
import app.support.http.ServerErrors;
import app.support.model.AppModel;
import app.support.records.Engine;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;

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
                bootstrap.getConfigurationSourceProvider(), new EnvironmentVariableSubstitutor(false)));
        bootstrap.addCommand(new SeedCommand(this));
    }

    @Override
    public void run(AppConfiguration configuration, Environment environment) {
        InstantSource clock = InstantSource.system();
        Parts parts = Parts.of(this, configuration);
        environment.lifecycle().manage(Databases.closing(parts.database()));
        environment.lifecycle().manage(new Upkeep(parts));
        BodyLimits limits = new BodyLimits(configuration.bodyMax(), configuration.fileMax());
        Edge edge = new Edge(parts.accounts(), clock, limits, configuration.https());
        serve(environment, edge, parts);
        ServerErrors errors = new ServerErrors(configuration.https());
        environment.getApplicationContext().setErrorHandler(errors);
        environment.lifecycle().addServerLifecycleListener(server -> server.setErrorHandler(errors));
        add(environment, "meta", new MetaServlet("/meta.json", roles()), "/meta");
        environment.healthChecks().register("database", new DatabaseCheck(parts.database()));
        environment.jersey().register(new JerseyFaults());
        environment
                .jersey()
                .register(new AuthResource(parts.accounts(), new SignInLimit(clock), clock, configuration.https()));
        environment.jersey().register(new FilesResource(parts.files(), parts.links(), parts.accounts(), clock));
        environment.jersey().register(new MeResource(parts.accounts()));
        environment.jersey().register(new UsersResource(parts.accounts()));
        parts.resources().forEach(resource -> resource.hooks().routes(environment, parts.database()));
    }

    private static void serve(Environment environment, Edge edge, Parts parts) {
        environment
                .servlets()
                .addFilter("edge", edge)
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        add(environment, "records", new RecordsServlet(parts.resources(), parts.events()), RecordsServlet.PATH + "*");
        add(environment, "health", new HealthServlet(new DatabaseCheck(parts.database())), "/health/*");
        add(environment, "metrics", new MetricsServlet(environment.metrics()), "/metrics");
        add(environment, "openapi", new DocumentServlet("/openapi.json"), "/openapi.json");
    }

    private static void add(Environment environment, String name, HttpServlet servlet, String... paths) {
        environment.servlets().addServlet(name, servlet).addMapping(paths);
    }
}
