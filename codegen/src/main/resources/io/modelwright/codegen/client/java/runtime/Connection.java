package client.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * A server and what its records are reached by: who asks, how long to wait, what to try again. Immutable, safe for many threads.
 * An interrupted thread stops waiting at once.
 */
public final class Connection {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int UNAUTHORIZED = 401;

    /**
     * How long to wait and how often to try.
     *
     * @param request the time of one request
     * @param call the time of a call with all its tries
     */
    private record Limits(Duration request, Duration call, int attempts) {
        private static final Limits USUAL = new Limits(Duration.ofSeconds(30), Duration.ofSeconds(60), 4);
    }

    private final HttpClient http;
    private final String records;
    private final TokenSource tokens;
    private final Limits limits;
    private final String agent;

    private Connection(HttpClient http, String records, TokenSource tokens, Limits limits, String agent) {
        this.http = http;
        this.records = records;
        this.tokens = tokens;
        this.limits = limits;
        this.agent = agent;
    }

    /** The application at that address, which has no path, such as {@code https://tasks.example.org}. */
    public static Connection to(URI server, TokenSource tokens) {
        return new Connection(SharedHttp.CLIENT, root(server) + "/records/", tokens, Limits.USUAL, "");
    }

    /** The app of that name or id on the platform at that address. */
    public static Connection toApp(URI server, String app, TokenSource tokens) {
        String records = root(server) + "/apps/" + encoded(app) + "/records/";
        return new Connection(SharedHttp.CLIENT, records, tokens, Limits.USUAL, "");
    }

    /** The same with another time that one request may take, and twice that time for a call with all its tries. */
    public Connection within(Duration request) {
        return within(request, request.multipliedBy(2));
    }

    /** The same with other times that one request, and a call with all its tries, may take. */
    public Connection within(Duration request, Duration call) {
        return new Connection(http, records, tokens, new Limits(request, call, limits.attempts), agent);
    }

    /** The same with another number of times that a request is sent at most. */
    public Connection attempts(int attempts) {
        return new Connection(http, records, tokens, new Limits(limits.request, limits.call, attempts), agent);
    }

    /**
     * The same by another HTTP client, which has proxies, certificates or threads of the caller's and stays the caller's to close.
     * It should follow no redirects, as these would carry the token to wherever they lead.
     */
    public Connection using(HttpClient other) {
        return new Connection(other, records, tokens, limits, agent);
    }

    /** The same that says in {@code User-Agent} what it is. */
    public Connection named(String userAgent) {
        return new Connection(http, records, tokens, limits, userAgent);
    }

    static String root(URI server) {
        return server.toString().replaceAll("/+$", "") + "/api/v1";
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * The JSON of the answer. Reads, and what carries an Idempotency-Key, are tried again when the server is busy or does not
     * answer; so is whatever was not sent yet, as the token could not be had.
     *
     * @param body null where there is none
     * @throws Problem where the server refuses
     * @throws UncheckedIOException where no answer comes
     */
    JsonNode call(String method, String path, Map<String, String> query, Map<String, String> headers, JsonNode body) {
        HttpRequest.Builder request = request(URI.create(records + path + text(query)), method, headers, body);
        boolean repeatable = method.equals("GET") || headers.containsKey("Idempotency-Key");
        long ends = System.nanoTime() + limits.call.toNanos();
        for (int attempt = 1; ; attempt++) {
            boolean sent = false;
            try {
                String token = tokens.token();
                sent = true;
                return answered(request, token, ends);
            } catch (Problem | UncheckedIOException failure) {
                Optional<Duration> pause = pause(failure, attempt);
                if ((sent && !repeatable)
                        || attempt >= limits.attempts
                        || pause.isEmpty()
                        || pause.get().compareTo(until(ends)) >= 0) {
                    throw failure;
                }
                Exchange.await(pause.get());
            }
        }
    }

    /** Sends the request, and once more where its token has ended and another one can be had. */
    private JsonNode answered(HttpRequest.Builder request, String token, long ends) {
        HttpResponse<String> answer = send(request, token, ends);
        if (answer.statusCode() == UNAUTHORIZED && tokens.refused(token)) {
            answer = send(request, tokens.token(), ends);
        }
        if (answer.statusCode() >= 300) {
            throw Problem.read(answer);
        }
        return Exchange.json(answer);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String token, long ends) {
        Duration left = until(ends);
        Duration limit = left.compareTo(limits.request) < 0 ? left : limits.request;
        return Exchange.send(http, request.copy().header("Authorization", "Bearer " + token).build(), limit);
    }

    private static Duration until(long ends) {
        return Duration.ofNanos(Math.max(1, ends - System.nanoTime()));
    }

    /**
     * How long to wait before the next try; empty where there is to be none. Without a wish of the server it is any time up to a
     * bound that doubles, so that many clients do not come back all at once.
     */
    private static Optional<Duration> pause(RuntimeException failure, int attempt) {
        if (failure instanceof Problem problem) {
            return problem.retryAfter()
                    .filter(asked -> problem.isTemporary() && asked.compareTo(LONGEST_PAUSE) <= 0);
        }
        return failure.getCause() instanceof InterruptedIOException
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(ThreadLocalRandom.current().nextLong(200L << attempt)));
    }

    private HttpRequest.Builder request(URI uri, String method, Map<String, String> headers, JsonNode body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).header("Accept", "application/json, application/problem+json");
        if (!agent.isEmpty()) {
            request.header("User-Agent", agent);
        }
        headers.forEach(request::header);
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        return request.method(
                method,
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    private static String text(Map<String, String> query) {
        return query.isEmpty()
                ? ""
                : query.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
