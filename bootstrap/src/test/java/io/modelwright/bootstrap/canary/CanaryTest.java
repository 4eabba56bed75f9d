package io.modelwright.bootstrap.canary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.OwnPlatform;
import io.modelwright.bootstrap.config.Settings;
import io.modelwright.core.identity.RegistrationMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Gives the platform every kind of secret, in ways that go well and in ways that fail, and looks for each in the database, the
 * logs and the folder of uploads. A new kind of secret is a line of {@code canaries.add(name, secret)} where it appears.
 */
final class CanaryTest {

    private static final Pattern SETUP = Pattern.compile("the token (\\S+), valid");
    private static final String DESIGN = """
            entities:
              - name: note
                recordLabel: "{title}"
                fields:
                  - { name: title, type: text, required: true, maxLength: 20 }
                  - { name: code, type: secret }
            """;

    private final Canaries canaries = new Canaries();

    @Test
    void nothingSecretShouldBeFoundInTheDatabaseTheLogsOrTheFiles() throws Exception {
        try (LogCapture logs = new LogCapture();
                OwnPlatform platform = OwnPlatform.start(CanaryTest::invited)) {
            Visitor nobody = new Visitor(platform.port(), Optional.empty());
            // The one secret that is told in the log, since whoever installs the platform must get it.
            String setup = setupToken(logs.text());
            Visitor owner = signingIn(nobody, setup);
            inviting(nobody, owner);
            records(owner);
            failing(nobody, owner, platform);

            String log = logs.text();
            String database = Dump.of(platform.database());
            assertThat(log).as("is really captured").contains("io.modelwright.rest.access", "unexpected fault");
            assertThat(database).as("is really dumped").contains("ada@example.org", "mws1.");
            assertThat(canaries.foundIn(log)).as("in the log").isEmpty();
            assertThat(canaries.foundIn(Dump.of(platform.uploads())))
                    .as("in the uploads")
                    .isEmpty();
            assertThat(log.split(Pattern.quote(setup), -1)).as("told once").hasSize(2);
            canaries.add("setup token", setup);
            assertThat(canaries.foundIn(database)).as("in the database").isEmpty();
            assertThat(log).as("hashes of passwords").doesNotContain("mw1$");
        }
    }

    @Test
    void canariesShouldBeFoundHoweverTheyAreWritten() {
        canaries.add("planted", "a planted secret");

        assertThat(canaries.foundIn("x a planted secret y")).containsExactly("planted as it is");
        assertThat(canaries.foundIn("\\x6120706C616E74656420736563726574"))
                .containsExactly("planted in hexadecimal digits");
        for (String before : new String[] {"", "1", "12", "123"}) {
            String whole = Base64.getEncoder().encodeToString((before + "a planted secret and more").getBytes(UTF_8));
            assertThat(canaries.foundIn(whole)).as(whole).containsExactly("planted in base64");
        }
        assertThat(canaries.foundIn("a planted secre")).isEmpty();
    }

    private static Settings invited(Settings usual) {
        return new Settings(
                usual.http(),
                usual.admin(),
                usual.database(),
                usual.redis(),
                RegistrationMode.INVITE,
                usual.secrets(),
                usual.uploads(),
                usual.files(),
                usual.repositories(),
                usual.deployments(),
                usual.limits(),
                usual.jobs(),
                usual.log());
    }

    private static String setupToken(String log) {
        Matcher matcher = SETUP.matcher(log);
        assertThat(matcher.find()).as(log).isTrue();
        return matcher.group(1);
    }

