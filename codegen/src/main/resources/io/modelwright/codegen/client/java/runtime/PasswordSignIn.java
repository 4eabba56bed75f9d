package client.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Signs in with e-mail address and password when a token is needed, and again when that one ends. A refusal is kept for a
 * while, a minute at first and twice as long each time, or as long as the server asks for: servers lock accounts whose
 * password is tried too often. Safe for many threads.
 */
public final class PasswordSignIn implements TokenSource {

    /** A token that ends on its way would be refused. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration FIRST_HOLD = Duration.ofMinutes(1);
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(16);

    private final HttpClient http;
    private final HttpRequest request;
    private String token = "";
    private Problem refusal;
    private boolean settled;
    private long ends;
    private Duration hold = FIRST_HOLD;

    public PasswordSignIn(URI server, String email, String password) {
        this(SharedHttp.CLIENT, server, email, password);
    }

    /** By an HTTP client of the caller's. */
    public PasswordSignIn(HttpClient http, URI server, String email, String password) {
        this.http = http;
        String body = JsonText.MAPPER
                .createObjectNode()
                .put("email", email)
                .put("password", password)
                .toString();
        this.request = HttpRequest.newBuilder(URI.create(Connection.root(server) + "/auth/login"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    @Override
    public synchronized String token() {
        if (!settled || System.nanoTime() - ends >= 0) {
            signIn();
        }
        if (refusal != null) {
            throw refusal;
        }
        return token;
    }

    @Override
    public synchronized boolean refused(String refused) {
        if (token.equals(refused)) {
            settled = false;
        }
        return true;
    }

    private void signIn() {
        long started = System.nanoTime();
        settled = false;
        HttpResponse<String> answer = Exchange.send(http, request, TIMEOUT);
        Duration lasts;
        if (answer.statusCode() == 200) {
            JsonNode json = Exchange.json(answer);
            if (!json.path("accessToken").isTextual()) {
                throw Problem.unexpected(answer.statusCode(), answer.body());
            }
            token = json.path("accessToken").textValue();
            refusal = null;
            hold = FIRST_HOLD;
            lasts = Duration.ofSeconds(json.path("expiresIn").asLong()).minus(MARGIN);
        } else {
            refusal = Problem.read(answer);
            lasts = refusal.retryAfter().orElseGet(() -> answer.statusCode() < 500 ? nextHold() : Duration.ZERO);
        }
        ends = started + Math.max(0, lasts.toNanos());
        settled = true;
    }

    private Duration nextHold() {
        Duration now = hold;
        Duration twice = now.multipliedBy(2);
        hold = twice.compareTo(LONGEST_HOLD) < 0 ? twice : LONGEST_HOLD;
        return now;
    }
}
