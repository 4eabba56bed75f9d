package io.modelwright.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.RegistrationMode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class IdempotencyHttpTest {

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

    private static Http.Call make(String token, String key, String name) {
        return http.post("/api/v1/workspaces")
                .bearer(token)
                .header("Idempotency-Key", key)
                .json("{\"name\":\"" + name + "\"}");
    }

    private static String workspaces(String token) {
        return http.get("/api/v1/workspaces?count=true").bearer(token).send().text("total");
    }

    @Test
    void repetitionShouldGetTheSameAnswerAndMakeNothing() {
        String token = hexagon.signIn("repeating@example.org");
        Http.Answer first = make(token, "a-key", "Engines ✓").send();
        Http.Answer second = make(token, "a-key", "Engines ✓").send();
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(first.header("Location")).isPresent();
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.header("Idempotent-Replayed")).contains("true");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(second.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
        assertThat(workspaces(token)).isEqualTo("2");
    }

    @Test
    void anotherBodyUnderTheSameKeyShouldBeRefused() {
        String token = hexagon.signIn("changing@example.org");
        make(token, "a-key", "One").send();
        Http.Answer other = make(token, "a-key", "Two").send();
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("type")).isEqualTo("urn:modelwright:problem:idempotency-key-reused");
        assertThat(workspaces(token)).isEqualTo("2");
    }

    @Test
    void sameKeyOfAnotherCallerOrPathShouldBeAnotherKey() {
        String ada = hexagon.signIn("ada-of-keys@example.org");
        String eve = hexagon.signIn("eve-of-keys@example.org");
        String ofAda = make(ada, "a-key", "One").send().text("id");
        Http.Answer ofEve = make(eve, "a-key", "One").send();
        assertThat(ofEve.header("Idempotent-Replayed")).isEmpty();
        assertThat(ofEve.text("id")).isNotEqualTo(ofAda);
        Http.Answer app = http.post("/api/v1/apps")
                .bearer(ada)
                .header("Idempotency-Key", "a-key")
                .json("{\"name\":\"One\"}")
                .send();
        assertThat(app.status()).isEqualTo(201);
    }

    @Test
    void refusedRequestShouldBeAllowedToBeTriedAgain() {
        String token = hexagon.signIn("refused@example.org");
        assertThat(make(token, "a-key", "").send().status()).isEqualTo(422);
        assertThat(make(token, "a-key", "Now").send().status()).isEqualTo(201);
    }

    @Test
    void malformedKeysShouldBeRefused() {
        String token = hexagon.signIn("malformed@example.org");
        for (String key : List.of("", "two words", "x".repeat(256))) {
            Http.Answer answer = make(token, key, "Never").send();
            assertThat(answer.status()).as(key).isEqualTo(400);
        }
        assertThat(make(token, "one", "Never")
                        .header("Idempotency-Key", "two")
                        .send()
                        .status())
                .isEqualTo(400);
        assertThat(make(token, "x".repeat(255), "Well").send().status()).isEqualTo(201);
        assertThat(workspaces(token)).isEqualTo("2");
    }

    @Test
    void parallelRequestsUnderOneKeyShouldMakeOneEffect() {
        String token = hexagon.signIn("parallel@example.org");
        List<String> ids = IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> make(token, "a-key", "One").send().text("id"))
                .distinct()
                .toList();
        assertThat(ids).hasSize(1);
        assertThat(workspaces(token)).isEqualTo("2");
    }

    @Test
    void keyShouldHaveNoEffectOnSigningInAndWhereNothingIsMade() {
        String token = hexagon.signIn("signing@example.org");
        String body = "{\"email\":\"signing@example.org\",\"password\":\"" + Hexagon.PASSWORD + "\"}";
        for (int i = 0; i < 2; i++) {
            Http.Answer answer = http.post("/api/v1/auth/login")
                    .header("Idempotency-Key", "a-key")
                    .json(body)
                    .send();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Idempotent-Replayed")).isEmpty();
        }
        assertThat(http.get("/api/v1/me")
                        .bearer(token)
                        .header("Idempotency-Key", "a-key")
                        .send()
                        .status())
                .isEqualTo(200);
    }
}
