package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is asked of the record routes, and whichever design is published, the answer is never a fault of the server. */
final class FuzzedRecordsHttpTest {

    private static final List<String> PARAMETERS =
            List.of("filter", "sort", "fields", "expand", "q", "limit", "cursor", "count", "aggregate", "groupBy", "x");

    private static TestApp app;
    private static Api owner;
    private static String record;
    private static String cursor;

    @BeforeContainer
    static void publish() {
        app = TestApp.published();
        owner = app.owner();
        String project = app.create("project", "{\"name\":\"P\",\"budget\":{\"amount\":\"1\",\"currency\":\"EUR\"}}")
                .text("id");
        record = app.create(
                        "task",
                        "[{\"title\":\"a\",\"project\":\"" + project + "\",\"due\":\"2027-01-01\",\"estimate\":\"1.5\","
                                + "\"extra\":{\"a\":1},\"labels\":[\"red\"],\"place\":{\"lat\":1,\"lon\":2}},"
                                + "{\"title\":\"b\",\"hits\":\"9223372036854775807\",\"priority\":5,\"took\":\"PT1H\"}]")
                .items("id")
                .getFirst();
        cursor = owner.get(app.records("task?limit=1")).send().text("nextCursor");
    }

    private static void assertNoFault(String what, Answer answer) {
        assertThat(answer.status()).as("%s: %s", what, answer.body()).isLessThan(500);
        if (answer.status() >= 400) {
            answer.expectProblem();
        }
    }

    @Property(tries = 1_500)
    void queriesShouldNeverBeFaults(@ForAll("queries") String query) {
        assertNoFault(query, owner.get(app.records("task?" + query)).send());
    }

    @Property(tries = 600)
    void filtersShouldNeverBeFaults(@ForAll("expressions") String filter) {
        assertNoFault(
                filter,
                owner.get(app.records("task?count=true&filter=" + Api.encoded(filter)))
                        .send());
    }

    @Property(tries = 400)
    void recordsShouldNeverBeFaults(@ForAll("records") String body, @ForAll("methods") String method) {
        String path = method.equals("POST") ? "task" : "task/" + record;
        assertNoFault(body, owner.call(method, app.records(path)).json(body).send());
    }

    @Property(tries = 300)
    void importsShouldNeverBeFaults(@ForAll("csv") String text, @ForAll boolean csv) {
        assertNoFault(
                text,
                owner.post(app.records("task/import"))
                        .body(csv ? "text/csv" : "application/x-ndjson", text.getBytes(StandardCharsets.UTF_8))
                        .send());
    }

    @Property(tries = 300)
    void historiesShouldNeverBeFaults(@ForAll("noise") String text, @ForAll("words") String word) {
        String path = app.records("task/" + record + "/history");
        assertNoFault(text, owner.get(path + "?cursor=" + Api.encoded(text)).send());
        assertNoFault(text, owner.get(path + "?limit=" + Api.encoded(word)).send());
        assertNoFault(
                text,
                owner.get(app.records("task/export?filter=" + Api.encoded(text)))
                        .send());
        assertNoFault(
                text,
                owner.get(app.records(Api.encoded(text).replace("+", "%20"))).send());
    }

    /** What can be saved can be planned and published, or is refused. */
    @Property(tries = 60)
    void designsShouldNeverBeFaults(@ForAll("designs") String design) {
        TestApp fresh = TestApp.unpublished(owner);
        Answer saved = owner.put(fresh.path("/draft"))
                .ifMatch(fresh.draft().etag())
                .body("application/yaml", design)
                .send();
        assertNoFault(design, saved);
        if (saved.status() != 200) {
            return;
        }
        assertNoFault(design, owner.get(fresh.path("/draft/plan")).send());
        Answer published = fresh.publish("{\"message\":\"x\"}");
        assertNoFault(design, published);
        if (published.status() == 201) {
            assertNoFault(
                    design,
                    owner.get(fresh.records("first?sort=-a,b&q=x&count=true")).send());
            assertNoFault(
                    design,
                    owner.post(fresh.records("first"))
                            .json("{\"a\":\"1\",\"b\":1}")
                            .send());
        }
    }

