package io.modelwright.bootstrap.http;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheckRegistry;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.AdminEnvironment;
import io.dropwizard.jetty.GzipHandlerFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.jetty.MutableServletContextHandler;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import io.modelwright.bootstrap.config.Settings;
import io.modelwright.bootstrap.metrics.MetricsServlet;
import jakarta.servlet.http.HttpServlet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Dropwizard's server with two ports: what the edge serves, and the metrics. No banner, no request log (the edge has its
 * own), none of the other admin pages.
 */
final class PlatformServerFactory extends DefaultServerFactory {

    /** Event streams must not be held back to be compressed; the rest of these is compressed already. */
    private static final Set<String> NOT_COMPRESSED = Set.of(
            "text/event-stream",
            "application/zip",
            "application/gzip",
            "application/x-git-upload-pack-result",
            "application/x-git-receive-pack-result",
            "image/png",
            "image/jpeg",
            "image/webp");

    private static final int LEAST_BYTES_PER_SECOND = 64;

    private final transient HttpServlet metrics;

    PlatformServerFactory(Settings.Http http, Settings.Admin admin, HttpServlet metrics) {
        this.metrics = metrics;
        setApplicationConnectors(List.of(connector(http.host(), http.port(), http.idle())));
        setAdminConnectors(List.of(connector(admin.host(), admin.port(), Settings.Http.DEFAULT_IDLE)));
        setMaxThreads(http.threads());
        setMinThreads(Math.min(http.threads(), 8));
        setAdminMaxThreads(4);
        setAdminMinThreads(1);
        setEnableThreadNameFilter(false);
        setRegisterDefaultExceptionMappers(false);
        setShutdownGracePeriod(Duration.milliseconds(http.grace().toMillis()));
        GzipHandlerFactory gzip = new Compression();
        gzip.setExcludedMimeTypes(NOT_COMPRESSED);
        setGzipFilterFactory(gzip);
    }

    private static HttpConnectorFactory connector(String host, int port, java.time.Duration idle) {
        HttpConnectorFactory connector = new HttpConnectorFactory();
        connector.setBindHost(host);
        connector.setPort(port);
        // The edge does, and from whom it is told to.
        connector.setUseForwardedHeaders(false);
        connector.setUseServerHeader(false);
        // A cache of header values as long as tokens is filled, and cleared, by each request.
        connector.setHeaderCacheSize(DataSize.bytes(0));
        connector.setSelectorThreads(
                Optional.of(Math.max(1, Runtime.getRuntime().availableProcessors() / 4)));
        connector.setIdleTimeout(Duration.milliseconds(idle.toMillis()));
        // Whoever sends byte by byte is never idle, and holds a thread that waits for the body.
        connector.setMinRequestDataPerSecond(DataSize.bytes(LEAST_BYTES_PER_SECOND));
        return connector;
    }

    @Override
    protected void printBanner(String name) {
        // Whoever starts the platform reads where it is, and nothing else.
    }

    @Override
    protected void addRequestLog(Server server, String name, MutableServletContextHandler environment) {
        // The edge logs each request with what it knows of it.
    }

    @Override
    protected Handler createAdminServlet(
            Server server,
            MutableServletContextHandler handler,
            MetricRegistry registry,
            HealthCheckRegistry healthChecks,
            AdminEnvironment admin) {
        // Not the context that is given: it has tasks that collect garbage and change log levels.
        MutableServletContextHandler only = new MutableServletContextHandler();
        only.setServer(server);
        only.addServlet(new ServletHolder("metrics", metrics), MetricsServlet.PATH);
        return only;
    }

    /** Compression whose {@code Vary} is one constant field; the library's own way looks for it with streams each time. */
    private static final class Compression extends GzipHandlerFactory {

        private static final HttpField VARY = new PreEncodedHttpField(HttpHeader.VARY, "Accept-Encoding");

        // The type is Dropwizard's choice.
        @SuppressWarnings("removal")
        @Override
        public org.eclipse.jetty.server.handler.gzip.GzipHandler build(@Nullable Handler handler) {
            org.eclipse.jetty.server.handler.gzip.GzipHandler gzip = super.build(new Handler.Wrapper(handler) {
                @Override
                public boolean handle(Request request, Response response, Callback callback) throws Exception {
                    response.getHeaders().add(VARY);
                    return super.handle(request, response, callback);
                }
            });
            gzip.setVary(null);
            return gzip;
        }
    }
}
