package io.modelwright.rest;

import static io.modelwright.rest.Problematic.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.RegistrationMode;
import io.modelwright.core.shared.Json;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class AccountsHttpTest {

    private static Hexagon hexagon;
    private static EdgeServer server;
    private static Http http;
    private static String administrator;

    @BeforeAll
    static void serve() {
        hexagon = new Hexagon(RegistrationMode.OPEN);
        server = hexagon.serve(Hexagon.generous(hexagon.keys));
        http = new Http(server.port());
        administrator = hexagon.signIn("first@example.org");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static String id(String token) {
        return http.get("/api/v1/me").bearer(token).send().text("id");
    }

    private static Http.Answer change(String token, String account, String body) {
        return http.call("PATCH", "/api/v1/accounts/" + account)
                .bearer(token)
                .json(body)
                .send();
    }

    private static Http.Answer login(String email) {
        return http.post("/api/v1/auth/login")
                .json("{\"email\":\"" + email + "\",\"password\":\"" + Hexagon.PASSWORD + "\"}")
                .send();
    }

    @Test
    void accountsShouldBeListedWithoutSecrets() {
        hexagon.signIn("listed@example.org");

        Http.Answer page = http.get("/api/v1/accounts?limit=1&count=true")
                .bearer(administrator)
                .send();

        Json.JsonObject shown = (Json.JsonObject) page.json();
        List<Json> items = ((Json.JsonArray) shown.find("items").orElseThrow()).items();
        assertThat(((Json.JsonObject) items.getFirst()).members())
                .containsOnlyKeys("id", "email", "displayName", "platformAdministrator", "disabled", "createdAt");
        assertThat(shown.find("nextCursor").orElseThrow()).isInstanceOf(Json.JsonString.class);
        assertThat(Long.parseLong(page.text("total"))).isGreaterThan(1);
    }

    @Test
    void disabledAccountShouldBeOutAtOnceAndStayOut() {
        String token = hexagon.signIn("disabled@example.org");
        String account = id(token);

        assertThat(change(administrator, account, "{\"disabled\":true}").text("disabled"))
                .isEqualTo("true");

        assertProblem(http.get("/api/v1/me").bearer(token).send(), 401, "invalid-token");
        assertProblem(login("disabled@example.org"), 401, "wrong-credentials");
        assertThat(change(administrator, account, "{}").text("disabled")).isEqualTo("true");
        assertThat(change(administrator, account, "{\"disabled\":false}").text("disabled"))
                .isEqualTo("false");
        assertProblem(http.get("/api/v1/me").bearer(token).send(), 401, "invalid-token");
        assertThat(login("disabled@example.org").status()).isEqualTo(200);
    }

    @Test
    void administratorsShouldNotLockThemselvesOut() {
        assertProblem(change(administrator, id(administrator), "{\"disabled\":true}"), 409, "own-account");
    }

    @Test
    void accountsShouldBeForAdministratorsAlone() {
        String token = hexagon.signIn("ordinary@example.org");

        assertProblem(http.get("/api/v1/accounts").bearer(token).send(), 403, "forbidden");
        assertProblem(http.get("/api/v1/accounts?count=true").bearer(token).send(), 403, "forbidden");
        assertProblem(
                http.get("/api/v1/accounts/" + id(administrator)).bearer(token).send(), 403, "forbidden");
        assertProblem(change(token, id(administrator), "{\"disabled\":true}"), 403, "forbidden");
        assertProblem(change(administrator, "nonsense", "{\"disabled\":true}"), 404, "not-found");
        assertProblem(change(administrator, id(token), "{\"platformAdministrator\":true}"), 422, "invalid");
        assertProblem(http.get("/api/v1/accounts").send(), 401, "unauthenticated");
    }
}
