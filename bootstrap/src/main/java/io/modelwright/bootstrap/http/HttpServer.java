package io.modelwright.bootstrap.http;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import io.modelwright.bootstrap.config.Settings;
import io.modelwright.bootstrap.health.Health;
import io.modelwright.bootstrap.health.HealthServlet;
import io.modelwright.bootstrap.metrics.MetricsServlet;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletRegistration;
import java.util.EnumSet;
import java.util.function.Consumer;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;

/** The running HTTP server. Closing it refuses new connections and waits, within the grace, for what is being served. */
public final class HttpServer implements AutoCloseable {

    private static final int APPLICATION = 0;
    private static final int ADMIN = 1;

    /** The server could not be started or stopped; most often its port is taken. */
    public static final class HttpServerFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        HttpServerFailure(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private final Server server;

    private HttpServer(Server server) {
        this.server = server;
    }

    /**
     * Builds the server and opens its ports.
     *
     * @param edge puts what is served into the environment
     */
    public static HttpServer start(
            Settings settings, MetricRegistry metrics, Health health, StartGate gate, Consumer<Environment> edge) {
        Configuration configuration = new Configuration();
        PlatformServerFactory factory =
                new PlatformServerFactory(settings.http(), settings.admin(), new MetricsServlet(metrics));
        configuration.setServerFactory(factory);
        Environment environment = new Environment(
                "modelwright",
                Jackson.newMinimalObjectMapper(),
                Validators.newValidatorFactory(),
                metrics,
                HttpServer.class.getClassLoader(),
                checks(health),
                configuration);
        FilterRegistration.Dynamic gateway = environment.servlets().addFilter("StartGate", gate);
        gateway.setAsyncSupported(true);
        gateway.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
        edge.accept(environment);
        ServletRegistration.Dynamic healthServlet =
                environment.servlets().addServlet("HealthServlet", new HealthServlet(health));
        healthServlet.addMapping(HealthServlet.LIVE, HealthServlet.READY);
        Server server = factory.build(environment);
        // The composition root stops everything in its order.
        server.setStopAtShutdown(false);
        try {
            server.start();
        } catch (Exception e) {
            throw new HttpServerFailure("The HTTP server cannot start: " + e.getMessage(), e);
        }
        return new HttpServer(server);
    }

    /** The library warns at the start where it knows of no check; nobody else asks it. */
    private static HealthCheckRegistry checks(Health health) {
        HealthCheckRegistry registry = new HealthCheckRegistry();
        registry.register("platform", new HealthCheck() {
            @Override
            protected Result check() {
                Health.Status status = health.ask().status();
                return status == Health.Status.UNAVAILABLE ? Result.unhealthy(status.name()) : Result.healthy();
            }
        });
        return registry;
    }

    public int port() {
        return portOf(APPLICATION);
    }

    public int adminPort() {
        return portOf(ADMIN);
    }

    private int portOf(int connector) {
        return ((NetworkConnector) server.getConnectors()[connector]).getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new HttpServerFailure("The HTTP server did not stop in order", e);
        }
    }
}
