package client.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sent, how often, and what comes of it. */
class ConnectionTest {

    private static final String[] AT_ONCE = {"Retry-After", "0"};
    private static final String IN_PROGRESS = "{\"type\": \"urn:modelwright:problem:idempotency-in-progress\"}";

    private final ScriptedServer server = new ScriptedServer();
    private final Connection connection = Connection.to(server.uri(), TokenSource.fixed("t"));

    @AfterEach
    void close() {
        server.close();
    }

    private static JsonNode get(Connection connection) {
        return connection.call("GET", "x/1", Map.of(), Map.of(), null);
    }

    private JsonNode post(Map<String, String> headers) {
        return connection.call("POST", "x", Map.of(), headers, JsonText.MAPPER.createObjectNode());
    }

    private PasswordSignIn signIn() {
        return new PasswordSignIn(server.uri(), "me@example.org", "secret");
    }

    @Test
    void readsAreTriedAgainWhenTheServerIsBusy() {
        server.then(503, "{}", AT_ONCE).then(429, "{}", AT_ONCE).then(200, "{\"id\": \"1\"}");

        assertEquals("1", get(connection).path("id").textValue());
        assertEquals(3, server.seen.size());
    }

    @Test
    void readsAreTriedAgainWhenTheConnectionBreaks() {
        server.thenBreak().thenBreak().then(200, "{}");

        get(connection);

        assertTrue(server.seen.size() >= 3);
    }

    @Test
    void triesAreBounded() {
        for (int i = 0; i < 9; i++) {
            server.then(503, "{}", AT_ONCE);
        }

        assertThrows(Problem.class, () -> get(connection));
        assertEquals(4, server.seen.size());
        assertThrows(Problem.class, () -> get(connection.attempts(1)));
        assertEquals(5, server.seen.size());
    }

    @Test
    void aCallEndsWhereTheServerWantsALongerPauseThanItMayTake() {
        server.then(503, "{}", "Retry-After", "20");

        Problem problem = assertThrows(Problem.class, () -> get(connection.within(Duration.ofSeconds(5))));

        assertEquals(Optional.of(Duration.ofSeconds(20)), problem.retryAfter());
    }

    @Test
    void writesWithoutAKeyAreSentOnce() {
        server.then(503, "{}", AT_ONCE);

        assertThrows(Problem.class, () -> post(Map.of()));
        assertEquals(1, server.seen.size());
    }

    @Test
    void writesWithAKeyWaitForTheirFirstTry() {
        server.then(503, "{}", AT_ONCE).then(409, IN_PROGRESS, AT_ONCE).then(201, "{\"id\": \"1\"}");

        assertEquals("1", post(Map.of("Idempotency-Key", "k")).path("id").textValue());
        assertEquals("k", server.seen.get(2).header("Idempotency-key"));
    }

    @Test
    void otherConflictsAreNotTriedAgain() {
        server.then(409, "{\"type\": \"urn:modelwright:problem:idempotency-reply-too-large\"}", AT_ONCE);

        assertThrows(Problem.class, () -> post(Map.of("Idempotency-Key", "k")));
        assertEquals(1, server.seen.size());
    }

    @Test
    void problemsTellStatusCodeAndFields() {
        server.then(
                422,
                """
                {"type": "urn:modelwright:problem:invalid-record", "title": "T", "detail": "D", "current": 7,
                 "errors": [{"pointer": "/title", "code": "required", "message": "Missing."}]}""");

        Problem problem = assertThrows(Problem.class, () -> post(Map.of()));

        assertEquals(422, problem.status());
        assertEquals("invalid-record", problem.code());
        assertEquals("T", problem.title());
        assertEquals(7, problem.body().path("current").intValue());
        assertEquals("/title", problem.errors().get(0).pointer());
    }

    @Test
    void answersThatAreNoJsonAreProblemsAndNotTriedAgain() {
        server.then(200, "<html>Sign in to this network</html>");

        Problem problem = assertThrows(Problem.class, () -> get(connection));

        assertEquals("unknown", problem.code());
        assertTrue(problem.detail().startsWith("<html>"));
        assertEquals(1, server.seen.size());
    }

    @Test
    void aBodyThatNeverEndsIsGivenUp() {
        server.thenStall();
        Connection hasty = connection.within(Duration.ofMillis(300)).attempts(1);

        UncheckedIOException failure = assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> assertThrows(UncheckedIOException.class, () -> get(hasty)));

        assertInstanceOf(HttpTimeoutException.class, failure.getCause());
    }

    @Test
    void interruptedThreadsStopWaiting() {
        server.thenStall();
        Thread.currentThread().interrupt();

        UncheckedIOException failure = assertThrows(UncheckedIOException.class, () -> get(connection));

        assertInstanceOf(InterruptedIOException.class, failure.getCause());
        assertTrue(Thread.interrupted());
    }

    @Test
    void redirectsAreNotFollowed() {
        server.then(302, "", "Location", server.uri() + "/elsewhere");

        assertThrows(Problem.class, () -> get(connection));
        assertEquals(1, server.seen.size());
    }

    @Test
    void appsOfAPlatformHaveTheirOwnPaths() {
        server.then(200, "{}");

        get(Connection.toApp(server.uri(), "my app", TokenSource.fixed("t")).named("tests/1"));

        assertEquals("/api/v1/apps/my%20app/records/x/1", server.seen.get(0).path());
        assertEquals("Bearer t", server.seen.get(0).header("Authorization"));
        assertEquals("tests/1", server.seen.get(0).header("User-agent"));
    }

    @Test
    void endedTokensAreRenewedOnce() {
        server.thenSignIn("a").then(401, "{}").thenSignIn("b").then(200, "{}");

        get(Connection.to(server.uri(), signIn()));

        assertEquals("/api/v1/auth/login", server.seen.get(2).path());
        assertEquals("Bearer b", server.seen.get(3).header("Authorization"));
    }

    @Test
    void signInsAreTriedAgainWhateverTheyAreFor() {
        server.then(503, "{}", AT_ONCE).thenSignIn("a").then(201, "{\"id\": \"1\"}");
        Connection own = Connection.to(server.uri(), signIn());

        own.call("POST", "x", Map.of(), Map.of(), JsonText.MAPPER.createObjectNode());

        assertEquals(3, server.seen.size());
    }

    @Test
    void refusedSignInsAreNotRepeated() {
        server.then(401, "{}");
        Connection own = Connection.to(server.uri(), signIn());

        for (int i = 0; i < 12; i++) {
            assertEquals(401, assertThrows(Problem.class, () -> get(own)).status());
        }
        assertEquals(1, server.seen.size());
    }

    @Test
    void signInsWaitAsLongAsTheServerAsks() {
        server.then(429, "{}", "Retry-After", "600");
        Connection own = Connection.to(server.uri(), signIn());

        for (int i = 0; i < 3; i++) {
            assertEquals(429, assertThrows(Problem.class, () -> get(own)).status());
        }
        assertEquals(1, server.seen.size());
    }
}
