package io.modelwright.rest;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheckRegistry;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A Dropwizard server with the edge in it, on a free loopback port. */
final class EdgeServer implements AutoCloseable {

    private final Server server;
    private final int port;

    /** @param more resources beside those of the edge */
    EdgeServer(RestEdge edge, Object... more) {
        Configuration configuration = new Configuration();
        DefaultServerFactory factory = new DefaultServerFactory();
        factory.setApplicationConnectors(List.of(loopback()));
        factory.setAdminConnectors(List.of(loopback()));
        factory.setRegisterDefaultExceptionMappers(false);
        LogbackAccessRequestLogFactory silent = new LogbackAccessRequestLogFactory();
        silent.setAppenders(List.of());
        factory.setRequestLogFactory(silent);
        Environment environment = new Environment(
                "edge",
                Jackson.newObjectMapper(),
                Validators.newValidatorFactory(),
                new MetricRegistry(),
                EdgeServer.class.getClassLoader(),
                new HealthCheckRegistry(),
                configuration);
        edge.install(environment);
        for (Object resource : more) {
            environment.jersey().register(resource);
        }
        server = factory.build(environment);
        try {
            server.start();
        } catch (Exception failure) {
            throw new IllegalStateException("the server does not start", failure);
        }
        port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    private static HttpConnectorFactory loopback() {
        HttpConnectorFactory connector = new HttpConnectorFactory();
        connector.setBindHost("127.0.0.1");
        connector.setPort(0);
        return connector;
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failure) {
            throw new IllegalStateException("the server does not stop", failure);
        }
    }
}
