package io.modelwright.proxy;

import io.modelwright.core.deploy.Endpoint;
import io.modelwright.ports.deploy.driven.StableRoutes;
import io.modelwright.proxy.Place.Admission;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands requests on to what serves at their port, and answers back as they come, without keeping bodies. What says where a request
 * comes from is written anew: applications believe it.
 */
final class DeploymentProxy extends ProxyHandler {

    private static final Logger LOG = LoggerFactory.getLogger(DeploymentProxy.class);
    private static final String TARGET = DeploymentProxy.class.getName() + ".target";
    private static final String PASSAGE = DeploymentProxy.class.getName() + ".passage";
    private static final String ATTEMPTS = DeploymentProxy.class.getName() + ".attempts";
    private static final int CONNECTIONS = 256;
    private static final int QUEUED = 4_096;
    private static final long CONNECT_MILLIS = 2_000;

    /** Less than any server keeps a connection that does nothing: one that it closes just then would fail a request. */
    private static final long IDLE_MILLIS = 4_000;

    /** Streams say something more often. */
    private static final long SILENCE_MINUTES = 10;

    /** Who asks, and who answers where it is the same one. */
    static final String INSTALLATION = "Modelwright-Installation";

    static final String TARGETS = "Modelwright-Targets";
    static final String HELD = "Modelwright-Held";
    static final String IN_FLIGHT = "Modelwright-In-Flight";

    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;

    private final Map<Integer, Place> places = new ConcurrentHashMap<>();
    private final Names names = new Names();
    private final Duration hold;
    private volatile String installation = "";
    private final int shared;

    /** @param shared the port where deployments are found by name; 0: none */
    DeploymentProxy(Duration hold, int shared) {
        this.hold = hold;
        this.shared = shared;
        setViaHost("modelwright");
    }

    void identify(String owner) {
        installation = owner;
    }

    Names names() {
        return names;
    }

    Map<Integer, Place> places() {
        return places;
    }

    @Override
    protected void configureHttpClient(HttpClient client) {
        super.configureHttpClient(client);
        client.setConnectTimeout(CONNECT_MILLIS);
        client.setIdleTimeout(IDLE_MILLIS);
        client.setMaxConnectionsPerDestination(CONNECTIONS);
        client.setMaxRequestsQueuedPerDestination(QUEUED);
        client.setUserAgentField(null);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (HttpMethod.TRACE.is(request.getMethod())) {
            // no application should show what it was sent
            tell(request, response);
            refuse(response, callback, NOT_ALLOWED, "method-not-allowed", "Requests are not traced here.");
            return true;
        }
        int local = Request.getLocalPort(request);
        if (HttpMethod.CONNECT.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            refuse(response, callback, NOT_FOUND, "deployment-unknown", "No connections are made from here.");
        } else if (local == shared) {
            handleNamed(request, response, callback);
        } else {
            Place place = places.get(local);
            if (place == null) {
                refuse(response, callback, UNAVAILABLE, "deployment-stopped", "Nothing is deployed here.");
            } else {
                new Passage(place, request, response, callback).begin();
            }
        }
        return true;
    }

    /** By this processes of an installation know each other, and what each does with its ports. */
    private void tell(Request request, Response response) {
        String own = installation;
        if (own.isEmpty() || !own.equals(request.getHeaders().get(INSTALLATION))) {
            return;
        }
        response.getHeaders().put(INSTALLATION, own);
        Place place = places.get(Request.getLocalPort(request));
        if (place != null) {
            StableRoutes.Elsewhere told = place.told();
            response.getHeaders().put(TARGETS, Told.targets(told));
            response.getHeaders().put(HELD, String.valueOf(told.held()));
            response.getHeaders().put(IN_FLIGHT, Told.inFlight(told));
        }
    }

    /** What is asked for only chooses among what is deployed: no text of a request becomes an address. */
    private void handleNamed(Request request, Response response, Callback callback) {
        Set<Integer> ports = names.of(Request.getServerName(request));
        Place place = ports.size() == 1 ? places.get(ports.iterator().next()) : null;
        if (place != null) {
            new Passage(place, request, response, callback).begin();
        } else if (ports.size() > 1) {
            refuse(
                    response,
                    callback,
                    NOT_FOUND,
                    "deployment-ambiguous",
                    "Several deployments have this name: use the one with a part of the id.");
        } else {
            refuse(response, callback, NOT_FOUND, "deployment-unknown", "No deployment has this name.");
        }
    }

    /** One request on its way. */
    private final class Passage implements Place.Waiting {

        private final Place place;
        private final Request request;
        private final Response response;
        private final Callback callback;

