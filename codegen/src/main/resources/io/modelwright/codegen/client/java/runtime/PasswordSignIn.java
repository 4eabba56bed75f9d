package client.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Signs in with e-mail address and password when a token is needed, and again when that one ends. Safe for many threads. */
public final class PasswordSignIn implements TokenSource {

    /** A token that ends on its way would be refused. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI login;
    private final String body;
    private final Duration timeout;
    private String token = "";
    private long ends;

    public PasswordSignIn(URI server, String email, String password) {
        this.login = URI.create(Connection.root(server) + "/auth/login");
        this.body = JsonText.MAPPER
                .createObjectNode()
                .put("email", email)
                .put("password", password)
                .toString();
        this.timeout = Duration.ofSeconds(30);
    }

    @Override
    public synchronized String token() {
        if (token.isEmpty() || System.nanoTime() - ends >= 0) {
            signIn();
        }
        return token;
    }

    @Override
    public synchronized boolean refused(String refused) {
        if (token.equals(refused)) {
            token = "";
        }
        return true;
    }

    private void signIn() {
        long started = System.nanoTime();
        HttpRequest request = HttpRequest.newBuilder(login)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = Exchange.send(http, request);
        if (answer.statusCode() != 200) {
            throw Problem.read(answer.statusCode(), answer.body());
        }
        JsonNode json = Exchange.json(answer.body());
        token = json.path("accessToken").asText();
        Duration lasts = Duration.ofSeconds(json.path("expiresIn").asLong()).minus(MARGIN);
        ends = started + Math.max(0, lasts.toNanos());
    }
}