    private Visitor signingIn(Visitor nobody, String setup) {
        String password = canaries.add("password", "canary password of ada");
        String account = "\"email\":\"ada@example.org\",\"password\":\"" + password + "\",\"displayName\":\"Ada\"}";
        nobody.post(
                        "/auth/setup",
                        "{\"token\":\"" + canaries.add("wrong setup token", "x".repeat(43)) + "\"," + account)
                .expect(404);
        nobody.post("/auth/setup", "{\"token\":\"" + setup + "\"," + account).expect(201);
        String login = "{\"email\":\"ada@example.org\",\"password\":\"";
        nobody.post("/auth/login", login + canaries.add("wrong password", "canary wrong password") + "\"}")
                .expect(401);
        nobody.post("/auth/login", login + canaries.add("password in a broken body", "canary broken body"))
                .expect(400);
        nobody.post(
                        "/auth/login",
                        "{\"email\":\"" + canaries.add("password as address", "canary in the wrong field")
                                + "\",\"password\":\"x\"}")
                .expect(401);
        Visitor.Reply signedIn =
                nobody.post("/auth/login", login + password + "\"}").expect(200);
        String access = canaries.add("access token", signedIn.text("accessToken"));
        String refresh = canaries.add("refresh token", signedIn.cookie());
        Visitor.Reply refreshed = nobody.post("/auth/refresh", "", "Cookie", "modelwright_refresh=" + refresh)
                .expect(200);
        String successor = canaries.add("successor of a refresh token", refreshed.cookie());
        canaries.add("refreshed access token", refreshed.text("accessToken"));
        nobody.post("/auth/refresh", "", "Cookie", "modelwright_refresh=" + refresh)
                .expect(200);
        Visitor ada = nobody.with(access);
        String changed = canaries.add("new password", "canary new password of ada");
        ada.send(
                        "PUT",
                        "/me/password",
                        "application/json",
                        "{\"currentPassword\":\""
                                + canaries.add("wrong current password", "canary wrong current")
                                + "\",\"newPassword\":\"" + changed
                                + "\"}")
                .expect(422);
        ada.send(
                        "PUT",
                        "/me/password",
                        "application/json",
                        "{\"currentPassword\":\"" + password + "\",\"newPassword\":\"" + changed + "\"}")
                .expect(204);
        String second =
                nobody.post("/auth/login", login + changed + "\"}").expect(200).cookie();
        canaries.add("refresh token of a session that ended", second);
        nobody.post("/auth/logout", "", "Cookie", "modelwright_refresh=" + second)
                .expect(204);
        nobody.post("/auth/refresh", "", "Cookie", "modelwright_refresh=" + second)
                .expect(401);
        nobody.with(access + "x").send("GET", "/me", "application/json", "").expect(401);
        nobody.post("/auth/refresh", "", "Cookie", "modelwright_refresh=" + successor);
        return ada;
    }

    private void inviting(Visitor nobody, Visitor owner) {
        String workspaces = owner.send("GET", "/workspaces", "application/json", "")
                .response()
                .body();
        Matcher id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(workspaces);
        assertThat(id.find()).isTrue();
        Visitor.Reply invited = owner.post("/workspaces/" + id.group(1) + "/invitations", "{\"role\":\"viewer\"}")
                .expect(201);
        String token = canaries.add("invitation", invited.text("token"));
        String password = canaries.add("password of who was invited", "canary password of bob");
        String shortened = canaries.add("password that is refused", "canary short");
        String body = "{\"email\":\"bob@example.org\",\"displayName\":\"Bob\",\"invitation\":\"" + token
                + "\",\"password\":\"";
        nobody.post("/auth/register", body + shortened + "\"}").expect(422);
        Visitor.Reply bob =
                nobody.post("/auth/register", body + password + "\"}").expect(201);
        nobody.post("/auth/register", body + password + "\"}");
        resetting(nobody, owner, bob.text("id"));
        keys(nobody, owner);
    }