        private Passage(Place place, Request request, Response response, Callback callback) {
            this.place = place;
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        void begin() {
            switch (place.admit(this)) {
                case Admission.To(Endpoint target) -> forward(target);
                case Admission.Held() ->
                    request.getComponents()
                            .getScheduler()
                            .schedule(this::expire, hold.toMillis(), TimeUnit.MILLISECONDS);
                case Admission.Nowhere() ->
                    refuse(response, callback, UNAVAILABLE, "deployment-stopped", "Nothing serves here now.");
                case Admission.Crowded() ->
                    refuse(response, callback, UNAVAILABLE, "deployment-busy", "Too many requests wait for a release.");
            }
        }

        private void expire() {
            if (place.giveUp(this)) {
                refuse(
                        response,
                        callback,
                        UNAVAILABLE,
                        "deployment-busy",
                        "A release takes longer than requests may wait.");
            }
        }

        @Override
        public void resume() {
            try {
                request.getComponents().getExecutor().execute(this::begin);
            } catch (RejectedExecutionException stopping) {
                callback.failed(stopping);
            }
        }

        private void forward(Endpoint target) {
            AtomicBoolean counted = new AtomicBoolean(true);
            Callback counting = Callback.from(callback, () -> {
                if (counted.getAndSet(false)) {
                    place.left(target);
                }
            });
            request.setAttribute(TARGET, target);
            request.setAttribute(PASSAGE, this);
            try {
                DeploymentProxy.super.handle(request, response, counting);
            } catch (RuntimeException fault) {
                LOG.debug("a request cannot be handed on", fault);
                counting.failed(fault);
            }
        }
    }

    @Override
    protected HttpURI rewriteHttpURI(Request request) {
        Endpoint target = (Endpoint) request.getAttribute(TARGET);
        return HttpURI.build(request.getHttpURI())
                .scheme("http")
                .host(target.host())
                .port(target.port())
                .asImmutable();
    }

    @Override
    protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request request, HttpURI uri) {
        return super.newProxyToServerRequest(request, uri).idleTimeout(SILENCE_MINUTES, TimeUnit.MINUTES);
    }

    @Override
    protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request onwards) {
        addViaHeader(request, onwards);
        String host = Optional.ofNullable(request.getHeaders().get(HttpHeader.HOST))
                .orElse("127.0.0.1:" + Request.getLocalPort(request));
        onwards.headers(headers -> headers.remove(HttpHeader.FORWARDED)
                .put(HttpHeader.X_FORWARDED_FOR, Request.getRemoteAddr(request))
                .put(HttpHeader.X_FORWARDED_HOST, host)
                .put(HttpHeader.X_FORWARDED_PROTO, request.isSecure() ? "https" : "http")
                .put(HttpHeader.X_FORWARDED_PORT, Integer.toString(Request.getLocalPort(request)))
                .remove(HttpHeader.X_FORWARDED_SERVER));
    }

    @Override
    protected void onServerToProxyResponseFailure(
            Request request,
            org.eclipse.jetty.client.Request onwards,
            org.eclipse.jetty.client.@Nullable Response answer,
            Response response,
            Callback callback,
            Throwable failure) {
        LOG.debug("what serves did not answer", failure);
        Passage passage = (Passage) request.getAttribute(PASSAGE);
        passage.place.failed((Endpoint) request.getAttribute(TARGET));
        if (isUnsent(request, failure) && !response.isCommitted()) {
            request.setAttribute(ATTEMPTS, true);
            response.reset();
            new Passage(passage.place, request, response, callback).begin();
        } else if (response.isCommitted()) {
            super.onServerToProxyResponseFailure(request, onwards, answer, response, callback, failure);
        } else {
            response.reset();
            refuse(response, callback, BAD_GATEWAY, "deployment-unreachable", "What serves here did not answer.");
        }
    }

    /** Whether it can go to another process, once: nothing of it has left, and it has no body that was read already. */
    private static boolean isUnsent(Request request, Throwable failure) {
        return failure instanceof ConnectException
                && request.getAttribute(ATTEMPTS) == null
                && !request.getHeaders().contains(HttpHeader.CONTENT_LENGTH)
                && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    private static void refuse(Response response, Callback callback, int status, String code, String detail) {
        String body = "{\"type\":\"urn:modelwright:problem:" + code + "\",\"title\":\"" + detail + "\",\"status\":"
                + status + ",\"detail\":\"" + detail + "\"}";
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (status == UNAVAILABLE) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "2");
        }
        Content.Sink.write(response, true, body, callback);
    }
}
