package io.modelwright.proxy;

import io.modelwright.core.deploy.Endpoint;
import io.modelwright.ports.deploy.driven.StableRoutes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stable ports of this process: a connector for each, and one proxy behind them all. */
public final class JettyRoutes implements StableRoutes, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JettyRoutes.class);
    private static final String LOOPBACK = "127.0.0.1";

    /** At most; each port needs one of its own. */
    private static final int THREADS = 1_200;

    private static final int ACCEPTED = 1_024;
    private static final int HEADERS_MAX = 32 * 1_024;
    private static final Duration ASKING = Duration.ofSeconds(2);
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final DeploymentProxy proxy;
    private final Server server;
    private volatile String installation = "";
    private final OptionalInt shared;
    private boolean told;
    private final Map<Integer, ServerConnector> connectors = new HashMap<>();

    private JettyRoutes(DeploymentProxy proxy, Server server, OptionalInt shared) {
        this.proxy = proxy;
        this.server = server;
        this.shared = shared;
    }

    /**
     * Starts without any port.
     *
     * @param hold how long a request waits at most
     */
    public static JettyRoutes start(Duration hold) {
        return start(hold, OptionalInt.empty());
    }

    /**
     * Starts with one port for all that have names. It is tried again with each route where another program has it.
     *
     * @param hold how long a request waits at most
     * @param shared that port; empty: names lead nowhere
     */
    public static JettyRoutes start(Duration hold, OptionalInt shared) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("proxy");
        threads.setDaemon(true);
        Server server = new Server(threads);
        DeploymentProxy proxy = new DeploymentProxy(hold, shared.orElse(0));
        server.setHandler(proxy);
        try {
            server.start();
        } catch (Exception fault) {
            throw new IllegalStateException("the proxy does not start", fault);
        }
        JettyRoutes routes = new JettyRoutes(proxy, server, shared);
        routes.openShared();
        return routes;
    }

    private void openShared() {
        synchronized (connectors) {
            if (shared.isEmpty() || connectors.containsKey(shared.getAsInt())) {
                return;
            }
            if (!open(shared.getAsInt()) && !told) {
                told = true;
                LOG.warn("port {} cannot be opened: deployments are not found by their names", shared.getAsInt());
            }
        }
    }

    /** Says whose ports these are, so that other processes of the installation know them. */
    public void identify(String installation) {
        this.installation = installation;
        proxy.identify(installation);
    }

    @Override
    public Optional<Elsewhere> elsewhere(int port) {
        String own = installation;
        if (own.isEmpty()) {
            return Optional.empty();
        }
        HttpRequest who = HttpRequest.newBuilder(URI.create("http://" + LOOPBACK + ":" + port + "/"))
                .timeout(ASKING)
                .header(DeploymentProxy.INSTALLATION, own)
                .method("TRACE", HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(ASKING)
                .build()) {
            HttpHeaders answer =
                    client.send(who, HttpResponse.BodyHandlers.discarding()).headers();
            return answer.firstValue(DeploymentProxy.INSTALLATION)
                    .filter(own::equals)
                    .flatMap(ours -> Told.of(
                            answer.firstValue(DeploymentProxy.TARGETS).orElse(""),
                            answer.firstValue(DeploymentProxy.HELD)
                                    .filter("true"::equals)
                                    .isPresent(),
                            answer.firstValue(DeploymentProxy.IN_FLIGHT).orElse("")));
        } catch (IOException nobodyOfOurs) {
            return Optional.empty();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public boolean put(Route route) {
        synchronized (connectors) {
            openShared();
            Place place = proxy.places().get(route.port());
            if (place != null) {
                proxy.names().put(route.port(), route.hosts());
                place.put(route).forEach(Place.Waiting::resume);
                return true;
            }
            if (shared.isPresent() && shared.getAsInt() == route.port()) {
                return false;
            }
            proxy.places().put(route.port(), new Place(route));
            if (open(route.port())) {
                proxy.names().put(route.port(), route.hosts());
                return true;
            }
            proxy.places().remove(route.port());
            return false;
        }
    }

    private boolean open(int port) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(false);
        // what a path means is for the application to say
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.setRequestHeaderSize(HEADERS_MAX);
        configuration.setResponseHeaderSize(HEADERS_MAX);
        // no acceptor thread: the selector accepts too
        ServerConnector connector =
                new ServerConnector(server, null, null, null, 0, 1, new HttpConnectionFactory(configuration));
        connector.setHost(LOOPBACK);
        connector.setPort(port);
        connector.setAcceptQueueSize(ACCEPTED);
        connector.setIdleTimeout(IDLE.toMillis());
        server.addConnector(connector);
        try {
            connector.start();
            connectors.put(port, connector);
            return true;
        } catch (Exception taken) {
            LOG.debug("port {} cannot be opened", port, taken);
            server.removeConnector(connector);
            return false;
        }
    }

    @Override
    public Optional<Route> route(int port) {
        return Optional.ofNullable(proxy.places().get(port)).map(Place::route);
    }

    @Override
    public void remove(int port) {
        synchronized (connectors) {
            if (!proxy.places().containsKey(port)) {
                return;
            }
            ServerConnector connector = connectors.remove(port);
            if (connector == null) {
                return;
            }
            try {
                connector.stop();
            } catch (Exception fault) {
                LOG.warn("port {} was not closed in order", port, fault);
            }
            server.removeConnector(connector);
            proxy.names().put(port, Set.of());
            Place place = proxy.places().remove(port);
            if (place != null) {
                place.put(new Route(port, OptionalInt.empty(), false)).forEach(Place.Waiting::resume);
            }
        }
    }

    @Override
    public Set<Integer> ports() {
        return Set.copyOf(proxy.places().keySet());
    }

    @Override
    public int inFlight(int port, Endpoint target) {
        Place place = proxy.places().get(port);
        return place == null ? 0 : place.inFlight(target);
    }

    @Override
    public boolean isFree(int port) {
        if (proxy.places().containsKey(port)) {
            return false;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception fault) {
            LOG.warn("the proxy did not stop in order", fault);
        }
    }
}