    @Provide
    Arbitrary<String> methods() {
        return Arbitraries.of("POST", "PUT", "PATCH");
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.strings()
                .withChars("abtile.,()[]{}'\"\\/&|!=<>+-*%?:;#@$^~` \n\t\u0000\u202e\u00e9\ud83d\ude00019_")
                .ofMaxLength(40)
                .map(text -> text.replaceAll("[\ud83d\ude00]", Matcher.quoteReplacement("\ud83d\ude00")));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of(
                "title",
                "-due",
                "project",
                "project.name",
                "project.tasks.title",
                "tags",
                "tags.name",
                "assignee",
                "watchers",
                "password",
                "extra",
                "place",
                "labels",
                "took",
                "number",
                "overdue",
                "budget",
                "id",
                "-createdAt",
                "createdBy",
                "count",
                "sum(estimate)",
                "avg(hits)",
                "min(due)",
                "max(took)",
                "sum(x)",
                "true",
                "false",
                "0",
                "1",
                "500",
                "501",
                "-1",
                "1e9",
                "99999999999",
                "",
                ",",
                "due,title",
                "status",
                "ratio",
                "seen",
                "at",
                "done",
                "hits",
                "estimate",
                "null");
    }

    @Provide
    Arbitrary<String> queries() {
        Arbitrary<String> value = Arbitraries.oneOf(
                words(),
                words().list().ofMinSize(2).ofMaxSize(4).map(all -> String.join(",", all)),
                expressions(),
                noise(),
                Arbitraries.lazy(() -> Arbitraries.just(cursor)));
        Arbitrary<String> pair = Combinators.combine(Arbitraries.of(PARAMETERS), value)
                .as((name, text) -> name + "=" + Api.encoded(text));
        return pair.list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .uniqueElements(text -> text.substring(0, text.indexOf('=')))
                .map(pairs -> String.join("&", pairs));
    }

    @Provide
    Arbitrary<String> expressions() {
        Arbitrary<String> operand = Arbitraries.oneOf(
                Arbitraries.of(
                        "title",
                        "due",
                        "estimate",
                        "hits",
                        "ratio",
                        "priority",
                        "done",
                        "status",
                        "seen",
                        "took",
                        "at",
                        "labels",
                        "extra",
                        "place",
                        "project",
                        "project.name",
                        "assignee",
                        "watchers",
                        "tags",
                        "id",
                        "version",
                        "createdAt",
                        "createdBy",
                        "overdue",
                        "password",
                        "number",
                        "user.id",
                        "user.email"),
                Arbitraries.of(
                        "null",
                        "true",
                        "0",
                        "1",
                        "-9223372036854775808",
                        "9223372036854775807",
                        "1.5",
                        "1e308",
                        "''",
                        "'a'",
                        "'%_\\\\'",
                        "[1, 2]",
                        "['a', null]",
                        "[]",
                        "date('2027-01-01')",
                        "date('x')",
                        "today()",
                        "now()",
                        "timestamp('2027-01-01T00:00:00Z')",
                        "duration('1h')",
                        "decimal('1.5')",
                        "time('14:05:00')",
                        "'" + "x".repeat(300) + "'",
                        "nothing",
                        "nothing.at.all"));
        return Arbitraries.recursive(
                () -> operand,
                inner -> Arbitraries.oneOf(
                        Combinators.combine(
                                        inner,
                                        Arbitraries.of(
                                                "==", "!=", "<", "<=", ">", ">=", "&&", "||", "+", "-", "*", "/", "%",
                                                "in"),
                                        inner)
                                .as((left, sign, right) -> "(" + left + " " + sign + " " + right + ")"),
                        inner.map(text -> "!" + text),
                        inner.map(text -> "-" + text),
                        inner.map(text -> "size(" + text + ")"),
                        Combinators.combine(
                                        inner,
                                        Arbitraries.of(
                                                "contains", "startsWith", "endsWith", "matches", "lowerAscii", "x"),
                                        inner)
                                .as((left, name, right) -> left + "." + name + "(" + right + ")"),
                        Combinators.combine(inner, inner, inner)
                                .as((a, b, c) -> "(" + a + " ? " + b + " : " + c + ")")),
                0,
                3);
    }

    private static Arbitrary<String> values() {
        return Arbitraries.of(
                "null",
                "true",
                "0",
                "-1",
                "1.5",
                "1e300",
                "1e-300",
                "[]",
                "{}",
                "\"\"",
                "\"a\"",
                "[\"red\"]",
                "[\"red\",\"red\"]",
                "\"2027-01-01\"",
                "\"2027-02-30\"",
                "\"14:05:00\"",
                "\"PT1H\"",
                "\"P999999999D\"",
                "\"-P1D\"",
                "\"0001-01-01T00:00:00Z\"",
                "\"9999-12-31T23:59:59.999999Z\"",
                "\"\\u202e\"",
                "\"😀\"",
                "{\"lat\":90,\"lon\":-180}",
                "{\"lat\":-0.0,\"lon\":1e-320}",
                "{\"a\":{\"b\":[1,null]}}",
                "{\"set\":true}",
                "\"00000000-0000-7000-8000-000000000000\"",
                "[\"00000000-0000-7000-8000-000000000000\"]",
                "\"9223372036854775807\"",
                "\"99999999.99\"",
                "\"todo\"",
                "2147483647",
                "1e22",
                "0.1",
                "\"" + "x".repeat(3_000) + "\"");
    }

