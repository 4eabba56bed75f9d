package app.support.http;

import app.support.auth.Accounts;
import app.support.problem.Problem;
import app.support.problem.Problems;
import app.support.records.Caller;
import app.support.values.Uuids;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/**
 * What every request passes: it gets an id, the headers that browsers must know, its caller, and a line in the log. Whatever is
 * thrown behind becomes a problem, so that nobody ever sees a stack trace.
 */
public final class Edge extends HttpFilter {

    public static final String REQUEST_ID = "X-Request-Id";

    private static final Logger LOG = LoggerFactory.getLogger("access");
    private static final String CALLER = "caller";
    private static final String BEARER = "Bearer ";
    private static final String API = "/api/v1/";
    private static final String LINKS = API + "file-links/";
    /** What is asked again and again, by machines. */
    private static final Set<String> PROBES = Set.of("/health/live", "/health/ready", "/metrics");
    /** Open to everybody; who signs in shows something else than an access token. Nothing else is. */
    private static final Set<String> OPEN = Set.of(
            "/health/live",
            "/health/ready",
            "/metrics",
            "/openapi.json",
            API + "auth/login",
            API + "auth/refresh",
            API + "auth/logout");

    /** Where people of the platform come too. */
    private static final Set<String> VISITED = Set.of(API + "records/", API + "files");

    /** What those can do who have yet to choose a password. */
    private static final Set<String> UNSETTLED = Set.of(API + "me", API + "me/password");

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Accounts accounts;
    private final transient InstantSource clock;
    private final transient BodyLimits limits;
    private final transient Set<String> open;
    private final boolean https;
    private final transient RequestDurations durations = new RequestDurations();

    /**
     * @param open paths of people's own that are for everybody
     * @param https whether browsers reach the application by https
     */
    public Edge(Accounts accounts, InstantSource clock, BodyLimits limits, Set<String> open, boolean https) {
        this.open = Set.copyOf(open);
        this.accounts = accounts;
        this.clock = clock;
        this.limits = limits;
        this.https = https;
    }

    /** How long requests took, without those of machines that ask how it is, and those that go on for as long as somebody listens. */
    public RequestDurations durations() {
        return durations;
    }

    /** The caller of a request that came through here. */
    public static Caller caller(HttpServletRequest request) {
        if (request.getAttribute(CALLER) instanceof Caller caller) {
            return caller;
        }
        throw Problems.unauthenticated("unauthenticated", "Sign in to see this.");
    }

    /** The access token that a request shows; empty where it shows none. */
    public static String token(HttpServletRequest request) {
        String authorization =
                Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : "";
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long start = System.nanoTime();
        String id = Uuids.next(clock.instant()).toString();
        MDC.put("requestId", id);
        response.setHeader(REQUEST_ID, id);
        SecurityHeaders.add(response, https);
        try {
            identify(request);
            chain.doFilter(new LimitedRequest(request, limits.of(Requests.path(request))), response);
            if (!request.isAsyncStarted()) {
                // what was answered without reading all of it must not stand before the next request
                LimitedRequest.linger(request);
            }
        } catch (ServletException | IOException wrapped) {
            answer(request, response, cause(wrapped), wrapped, id);
        } catch (RuntimeException | Error fault) {
            answer(request, response, fault, fault, id);
        } finally {
            if (!request.isAsyncStarted() && !PROBES.contains(Requests.path(request))) {
                durations.add(request.getMethod(), response.getStatus(), System.nanoTime() - start);
            }
            log(request, response, start);
            MDC.remove("requestId");
        }
    }

    private void identify(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        String path = Requests.path(request);
        if (OPEN.contains(path) || open.contains(path) || path.startsWith(LINKS)) {
            return;
        }
        if (authorization == null) {
            throw Problems.unauthenticated("unauthenticated", "Sign in to see this.");
        }
        String token = token(request);
        request.setAttribute(
                CALLER,
                recognize(path, token)
                        .orElseThrow(() -> Problem.of(
                                        401, "invalid-token", "This access token is not valid, or not any more.")
                                .withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                                .exception()));
    }

    private Optional<Caller> recognize(String path, String token) {
        if (UNSETTLED.contains(path)) {
            return accounts.recognizeUnsettled(token);
        }
        boolean visited = VISITED.stream().anyMatch(path::startsWith);
        return visited ? accounts.recognizeAtRecords(token) : accounts.recognize(token);
    }

    private static Throwable cause(Exception wrapped) {
        Throwable cause = wrapped.getCause();
        return cause == null ? wrapped : cause;
    }

    private static void answer(
            HttpServletRequest request, HttpServletResponse response, Throwable cause, Throwable thrown, String id)
            throws IOException {
        if (response.isCommitted()) {
            // half an answer cannot be taken back: the broken connection tells the client
            throw new IOException("the answer broke off", thrown);
        }
        LimitedRequest.linger(request);
        ProblemResponse.write(response, Problems.of(cause, id), id);
    }

    private static void log(HttpServletRequest request, HttpServletResponse response, long start) {
        Level level = PROBES.contains(Requests.path(request)) ? Level.DEBUG : Level.INFO;
        if (!LOG.isEnabledForLevel(level)) {
            return;
        }
        // each by itself, so that the log can be searched by them
        Map<String, String> line = Map.of(
                "method", request.getMethod(),
                "path", request.getRequestURI(),
                "status", Integer.toString(response.getStatus()),
                "millis", Long.toString((System.nanoTime() - start) / 1_000_000),
                "caller",
                        request.getAttribute(CALLER) instanceof Caller caller
                                ? caller.id().toString()
                                : "nobody");
        line.forEach(MDC::put);
        LOG.atLevel(level).log("request");
        line.keySet().forEach(MDC::remove);
    }
}
