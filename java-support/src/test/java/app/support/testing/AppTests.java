package app.support.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the application does beside the records of its entities. */
public abstract class AppTests {

    private final TestApp app;

    protected AppTests(TestApp app) {
        this.app = app;
    }

    private static String cookie(Reply reply) {
        return reply.header("Set-Cookie").split(";")[0];
    }

    @Test
    void refreshTokensShouldBeTradedOnce() {
        Reply signedIn = app.login(app.somebody()).expect(200);
        assertTrue(signedIn.header("Set-Cookie").contains("HttpOnly"));
        Reply first = app.post("/auth/refresh", "", "Cookie", cookie(signedIn)).expect(200);
        assertFalse(cookie(first).equals(cookie(signedIn)));
        app.send("GET", "/me", first.text("accessToken"), null).expect(200);
        Reply second = app.post("/auth/refresh", "", "Cookie", cookie(first)).expect(200);

        // its successor was traded, so that somebody else has it
        app.post("/auth/refresh", "", "Cookie", cookie(signedIn)).expect(401);
        app.post("/auth/refresh", "", "Cookie", cookie(second)).expect(401);
    }

    @Test
    void signingOutShouldEndTheSession() {
        Reply signedIn = app.login(app.somebody()).expect(200);
        app.post("/auth/logout", "", "Cookie", cookie(signedIn)).expect(204);
        app.post("/auth/refresh", "", "Cookie", cookie(signedIn)).expect(401);
        app.send("GET", "/me", signedIn.text("accessToken"), null).expect(401);
        app.post("/auth/refresh", "", "Cookie", cookie(signedIn), "Origin", "https://evil.example")
                .expect(403);
    }

    @Test
    void largeBodiesShouldBeRefused() {
        String large = "x".repeat(9 * 1_024 * 1_024);
        Reply announced = app.post("/users", "\"" + large + "\"", "Content-Type", "application/json");
        announced.expect(413);
        assertTrue(announced.header("Content-Type").startsWith("application/problem+json"));
    }

    @Test
    void brokenBodiesShouldBeAnswered() throws IOException {
        String answer = app.raw("POST /api/v1/auth/login HTTP/1.1\r\nHost: app\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\nnonsense\r\n");
        assertProblem(400, answer);
        String broken = app.raw("POST /api/v1/auth/login HTTP/1.1\r\nHost: app\r\nContent-Type: application/json\r\n"
                + "Content-Length: 100\r\n\r\n{\"email\":");
        assertProblem(400, broken);
    }

    @Test
    void whatIsNoRequestShouldBeAnsweredWithAProblem() throws IOException {
        for (String request : List.of(
                "NONSENSE\r\n\r\n",
                "GET /api/v1/me\r\n\r\n",
                "GET /%00 HTTP/1.1\r\nHost: app\r\n\r\n",
                "GET /api/v1/records/%00 HTTP/1.1\r\nHost: app\r\n\r\n",
                "GET /api/v1/../../etc/passwd HTTP/1.1\r\nHost: app\r\n\r\n",
                "GET /a%2fb/..;/x HTTP/1.1\r\nHost: app\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: app\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: app\r\nBroken\u0001Header: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: app\r\nX: " + "y".repeat(20_000) + "\r\n\r\n")) {
            String answer = app.raw(request);
            int status = Integer.parseInt(answer.substring(9, 12));
            assertTrue((status >= 400 && status < 500) || status == 505, () -> request + " answered " + answer);
            assertProblem(status, answer);
        }
    }

    private static void assertProblem(int status, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
        String lower = answer.toLowerCase(Locale.ROOT);
        assertTrue(lower.contains("content-type: application/problem+json"), answer);
        assertFalse(lower.contains("\r\nserver:"), answer);
        assertFalse(lower.contains("jetty"), answer);
        assertFalse(answer.contains("\tat "), answer);
        assertFalse(answer.contains("Exception"), answer);
    }

    @Test
    void uploadsShouldBeBounded() {
        Reply upload = app.post("/files", "x".repeat(1_048_577), "Content-Type", "text/plain");
        // where no entity has a field for files there is nothing to upload for
        assertTrue(
                upload.status() == 413 || upload.status() == 403,
                upload.response().body());
    }

    @Test
    void filesShouldBeReadByThoseWhoMay() {
        Reply upload = app.post("/files?name=a.txt", "some words", "Content-Type", "text/html");
        if (upload.status() == 403) {
            return;
        }
        String path = "/files/" + upload.expect(201).text("id");
        assertEquals("text/plain", upload.text("mediaType"));
        Reply content = app.get(path).expect(200);
        assertEquals("some words", content.response().body());
        assertTrue(content.header("Content-Disposition").startsWith("attachment"));
        app.send("GET", path, app.person(), null).expect(404);
        app.send("GET", path, "", null).expect(401);
        String link = app.send("POST", path + "/link", JsonNodeFactory.instance.missingNode())
                .expect(200)
                .text("url");
        app.send("GET", link.substring("/api/v1".length()), "", null).expect(200);
        app.send("DELETE", path, JsonNodeFactory.instance.missingNode()).expect(204);
        app.get(path).expect(404);
    }
}
