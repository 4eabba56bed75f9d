package io.modelwright.rest;

import static io.modelwright.rest.Problematic.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.RegistrationMode;
import io.modelwright.testkit.identity.Together;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class AuthHttpTest {

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private static Hexagon hexagon;
    private static EdgeServer server;
    private static Http http;

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

    private static String register() {
        String email = "person" + PEOPLE.incrementAndGet() + "@example.org";
        Http.Answer answer = http.post("/api/v1/auth/register")
                .json(credentials(email, Hexagon.PASSWORD).replace("}", ",\"displayName\":\"Ada\"}"))
                .send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return email;
    }

    private static String credentials(String email, String password) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
    }

    private static Http.Answer login(String email) {
        return http.post("/api/v1/auth/login")
                .json(credentials(email, Hexagon.PASSWORD))
                .send();
    }

    private static String cookie(Http.Answer answer) {
        String field = answer.header("Set-Cookie").orElseThrow(() -> new AssertionError(answer.body()));
        return field.substring(0, field.indexOf(';'));
    }

    private static Http.Answer refresh(String cookie) {
        return http.post("/api/v1/auth/refresh").header("Cookie", cookie).send();
    }

    private static Http.Answer me(String token) {
        return http.get("/api/v1/me").bearer(token).send();
    }

    @Test
    void registerShouldAnswerTheProfileWithoutSecrets() {
        Http.Answer answer = http.post("/api/v1/auth/register")
                .json("{\"email\":\" Grace@Example.org \",\"password\":\"" + Hexagon.PASSWORD
                        + "\",\"displayName\":\"Grace Hopper\"}")
                .send();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("email")).isEqualTo("grace@example.org");
        assertThat(answer.text("displayName")).isEqualTo("Grace Hopper");
        assertThat(answer.body()).doesNotContain("assword").doesNotContain("hash");
    }

    @Test
    void registerShouldRefuseEveryFaultAtOnce() {
        Http.Answer answer = http.post("/api/v1/auth/register")
                .json("{\"email\":\"nobody\",\"password\":\"short\",\"displayName\":\"\"}")
                .send();

        assertProblem(answer, 422, "invalid");
        assertThat(answer.body()).contains("\"/email\"", "\"/displayName\"");
    }

    @Test
    void registerShouldRefuseATakenAddress() {
        String email = register();

        assertProblem(
                http.post("/api/v1/auth/register")
                        .json("{\"email\":\"" + email.toUpperCase(java.util.Locale.ROOT) + "\",\"password\":\""
                                + Hexagon.PASSWORD + "\",\"displayName\":\"Eve\"}")
                        .send(),
                409,
                "email-taken");
    }

    @Test
    void loginShouldGiveATokenThatOpensTheCallersAccount() {
        String email = register();

        Http.Answer login = login(email);

        assertThat(login.status()).isEqualTo(200);
        assertThat(login.text("tokenType")).isEqualTo("Bearer");
        assertThat(login.text("expiresIn")).isEqualTo("900");
        assertThat(login.header("Cache-Control")).contains("no-store");
        assertThat(me(login.text("accessToken")).text("email")).isEqualTo(email);
    }

    @Test
    void loginShouldPutTheRefreshTokenIntoAGuardedCookieAlone() {
        Http.Answer login = login(register());

        assertThat(login.header("Set-Cookie").orElseThrow())
                .startsWith("modelwright_refresh=")
                .contains("; HttpOnly", "; SameSite=Strict", "; Path=/api/v1/auth;")
                .doesNotContain("Secure");
        assertThat(login.body()).doesNotContain("refresh");
    }

    @Test
    void loginShouldAnswerTheSameForAnUnknownAddressAndAWrongPassword() {
        String email = register();
        Http.Answer wrong = http.post("/api/v1/auth/login")
                .json(credentials(email, "not the right password"))
                .send();
        Http.Answer unknown = http.post("/api/v1/auth/login")
                .json(credentials("nobody@example.org", "not the right password"))
                .send();

        assertProblem(wrong, 401, "wrong-credentials");
        assertProblem(unknown, 401, "wrong-credentials");
        assertThat(unknown.text("detail")).isEqualTo(wrong.text("detail"));
    }

    @Test
    void passwordShouldBeVerifiedExactlyAsItWasTyped() {
        String many = IntStream.range(0, 64)
                .map(index -> 0x1F600 + index * index * 7 % 64)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        String password = " " + many + "\u00e9 ";
        String email = "typed@example.org";
        assertThat(http.post("/api/v1/auth/register")
                        .json(credentials(email, password).replace("}", ",\"displayName\":\"Ada\"}"))
                        .send()
                        .status())
                .isEqualTo(201);

        for (String other : List.of(
                password.strip(),
                password + " ",
                password.replace("\u00e9", "e\u0301"),
                password.replace("\u00e9", "\u00c9"),
                password.substring(0, password.length() - 1) + "x",
                " " + many)) {
            assertProblem(
                    http.post("/api/v1/auth/login")
                            .json(credentials(email, other))
                            .send(),
                    401,
                    "wrong-credentials");
        }
        assertThat(http.post("/api/v1/auth/login")
                        .json(credentials(email, password))
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void routesShouldBeClosedWithoutAValidToken() {
        assertProblem(http.get("/api/v1/me").send(), 401, "unauthenticated");
        assertProblem(http.get("/api/v1/nothing/here").send(), 401, "unauthenticated");
        assertProblem(me("no.such.token"), 401, "invalid-token");
        assertProblem(
                http.get("/api/v1/me").header("Authorization", "Basic YTpi").send(), 401, "invalid-token");
        assertThat(me("no.such.token").header("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
    }

    @Test
    void refreshShouldRotateTheCookie() {
        Http.Answer login = login(register());

        Http.Answer first = refresh(cookie(login));
        Http.Answer second = refresh(cookie(first));

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(200);
        assertThat(List.of(cookie(login), cookie(first), cookie(second))).doesNotHaveDuplicates();
        assertThat(me(second.text("accessToken")).status()).isEqualTo(200);
    }

    @Test
    void refreshShouldKeepOneFamilyWhenManyTabsAskAtOnce() {
        String cookie = cookie(login(register()));
        List<Callable<Http.Answer>> tabs = IntStream.range(0, 20)
                .<Callable<Http.Answer>>mapToObj(tab -> () -> refresh(cookie))
                .toList();

        List<Http.Answer> answers = Together.run(tabs);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(answers.stream().map(AuthHttpTest::cookie).distinct()).hasSize(1);
        assertThat(refresh(cookie(answers.getFirst())).status()).isEqualTo(200);
    }

    @Test
    void refreshShouldEndTheFamilyWhenAUsedTokenComesBackLate() {
        Http.Answer login = login(register());
        Http.Answer rotated = refresh(cookie(login));
        hexagon.clock.advance(Duration.ofSeconds(21));

        Http.Answer replayed = refresh(cookie(login));

        assertProblem(replayed, 401, "session-ended");
        assertThat(replayed.header("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertProblem(refresh(cookie(rotated)), 401, "session-ended");
        assertProblem(me(rotated.text("accessToken")), 401, "invalid-token");
    }

    @Test
    void refreshShouldNeedACookie() {
        assertProblem(http.post("/api/v1/auth/refresh").send(), 401, "unauthenticated");
        assertProblem(refresh("modelwright_refresh=made-up"), 401, "session-ended");
    }

    @Test
    void cookieRoutesShouldRefuseOtherSites() {
        String cookie = cookie(login(register()));
        String own = "http://127.0.0.1:" + server.port();

        assertProblem(
                http.post("/api/v1/auth/refresh")
                        .header("Cookie", cookie)
                        .header("Origin", "https://evil.example")
                        .send(),
                403,
                "cross-site");
        assertProblem(
                http.post("/api/v1/auth/logout")
                        .header("Cookie", cookie)
                        .header("Sec-Fetch-Site", "same-site")
                        .send(),
                403,
                "cross-site");
        assertThat(http.post("/api/v1/auth/refresh")
                        .header("Cookie", cookie)
                        .header("Origin", own)
                        .header("Sec-Fetch-Site", "same-origin")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void logoutShouldEndTheSessionAtOnceAndForItsTokensInGrace() {
        Http.Answer login = login(register());
        Http.Answer rotated = refresh(cookie(login));

        Http.Answer logout = http.post("/api/v1/auth/logout")
                .header("Cookie", cookie(rotated))
                .send();

        assertThat(logout.status()).isEqualTo(204);
        assertThat(logout.header("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertProblem(refresh(cookie(login)), 401, "session-ended");
        assertProblem(me(rotated.text("accessToken")), 401, "invalid-token");
    }

    @Test
    void logoutShouldBeNobodysLossWithoutACookie() {
        assertThat(http.post("/api/v1/auth/logout").send().status()).isEqualTo(204);
    }

    @Test
    void accessTokensShouldExpire() {
        String token = login(register()).text("accessToken");
        hexagon.clock.advance(Duration.ofMinutes(16));

        assertProblem(me(token), 401, "invalid-token");
    }

    @Test
    void accountsThatAreDisabledShouldBeOutAtOnce() {
        String email = register();
        String token = login(email).text("accessToken");
        hexagon.identityStores.disable(
                hexagon.identity.accounts().authenticate(token).orElseThrow().account());

        assertProblem(me(token), 401, "invalid-token");
        assertProblem(login(email), 401, "wrong-credentials");
    }

    @Test
    void setupShouldNotBeThereWithoutItsToken() {
        assertProblem(
                http.post("/api/v1/auth/setup")
                        .json("{\"token\":\"guess\",\"email\":\"root@example.org\",\"password\":\"" + Hexagon.PASSWORD
                                + "\",\"displayName\":\"Root\"}")
                        .send(),
                404,
                "not-found");
    }

    @Test
    void workspacesShouldBeginWithTheCallersOwn() {
        String token = login(register()).text("accessToken");

        Http.Answer created = http.post("/api/v1/workspaces")
                .bearer(token)
                .json("{\"name\":\"Second\"}")
                .send();
        Http.Answer list = http.get("/api/v1/workspaces?limit=1").bearer(token).send();

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("role")).isEqualTo("owner");
        assertThat(list.body()).contains("\"Ada\"").doesNotContain("\"Second\"");
        Http.Answer next = http.get("/api/v1/workspaces?cursor=" + list.text("nextCursor"))
                .bearer(token)
                .send();
        assertThat(next.body()).contains("\"Second\"").contains("\"nextCursor\":null");
        String members = created.header("Location").orElseThrow().replaceFirst("^http://[^/]+", "") + "/members";
        assertThat(http.get(members).bearer(token).send().body()).contains("\"owner\"");
        assertProblem(
                http.get(members).bearer(login(register()).text("accessToken")).send(), 404, "not-found");
        assertProblem(http.get("/api/v1/workspaces?limit=0").bearer(token).send(), 400, "malformed-parameter");
        assertProblem(http.get("/api/v1/workspaces?cursor=x").bearer(token).send(), 400, "malformed-cursor");
    }
}
