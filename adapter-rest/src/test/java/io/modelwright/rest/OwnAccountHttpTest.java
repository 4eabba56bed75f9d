package io.modelwright.rest;

import static io.modelwright.rest.Problematic.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.RegistrationMode;
import io.modelwright.core.shared.Json;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people see and change of their own account: name, password, sessions. */
final class OwnAccountHttpTest {

    private static final String NEW_PASSWORD = "an entirely different sentence";
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private static Hexagon hexagon;
    private static EdgeServer server;
    private static Http http;

    private final String email = "owner" + PEOPLE.incrementAndGet() + "@example.org";

    @BeforeAll
    static void serve() {
        hexagon = new Hexagon(RegistrationMode.OPEN);
        server = hexagon.serve(Hexagon.generous(hexagon.keys));
        http = new Http(server.port());
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private Http.Answer login(String password) {
        return http.post("/api/v1/auth/login")
                .header("User-Agent", "Mosaic/2.6\t(X11)")
                .json("{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}")
                .send();
    }

    private static Http.Answer me(String token) {
        return http.get("/api/v1/me").bearer(token).send();
    }

    private static List<Json.JsonObject> sessions(String token) {
        Http.Answer answer =
                http.get("/api/v1/auth/sessions?count=true").bearer(token).send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Json.JsonObject page = (Json.JsonObject) answer.json();
        List<Json.JsonObject> items = ((Json.JsonArray) page.find("items").orElseThrow())
                .items().stream().map(Json.JsonObject.class::cast).toList();
        assertThat(page.find("total")).contains(Json.of(items.size()));
        return items;
    }

    private static Json current(Json.JsonObject session) {
        return session.find("current").orElseThrow();
    }

    private static String id(Json.JsonObject session) {
        return ((Json.JsonString) session.find("id").orElseThrow()).value();
    }

    private static Http.Answer changePassword(String token, String current, String next) {
        return http.call("PUT", "/api/v1/me/password")
                .bearer(token)
                .json("{\"currentPassword\":\"" + current + "\",\"newPassword\":\"" + next + "\"}")
                .send();
    }

    @Test
    void displayNameShouldBeChangedAndEverythingElseStay() {
        String token = hexagon.signIn(email);

        Http.Answer renamed = http.call("PATCH", "/api/v1/me")
                .bearer(token)
                .json("{\"displayName\":\"  Countess ✓ \"}")
                .send();

        assertThat(renamed.status()).as(renamed.body()).isEqualTo(200);
        assertThat(renamed.text("displayName")).isEqualTo("Countess ✓");
        assertThat(me(token).body()).isEqualTo(renamed.body());
        Http.Answer nothing =
                http.call("PATCH", "/api/v1/me").bearer(token).json("{}").send();
        assertThat(nothing.body()).isEqualTo(renamed.body());
    }

    @Test
    void changesThatAreNotPossibleShouldBeRefused() {
        String token = hexagon.signIn(email);
        for (String body : List.of("{\"displayName\":\"\"}", "{\"displayName\":\"a\\nb\"}")) {
            Http.Answer answer =
                    http.call("PATCH", "/api/v1/me").bearer(token).json(body).send();
            assertProblem(answer, 422, "invalid");
            assertThat(answer.body()).contains("\"/displayName\"");
        }
        for (String member : List.of("email", "platformAdministrator", "id", "createdAt")) {
            Http.Answer answer = http.call("PATCH", "/api/v1/me")
                    .bearer(token)
                    .json("{\"" + member + "\":true}")
                    .send();
            assertProblem(answer, 422, "invalid");
            assertThat(answer.body()).contains("unknown-field");
        }
    }

    @Test
    void passwordShouldBeChangedAndTheOtherSessionsEnd() {
        String here = hexagon.signIn(email);
        String there = login(Hexagon.PASSWORD).text("accessToken");

        assertThat(changePassword(here, Hexagon.PASSWORD, NEW_PASSWORD).status())
                .isEqualTo(204);

        assertThat(me(here).status()).isEqualTo(200);
        assertProblem(me(there), 401, "invalid-token");
        assertProblem(login(Hexagon.PASSWORD), 401, "wrong-credentials");
        assertThat(login(NEW_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void passwordShouldStayWhenTheCurrentOneIsWrongOrTheNewOneWeak() {
        String token = hexagon.signIn(email);

        Http.Answer wrong = changePassword(token, "not the password at all", NEW_PASSWORD);
        assertProblem(wrong, 422, "invalid");
        assertThat(wrong.body()).contains("\"/currentPassword\"", "\"wrong-password\"");
        Http.Answer weak = changePassword(token, Hexagon.PASSWORD, "short");
        assertProblem(weak, 422, "invalid");
        assertThat(weak.body()).contains("\"/newPassword\"").doesNotContain(Hexagon.PASSWORD);
        assertProblem(
                http.call("PUT", "/api/v1/me/password")
                        .json("{\"currentPassword\":\"a\",\"newPassword\":\"b\"}")
                        .send(),
                401,
                "unauthenticated");
        assertThat(login(Hexagon.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void sessionsShouldBeListedWithWhatTellsThemApart() {
        hexagon.signIn(email);
        String token = login(Hexagon.PASSWORD).text("accessToken");

        List<Json.JsonObject> sessions = sessions(token);

        assertThat(sessions).hasSize(2);
        assertThat(sessions).extracting(OwnAccountHttpTest::current).containsExactly(Json.of(false), Json.of(true));
        assertThat(sessions.get(1).find("agent")).contains(Json.of("Mosaic/2.6 (X11)"));
        assertThat(sessions.get(1).find("address")).contains(Json.of("127.0.0.1"));
        assertThat(sessions.getFirst().members())
                .containsOnlyKeys("id", "current", "agent", "address", "createdAt", "refreshedAt", "expiresAt");
    }

    @Test
    void sessionShouldBeOverAtOnceWhenItIsEnded() {
        String other = hexagon.signIn(email);
        String token = login(Hexagon.PASSWORD).text("accessToken");
        String ending = id(sessions(token).getFirst());

        assertThat(end(token, ending).status()).isEqualTo(204);

        assertProblem(me(other), 401, "invalid-token");
        assertThat(sessions(token)).hasSize(1);
        assertProblem(end(token, ending), 404, "not-found");
        assertProblem(end(token, "nonsense"), 404, "not-found");
        assertThat(end(token, id(sessions(token).getFirst())).status()).isEqualTo(204);
        assertProblem(me(token), 401, "invalid-token");
    }

    @Test
    void sessionsOfOthersShouldBeOutOfReach() {
        String token = hexagon.signIn(email);
        String stranger = hexagon.signIn("stranger-to-" + email);

        assertProblem(end(stranger, id(sessions(token).getFirst())), 404, "not-found");
        assertThat(me(token).status()).isEqualTo(200);
        assertThat(sessions(stranger)).hasSize(1);
    }

    @Test
    void allOtherSessionsShouldEndTogether() {
        String first = hexagon.signIn(email);
        String second = login(Hexagon.PASSWORD).text("accessToken");
        String token = login(Hexagon.PASSWORD).text("accessToken");

        assertThat(http.call("DELETE", "/api/v1/auth/sessions")
                        .bearer(token)
                        .send()
                        .status())
                .isEqualTo(204);

        assertProblem(me(first), 401, "invalid-token");
        assertProblem(me(second), 401, "invalid-token");
        assertThat(sessions(token)).hasSize(1);
    }

    private static Http.Answer end(String token, String session) {
        return http.call("DELETE", "/api/v1/auth/sessions/" + session)
                .bearer(token)
                .send();
    }
}
