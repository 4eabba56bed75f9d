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
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** A server and what its records are reached by: who asks, how long to wait, what to try again. Safe for many threads. */
public final class Connection {

    private static final int ATTEMPTS = 4;
    private static final long LONGEST_WAIT_SECONDS = 30;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    // redirects would carry the token to wherever they lead: this client follows none
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final String records;
    private final TokenSource tokens;
    private final Duration timeout;

    private Connection(String records, TokenSource tokens, Duration timeout) {
        this.records = records;
        this.tokens = tokens;
        this.timeout = timeout;
    }

    /** The application at that address, which has no path, such as {@code https://tasks.example.org}. */
    public static Connection to(URI server, TokenSource tokens) {
        return new Connection(root(server) + "/records/", tokens, Duration.ofSeconds(30));
    }

    /** The app of that name or id on the platform at that address. */
    public static Connection toApp(URI server, String app, TokenSource tokens) {
        return new Connection(root(server) + "/apps/" + encoded(app) + "/records/", tokens, Duration.ofSeconds(30));
    }

    /** The same with another time that one request may take. */
    public Connection within(Duration limit) {
        return new Connection(records, tokens, limit);
    }

    static String root(URI server) {
        return server.toString().replaceAll("/+$", "") + "/api/v1";
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * The JSON of the answer. Reads, and what carries an Idempotency-Key, are tried again when the server is busy or does not
     * answer.
     *
     * @param body null where there is none
     * @throws Problem where the server refuses
     * @throws UncheckedIOException where no answer comes
     */
    JsonNode call(String method, String path, Map<String, String> query, Map<String, String> headers, JsonNode body) {
        URI uri = URI.create(records + path + text(query));
        boolean repeatable = method.equals("GET") || headers.containsKey("Idempotency-Key");
        boolean renewed = false;
        int attempt = 1;
        while (true) {
            String token = tokens.token();
            long wait;
            try {
                HttpResponse<String> answer = Exchange.send(http, request(uri, method, headers, body, token));
                int status = answer.statusCode();
                if (status < 300) {
                    return Exchange.json(answer.body());
                }
                if (status == UNAUTHORIZED && !renewed && tokens.refused(token)) {
                    renewed = true;
                    continue;
                }
                OptionalLong asked = askedWait(answer);
                if (asked.isEmpty() || !repeatable || attempt == ATTEMPTS) {
                    throw Problem.read(status, answer.body());
                }
                wait = asked.getAsLong();
            } catch (UncheckedIOException e) {
                if (!repeatable || attempt == ATTEMPTS || e.getCause() instanceof InterruptedIOException) {
                    throw e;
                }
                wait = 200L << attempt;
            }
            Exchange.await(wait);
            attempt++;
        }
    }

    private HttpRequest request(URI uri, String method, Map<String, String> headers, JsonNode body, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/problem+json");
        headers.forEach(request::header);
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        return request.method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }

    private static String text(Map<String, String> query) {
        return query.isEmpty()
                ? ""
                : query.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** The milliseconds that Retry-After asks for; empty where it asks for none, or for more than a caller would wait. */
    private static OptionalLong askedWait(HttpResponse<?> answer) {
        int status = answer.statusCode();
        String value = answer.headers().firstValue("Retry-After").orElse("");
        if ((status != TOO_MANY && status != UNAVAILABLE) || !value.matches("[0-9]{1,6}")) {
            return OptionalLong.empty();
        }
        long seconds = Long.parseLong(value);
        return seconds <= LONGEST_WAIT_SECONDS ? OptionalLong.of(seconds * 1_000) : OptionalLong.empty();
    }
}