    @Provide
    Arbitrary<String> records() {
        Arbitrary<String> name = Arbitraries.of(
                "title",
                "description",
                "status",
                "done",
                "priority",
                "estimate",
                "hits",
                "ratio",
                "due",
                "at",
                "seen",
                "took",
                "number",
                "password",
                "labels",
                "extra",
                "place",
                "overdue",
                "project",
                "tags",
                "assignee",
                "watchers",
                "id",
                "version",
                "x");
        Arbitrary<String> object = Combinators.combine(name, values())
                .as((member, value) -> "\"" + member + "\":" + value)
                .list()
                .uniqueElements(text -> text.substring(0, text.indexOf(':')))
                .ofMaxSize(6)
                .map(members -> "{" + String.join(",", members) + "}");
        return Arbitraries.oneOf(object, object.map(one -> "[" + one + "," + one + "]"));
    }

    @Provide
    Arbitrary<String> csv() {
        Arbitrary<String> header = Arbitraries.of(
                "title",
                "title,due",
                "title,extra,labels",
                "id,version,title",
                "title,nothing",
                "title,title",
                "\"title\"",
                "");
        Arbitrary<String> cell = Arbitraries.oneOf(
                noise(),
                Arbitraries.of(
                        "a", "", "\"\"", "\"a\"\"b\"", "\"open", "2027-01-01", "{\"a\":1}", "[\"red\"]", "'=1", "=1"));
        Arbitrary<String> line = cell.list().ofMaxSize(3).map(cells -> String.join(",", cells));
        return Combinators.combine(header, line.list().ofMaxSize(5), Arbitraries.of("\n", "\r\n", "\r"))
                .as((first, lines, end) -> first + end + String.join(end, lines));
    }

    @Provide
    Arbitrary<String> designs() {
        Arbitrary<String> options = Arbitraries.of(
                "required: true",
                "unique: true",
                "default: 1",
                "default: a",
                "default: true",
                "maxLength: 3",
                "maxLength: 1000000",
                "minLength: 2",
                "pattern: '[a-z]+'",
                "pattern: '('",
                "min: 0",
                "max: 5",
                "min: 1e30",
                "precision: 1000",
                "precision: 38",
                "scale: 2",
                "choices: [a, b]",
                "choices: []",
                "currency: EUR",
                "expression: 'a'",
                "expression: '1 / 0'",
                "expression: 'size(a)'",
                "expression: 'user.id'",
                "result: text",
                "result: integer",
                "description: '\"; --'");
        Arbitrary<String> type = Arbitraries.of(
                "text",
                "longText",
                "email",
                "url",
                "phone",
                "slug",
                "integer",
                "long",
                "decimal",
                "float",
                "money",
                "boolean",
                "date",
                "time",
                "dateTime",
                "duration",
                "uuid",
                "choice",
                "multiChoice",
                "json",
                "file",
                "image",
                "color",
                "geoPoint",
                "autoNumber",
                "secret",
                "formula");
        Arbitrary<String> field = Combinators.combine(
                        Arbitraries.of("a", "b", "order", "userId"),
                        type,
                        options.list().ofMaxSize(3).uniqueElements(text -> text.substring(0, text.indexOf(':'))))
                .as((name, kind, more) -> "{ name: " + name + ", type: " + kind
                        + (more.isEmpty() ? "" : ", " + String.join(", ", more)) + " }");
        Arbitrary<String> fields = field.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .uniqueElements(text -> text.substring(0, text.indexOf(',')))
                .map(all -> "[" + String.join(", ", all) + "]");
        Arbitrary<String> keys =
                Arbitraries.of("", ", unique: [[a, b]]", ", indexes: [[a], [b, a]]", ", indexes: [[c]]");
        Arbitrary<String> rules = Arbitraries.of("", ", rules: [{ expression: 'a == b', message: x }]");
        Arbitrary<String> relations = Arbitraries.of(
                "",
                "\nrelations: [{ from: first, name: c, kind: manyToOne, to: first, required: true }]",
                "\nrelations: [{ from: first, name: c, kind: oneToOne, to: second, inverse: d, onDelete: cascade }]",
                "\nrelations: [{ from: first, name: c, kind: manyToMany, to: '@user' }]");
        return Combinators.combine(fields, keys, rules, fields, relations)
                .as((first, key, rule, second, links) -> "entities:\n  - { name: first, fields: " + first + key + rule
                        + " }\n  - { name: second, fields: " + second + " }" + links + "\n");
    }
}
