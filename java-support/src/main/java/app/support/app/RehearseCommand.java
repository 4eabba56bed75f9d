package app.support.app;

import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import net.sourceforge.argparse4j.inf.Namespace;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code rehearse app.yml}: starts the server without a database, asks it a little and ends it. The JVM that builds the image
 * watches this and keeps what was loaded, so that later starts need not load it again.
 */
final class RehearseCommand extends ConfiguredCommand<AppConfiguration> {

    private static final Logger LOG = LoggerFactory.getLogger(RehearseCommand.class);

    private final ModelApplication application;

    RehearseCommand(ModelApplication application) {
        super("rehearse", "Starts without a database and ends, for the JVM that makes a cache of what is loaded");
        this.application = application;
    }

    @Override
    protected void run(Bootstrap<AppConfiguration> bootstrap, Namespace namespace, AppConfiguration configuration)
            throws Exception {
        Environment environment = new Environment(
                bootstrap.getApplication().getName(),
                bootstrap.getObjectMapper(),
                bootstrap.getValidatorFactory(),
                bootstrap.getMetricRegistry(),
                bootstrap.getClassLoader(),
                bootstrap.getHealthCheckRegistry(),
                configuration);
        configuration.getServerFactory().configure(environment);
        try (Parts parts = Parts.withoutDatabase(application, configuration, environment.metrics())) {
            migrate(configuration);
            application.assemble(parts, configuration, environment);
            Server server = configuration.getServerFactory().build(environment);
            server.start();
            try {
                use(((NetworkConnector) server.getConnectors()[0]).getLocalPort());
            } finally {
                server.stop();
            }
        }
    }

    private static void migrate(AppConfiguration configuration) {
        try {
            Databases.migrate(configuration.database(), configuration.schemaUpTo());
        } catch (FlywayException nothingThere) {
            LOG.info("no database, as expected");
        }
    }

    private static void use(int port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI base = URI.create("http://127.0.0.1:" + port);
            for (String path :
                    new String[] {"/health/live", "/health/ready", "/openapi.json", "/metrics", "/api/v1/me"}) {
                send(client, HttpRequest.newBuilder(base.resolve(path)).build());
            }
            send(
                    client,
                    HttpRequest.newBuilder(base.resolve("/api/v1/auth/login"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "{\"email\":\"nobody@example.org\",\"password\":\"none\"}"))
                            .build());
        }
    }

    private static void send(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
        LOG.info("{} {} answered {}", request.method(), request.uri().getPath(), response.statusCode());
    }
}