    private void resetting(Visitor nobody, Visitor owner, String account) {
        String issue = "/accounts/" + account + "/password-reset";
        String replaced =
                canaries.add("replaced reset", owner.post(issue, "").expect(201).text("token"));
        String reset = canaries.add("reset", owner.post(issue, "").expect(201).text("token"));
        String body = "\",\"password\":\"" + canaries.add("password set anew", "canary new password of bob") + "\"}";
        nobody.post("/auth/password/reset", "{\"token\":\"" + replaced + body).expect(404);
        nobody.post("/auth/password/reset", "{\"token\":\"" + reset + body).expect(204);
        nobody.post("/auth/password/reset", "{\"token\":\"" + reset + body).expect(404);
    }

    private void keys(Visitor nobody, Visitor owner) {
        String key = canaries.add(
                "API key",
                owner.post("/api-keys", "{\"name\":\"Export\",\"scopes\":[\"jobs:read\"]}")
                        .expect(201)
                        .text("key"));
        nobody.with(key).send("GET", "/jobs", "application/json", "").expect(200);
        nobody.with(key).send("GET", "/apps", "application/json", "").expect(403);
        nobody.with(canaries.add("misspelt API key", key + "x"))
                .send("GET", "/jobs", "application/json", "")
                .expect(401);
    }

    private void records(Visitor owner) {
        owner.post("/apps", "{\"name\":\"Notes\",\"slug\":\"notes\"}").expect(201);
        String tag = owner.send("GET", "/apps/notes/draft", "application/json", "")
                .response()
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        owner.send("PUT", "/apps/notes/draft", "application/yaml", DESIGN, "If-Match", tag)
                .expect(200);
        owner.post("/apps/notes/versions", "{\"message\":\"First\"}").expect(201);
        String note = "/apps/notes/records/note";
        Visitor.Reply made = owner.post(
                        note,
                        "{\"title\":\"a\",\"code\":\"" + canaries.add("secret field", "canary secret field") + "\"}")
                .expect(201);
        owner.post(
                        note,
                        "[{\"title\":\"b\",\"code\":\"" + canaries.add("secret in a list", "canary secret in a list")
                                + "\"}]")
                .expect(201);
        owner.send(
                        "PATCH",
                        note + "/" + made.text("id"),
                        "application/merge-patch+json",
                        "{\"code\":\"" + canaries.add("changed secret", "canary changed secret") + "\"}")
                .expect(200);
        owner.post(
                        note,
                        "{\"title\":\"" + "t".repeat(30) + "\",\"code\":\""
                                + canaries.add("secret of a refused record", "canary refused record") + "\"}")
                .expect(422);
        owner.post(
                        note,
                        "{\"title\":\"c\",\"code\":\""
                                + canaries.add("secret in a broken record", "canary broken record"))
                .expect(400);
        owner.send(
                        "POST",
                        note + "/import",
                        "text/csv",
                        "title,code\nd,"
                                + canaries.add("imported secret", "canary imported secret") + "\n" + "t".repeat(30)
                                + ","
                                + canaries.add("secret of a refused row", "canary refused row") + "\n")
                .expect(200);
        owner.send("DELETE", note + "/" + made.text("id"), "application/json", "")
                .expect(204);
    }

    /** Faults inside, whose messages would name what they were about. */
    private void failing(Visitor nobody, Visitor owner, OwnPlatform platform) throws SQLException {
        execute(platform, "ALTER TABLE modelwright.accounts ADD CONSTRAINT canary CHECK (false) NOT VALID");
        execute(platform, "ALTER TABLE modelwright.sessions ADD CONSTRAINT canary CHECK (false) NOT VALID");
        nobody.post("/auth/login", "{\"email\":\"ada@example.org\",\"password\":\"canary new password of ada\"}")
                .expect(500);
        owner.send(
                        "PUT",
                        "/me/password",
                        "application/json",
                        "{\"currentPassword\":\"canary new password of ada\"," + "\"newPassword\":\""
                                + canaries.add("password that met a fault", "canary of the fault") + "\"}")
                .expect(500);
    }

    private static void execute(OwnPlatform platform, String sql) throws SQLException {
        try (Connection connection = platform.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
