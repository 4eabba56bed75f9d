package io.modelwright.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.RegistrationMode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class AuditHttpTest {

    private static Hexagon hexagon;
    private static EdgeServer server;
    private static Http http;

    @BeforeAll
    static void serve() {
        hexagon = new Hexagon(RegistrationMode.OPEN);
        server = hexagon.serve(Hexagon.generous(hexagon.keys));
        http = new Http(server.port());
        hexagon.signIn("administrator@example.org");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static String workspace(String token) {
        return http.post("/api/v1/workspaces")
                .bearer(token)
                .json("{\"name\":\"Engines\"}")
                .send()
                .text("id");
    }

    private static Http.Answer trail(String token, String path) {
        return http.get("/api/v1" + path).bearer(token).send();
    }

    @Test
    void changesShouldBeListedForTheAdminsOfTheirWorkspaceAlone() {
        String owner = hexagon.signIn("owner-of-trail@example.org");
        String stranger = hexagon.signIn("stranger-to-trail@example.org");
        String id = workspace(owner);
        Http.Answer renamed = http.call("PATCH", "/api/v1/workspaces/" + id)
                .bearer(owner)
                .json("{\"name\":\"Looms\"}")
                .send();
        Http.Answer listed = trail(owner, "/workspaces/" + id + "/audit?count=true");
        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.text("total")).isEqualTo("2");
        assertThat(listed.body())
                .contains("\"action\":\"workspace.renamed\"", "\"action\":\"workspace.created\"")
                .contains("\"before\":{\"name\":\"Engines\"}", "\"after\":{\"name\":\"Looms\"}")
                .contains("\"requestId\":\"" + renamed.header("X-Request-Id").orElseThrow() + "\"")
                .contains("\"address\":\"127.0.0.1\"", "\"means\":\"session\"");
        assertThat(trail(owner, "/workspaces/" + id + "/audit?action=workspace.renamed&count=true")
                        .text("total"))
                .isEqualTo("1");
        assertThat(trail(stranger, "/workspaces/" + id + "/audit").status()).isEqualTo(404);
    }

    @Test
    void installationShouldBeSeenByItsAdministratorsAlone() {
        String administrator = hexagon.signIn("administrator@example.org");
        String other = hexagon.signIn("other-of-trail@example.org");
        http.post("/api/v1/auth/login")
                .json("{\"email\":\"other-of-trail@example.org\",\"password\":\"no such password at all\"}")
                .send();
        assertThat(trail(other, "/audit").status()).isEqualTo(403);
        String failed = trail(administrator, "/audit?action=session.refused").body();
        assertThat(failed).contains("other-of-trail@example.org").doesNotContain("no such password");
        assertThat(trail(administrator, "/audit?action=access.refused").body())
                .contains("GET /api/v1/audit", "\"status\":403");
    }

    @Test
    void keysAndResetsShouldBeNotedWithoutTheirSecrets() {
        String administrator = hexagon.signIn("administrator@example.org");
        String forgetful = hexagon.signIn("forgetful@example.org");
        Http.Answer made = http.post("/api/v1/api-keys")
                .bearer(forgetful)
                .json("{\"name\":\"Nightly\",\"scopes\":[\"records:read\"]}")
                .send();
        http.call("DELETE", "/api/v1/api-keys/" + made.text("id"))
                .bearer(forgetful)
                .send();
        String account = http.get("/api/v1/me").bearer(forgetful).send().text("id");
        String token = http.post("/api/v1/accounts/" + account + "/password-reset")
                .bearer(administrator)
                .send()
                .text("token");
        Http.Answer set = http.post("/api/v1/auth/password/reset")
                .json("{\"token\":\"" + token + "\",\"password\":\"a wholly different sentence\"}")
                .send();
        assertThat(set.status()).isEqualTo(204);
        String keys = trail(administrator, "/audit?object=" + made.text("id")).body();
        assertThat(keys)
                .contains("\"action\":\"api-key.created\"", "\"action\":\"api-key.revoked\"")
                .contains("\"scopes\":[\"records:read\"]")
                .doesNotContain(made.text("key"));
        String resets = trail(administrator, "/audit?object=" + account).body();
        assertThat(resets)
                .contains("\"action\":\"account.reset-issued\"", "\"action\":\"account.password-reset\"")
                .doesNotContain(token);
    }

    @Test
    void pagesShouldFollowOneAnotherAndBadFiltersBeRefused() {
        String owner = hexagon.signIn("pages-of-trail@example.org");
        String id = workspace(owner);
        http.call("PATCH", "/api/v1/workspaces/" + id)
                .bearer(owner)
                .json("{\"name\":\"B\"}")
                .send();
        Http.Answer first = trail(owner, "/workspaces/" + id + "/audit?limit=1");
        assertThat(first.body()).contains("workspace.renamed").doesNotContain("workspace.created");
        Http.Answer second = trail(owner, "/workspaces/" + id + "/audit?limit=1&cursor=" + first.text("nextCursor"));
        assertThat(second.body()).contains("workspace.created", "\"nextCursor\":null");
        for (String bad : new String[] {"action=nothing", "actor=me", "from=yesterday", "to=2026", "cursor=x"}) {
            assertThat(trail(owner, "/workspaces/" + id + "/audit?" + bad).status())
                    .as(bad)
                    .isEqualTo(400);
        }
        assertThat(trail(owner, "/workspaces/" + id + "/audit?who=me").status()).isEqualTo(422);
        assertThat(trail(owner, "/workspaces/nothing/audit").status()).isEqualTo(404);
    }
}
