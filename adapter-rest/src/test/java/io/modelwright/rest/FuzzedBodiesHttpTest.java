package io.modelwright.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.RegistrationMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is sent to whichever route, the answer is never a fault of the server. */
final class FuzzedBodiesHttpTest {

    /** A route with the type of its bodies; {@code {app}} stands for an app. */
    record Route(String method, String path, String type) {}

    private static final List<Route> ROUTES = List.of(
            new Route("POST", "/auth/register", "application/json"),
            new Route("POST", "/auth/login", "application/json"),
            new Route("POST", "/auth/setup", "application/json"),
            new Route("POST", "/workspaces", "application/json"),
            new Route("POST", "/apps", "application/json"),
            new Route("PATCH", "/apps/{app}", "application/merge-patch+json"),
            new Route("PUT", "/apps/{app}/draft", "application/json"),
            new Route("PUT", "/apps/{app}/draft", "application/yaml"),
            new Route("PATCH", "/apps/{app}/draft", "application/json-patch+json"),
            new Route("PUT", "/apps/{app}/members/ada@example.org", "application/json"));

    private static EdgeServer server;
    private static Http http;
    private static String token;

    /** The app by its id: what is sent may well give it another slug. */
    private static String app;

    @BeforeContainer
    static void serve() {
        Hexagon hexagon = new Hexagon(RegistrationMode.OPEN);
        server = hexagon.serve(Hexagon.generous(hexagon.keys));
        http = new Http(server.port());
        token = hexagon.signIn("ada@example.org");
        app = http.post("/api/v1/apps")
                .bearer(token)
                .json("{\"name\":\"Target\",\"slug\":\"target\"}")
                .send()
                .text("id");
    }

    @AfterContainer
    static void close() {
        server.close();
    }

    @Property(tries = 400)
    void answersShouldNeverBeFaults(@ForAll("routes") Route route, @ForAll("bodies") String body) {
        Http.Answer answer = http.call(route.method(), "/api/v1" + route.path().replace("{app}", app))
                .bearer(token)
                .header("If-Match", draftTag())
                .body(route.type(), body.getBytes(StandardCharsets.UTF_8))
                .send();

        assertThat(answer.status()).as("%s %s: %s", route, body, answer.body()).isLessThan(500);
        if (answer.status() >= 400) {
            Problematic.assertProblem(answer);
        }
    }

    @Property(tries = 300)
    void draftsShouldNeverBeFaults(@ForAll("designs") String body) {
        Http.Answer answer = http.call("PUT", "/api/v1/apps/" + app + "/draft")
                .bearer(token)
                .header("If-Match", draftTag())
                .json(body)
                .send();

        assertThat(answer.status()).as("%s: %s", body, answer.body()).isIn(200, 400, 422);
    }

    private static String draftTag() {
        return http.get("/api/v1/apps/" + app + "/draft")
                .bearer(token)
                .send()
                .header("ETag")
                .orElseThrow();
    }

    @Provide
    Arbitrary<Route> routes() {
        return Arbitraries.of(ROUTES);
    }

    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<String> noise = Arbitraries.strings()
                .withChars("{}[]\",:\\u0-+.eE tfna&*!|>\n\u0000é😀")
                .ofMaxLength(60);
        Arbitrary<String> member = Combinators.combine(
                        Arbitraries.of(
                                "email",
                                "password",
                                "displayName",
                                "token",
                                "name",
                                "slug",
                                "workspace",
                                "roles",
                                "op",
                                "path",
                                "value",
                                "from",
                                "entities",
                                "x"),
                        values())
                .as((name, value) -> "\"" + name + "\":" + value);
        Arbitrary<String> object = member.list().ofMaxSize(6).map(members -> "{" + String.join(",", members) + "}");
        return Arbitraries.oneOf(noise, object, object, object.map(patch -> "[" + patch + "]"));
    }

    private static Arbitrary<String> values() {
        return Arbitraries.of(
                "null",
                "true",
                "0",
                "-1",
                "1.5",
                "1e300",
                "[]",
                "{}",
                "\"\"",
                "\"a\"",
                "\"add\"",
                "\"remove\"",
                "\"copy\"",
                "\"test\"",
                "\"/entities\"",
                "\"/entities/-\"",
                "\"/~2\"",
                "\"ada@example.org\"",
                "\"a b c d e f g h i j k\"",
                "[\"member\"]",
                "[{}]",
                "{\"name\":\"x\"}",
                "\"\\u202e\"",
                "\"😀\"");
    }

    /** Documents that look like designs. */
    @Provide
    Arbitrary<String> designs() {
        Arbitrary<String> value = Arbitraries.oneOf(
                values(),
                Arbitraries.of(
                        "\"task\"",
                        "\"text\"",
                        "\"formula\"",
                        "\"choice\"",
                        "\"manyToOne\"",
                        "\"@user\"",
                        "\"!done\"",
                        "[[\"a\"]]",
                        "[\"a\",\"a\"]",
                        "99999999999",
                        "\"Europe/Berlin\"",
                        "\"{a}\"",
                        "\"1 / 0\""));
        Arbitrary<String> element = Combinators.combine(
                        Arbitraries.of(
                                "id",
                                "name",
                                "type",
                                "fields",
                                "choices",
                                "default",
                                "required",
                                "unique",
                                "maxLength",
                                "precision",
                                "scale",
                                "min",
                                "max",
                                "pattern",
                                "expression",
                                "result",
                                "rules",
                                "indexes",
                                "recordLabel",
                                "from",
                                "to",
                                "kind",
                                "onDelete",
                                "inverse",
                                "permissions",
                                "actions",
                                "where",
                                "message",
                                "label",
                                "color"),
                        value)
                .as((name, text) -> "\"" + name + "\":" + text)
                .list()
                .uniqueElements(text -> text.substring(0, text.indexOf(':')))
                .ofMaxSize(7)
                .map(members -> "{" + String.join(",", members) + "}");
        Arbitrary<String> entity = Combinators.combine(element.list().ofMaxSize(3), value)
                .as((fields, label) -> "{\"name\":\"task\",\"fields\":[" + String.join(",", fields)
                        + "],\"recordLabel\":" + label + "}");
        return Combinators.combine(
                        Arbitraries.oneOf(element, entity).list().ofMaxSize(3),
                        element.list().ofMaxSize(2),
                        element.list().ofMaxSize(2))
                .as((entities, relations, roles) -> "{\"entities\":[" + String.join(",", entities)
                        + "],\"relations\":[" + String.join(",", relations) + "],\"roles\":[" + String.join(",", roles)
                        + "]}");
    }
}
