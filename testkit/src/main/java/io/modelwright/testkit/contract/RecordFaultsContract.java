package io.modelwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Values that are refused, each with its place and its code. */
public interface RecordFaultsContract extends ServedContract {

    /**
     * A value that is refused.
     *
     * @param sent as JSON
     * @param place behind the pointer of the member
     */
    record Refused(String field, String sent, String place, String code) {
        static Refused of(String field, String sent, String code) {
            return new Refused(field, sent, "", code);
        }
    }

    private Api samples() {
        return Api.administrator(servers().serving(ContractDesign.TYPES));
    }

    @TestFactory
    default Stream<DynamicTest> valuesShouldBeRefusedWhereTheyStand() {
        return Stream.of(texts(), numbers(), times(), others(), members())
                .flatMap(List::stream)
                .map(value -> dynamicTest(
                        value.field() + " " + abridged(value.sent()) + " is " + value.code(), () -> refuses(value)));
    }

    private void refuses(Refused value) {
        Api admin = samples();
        String pointer = "/" + value.field().replace("~", "~0").replace("/", "~1") + value.place();
        String body = "{\"" + value.field() + "\":" + value.sent() + "}";
        admin.post("sample")
                .json(body)
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding(pointer, value.code());
        admin.post("sample")
                .json("[{}," + body + "]")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/1" + pointer, value.code());
        String path = "sample/" + admin.created("sample", "{\"whole\":1}");
        for (String method : List.of("PATCH", "PUT")) {
            admin.call(method, path)
                    .json(body)
                    .send()
                    .expectProblem(422, "invalid-record")
                    .expectFinding(pointer, value.code());
        }
        admin.get(path).send().expect(200).expectJson("/version", "1").expectJson("/whole", "1");
    }

    private static String abridged(String json) {
        return json.length() > 60 ? json.substring(0, 60) + "…" : json;
    }

    private static List<Refused> texts() {
        return List.of(
                Refused.of("title", "7", "wrong-type"),
                Refused.of("title", "[]", "wrong-type"),
                Refused.of("title", "{}", "wrong-type"),
                Refused.of("title", "true", "wrong-type"),
                Refused.of("title", "\"A\"", "too-short"),
                Refused.of("title", "\"A😀" + "x".repeat(39) + "\"", "too-long"),
                Refused.of("title", "\"abc\"", "pattern"),
                Refused.of("title", "\"abc\\nA\"", "pattern"),
                Refused.of("free", "\"" + "x".repeat(10_001) + "\"", "too-long"),
                Refused.of("body", "\"" + "x".repeat(5_001) + "\"", "too-long"),
                Refused.of("email", "\"nobody\"", "format"),
                Refused.of("email", "\"a b@example.org\"", "format"),
                Refused.of("email", "\"\"", "format"),
                Refused.of("home", "\"ftp://example.org\"", "format"),
                Refused.of("home", "\"javascript:alert(1)\"", "format"),
                Refused.of("home", "\"/relative\"", "format"),
                Refused.of("phone", "\"call me\"", "format"),
                Refused.of("handle", "\"A-b\"", "format"),
                Refused.of("handle", "\"a--b\"", "format"),
                Refused.of("paint", "\"red\"", "format"),
                Refused.of("paint", "\"#12345\"", "format"),
                Refused.of("stage", "\"Low\"", "unknown-choice"),
                Refused.of("stage", "1", "wrong-type"),
                Refused.of("tones", "\"red\"", "wrong-type"),
                new Refused("tones", "[\"red\",\"red\"]", "/1", "duplicate"),
                new Refused("tones", "[\"red\",\"pink\"]", "/1", "unknown-choice"),
                new Refused("tones", "[7]", "/0", "wrong-type"));
    }

    private static List<Refused> numbers() {
        return List.of(
                Refused.of("small", "-6", "out-of-range"),
                Refused.of("small", "101", "out-of-range"),
                Refused.of("small", "1.5", "not-exact"),
                Refused.of("small", "\"1\"", "wrong-type"),
                Refused.of("small", "true", "wrong-type"),
                Refused.of("whole", "2147483648", "out-of-range"),
                Refused.of("whole", "-2147483649", "out-of-range"),
                Refused.of("big", "9223372036854775808", "out-of-range"),
                Refused.of("big", "\"-9223372036854775809\"", "out-of-range"),
                Refused.of("big", "\"0x10\"", "format"),
                Refused.of("big", "\"1e3\"", "format"),
                Refused.of("big", "1.5", "not-exact"),
                Refused.of("big", "false", "wrong-type"),
                Refused.of("lot", "9", "out-of-range"),
                Refused.of("lot", "\"9007199254740994\"", "out-of-range"),
                Refused.of("exact", "1.0005", "not-exact"),
                Refused.of("exact", "\"1234567890.0\"", "out-of-range"),
                Refused.of("exact", "-1000.001", "out-of-range"),
                Refused.of("exact", "\"NaN\"", "format"),
                Refused.of("exact", "\" 1\"", "format"),
                Refused.of("exact", "[]", "wrong-type"),
                Refused.of("ratio", "1e101", "out-of-range"),
                Refused.of("ratio", "\"0.5\"", "wrong-type"),
                Refused.of("price", "5", "wrong-type"),
                new Refused("price", "{\"currency\":\"EUR\"}", "/amount", "required"),
                new Refused("price", "{\"amount\":\"1\"}", "/currency", "required"),
                new Refused("price", "{\"amount\":\"1\",\"currency\":\"XXZ\"}", "/currency", "format"),
                new Refused("price", "{\"amount\":\"1\",\"currency\":\"eur\"}", "/currency", "format"),
                new Refused("price", "{\"amount\":\"1.00001\",\"currency\":\"EUR\"}", "/amount", "not-exact"),
                new Refused("price", "{\"amount\":\"1\",\"currency\":\"EUR\",\"x\":1}", "/x", "unknown-member"),
                new Refused("euros", "{\"amount\":\"1\",\"currency\":\"USD\"}", "/currency", "unknown-choice"));
    }

    private static List<Refused> times() {
        return List.of(
                Refused.of("day", "\"2027-02-29\"", "format"),
                Refused.of("day", "\"0000-01-01\"", "format"),
                Refused.of("day", "\"10000-01-01\"", "format"),
                Refused.of("day", "\"2027-1-1\"", "format"),
                Refused.of("day", "20270101", "wrong-type"),
                Refused.of("at", "\"24:00:00\"", "format"),
                Refused.of("at", "\"12:00:00.5\"", "format"),
                Refused.of("at", "\"12:60\"", "format"),
                Refused.of("moment", "\"2027-01-01T00:00:00\"", "format"),
                Refused.of("moment", "\"2027-01-01T00:00:00.0000001Z\"", "format"),
                Refused.of("moment", "\"2027-02-30T00:00:00Z\"", "format"),
                Refused.of("moment", "\"2027-01-01 00:00:00Z\"", "format"),
                Refused.of("span", "\"P1Y\"", "format"),
                Refused.of("span", "\"P\"", "format"),
                Refused.of("span", "\"PT\"", "format"),
                Refused.of("span", "\"PT0.0000001S\"", "format"),
                Refused.of("span", "90", "wrong-type"));
    }

    private static List<Refused> others() {
        return List.of(
                Refused.of("flag", "\"true\"", "wrong-type"),
                Refused.of("flag", "1", "wrong-type"),
                Refused.of("token", "\"nonsense\"", "format"),
                Refused.of("token", "7", "wrong-type"),
                Refused.of("paper", "\"nonsense\"", "format"),
                Refused.of("paper", "\"00000000-0000-7000-8000-000000000000\"", "unknown-file"),
                Refused.of("place", "[1,2]", "wrong-type"),
                new Refused("place", "{\"lat\":91,\"lon\":0}", "/lat", "out-of-range"),
                new Refused("place", "{\"lat\":1,\"lon\":-181}", "/lon", "out-of-range"),
                new Refused("place", "{\"lat\":1}", "/lon", "required"),
                new Refused("place", "{\"lat\":1,\"lon\":1,\"alt\":1}", "/alt", "unknown-member"),
                Refused.of("number", "7", "read-only"),
                Refused.of("shout", "\"X\"", "read-only"),
                Refused.of("pin", "7", "wrong-type"),
                Refused.of("pin", "\"\"", "too-short"));
    }

    private static List<Refused> members() {
        return List.of(
                Refused.of("id", "\"00000000-0000-7000-8000-000000000000\"", "read-only"),
                Refused.of("version", "7", "read-only"),
                Refused.of("createdAt", "\"2027-01-01T00:00:00Z\"", "read-only"),
                Refused.of("updatedBy", "\"x\"", "read-only"),
                Refused.of("nothing", "1", "unknown-member"),
                Refused.of("Title", "\"Abc\"", "unknown-member"),
                Refused.of("", "1", "unknown-member"),
                Refused.of("__proto__", "{}", "unknown-member"),
                Refused.of("constructor", "{}", "unknown-member"),
                Refused.of("hasOwnProperty", "1", "unknown-member"),
                Refused.of("a/b~c", "1", "unknown-member"),
                Refused.of("title; DROP TABLE sample", "1", "unknown-member"));
    }

    @Test
    default void allFaultsShouldBeToldAtOnce() {
        Reply refused = samples()
                .post("sample")
                .json("{\"title\":\"A\",\"small\":101,\"day\":\"x\",\"nothing\":1,\"price\":{\"amount\":\"x\"}}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/title", "too-short")
                .expectFinding("/small", "out-of-range")
                .expectFinding("/day", "format")
                .expectFinding("/nothing", "unknown-member")
                .expectFinding("/price/amount", "format")
                .expectFinding("/price/currency", "required");
        assertThat(refused.findings()).isEqualTo(6);
    }

    @Test
    default void namesThatAreWordsOfOtherLanguagesShouldBeNamesLikeOthers() {
        Api admin = samples();
        String one = ServedContract.unique("one");
        Reply made = admin.create(
                        "order",
                        "{\"class\":\"" + one + "\",\"select\":2,\"default\":true,\"from\":\"2027-01-01\","
                                + "\"constructor\":\"c\",\"user\":\"u\"}")
                .expectJson("/limit", "4")
                .expectJson("/constructor", "\"c\"");

        Reply found = admin.list(
                        "order",
                        "filter=class == '" + one + "' && select > 1 && default && record.user == 'u' && limit == 4",
                        "sort=-from,group",
                        "fields=class,select,limit")
                .expect(200);
        assertThat(found.names("/items/0")).containsExactly("id", "class", "select", "limit");
        admin.patch("order/" + made.text("/id"))
                .json("{\"select\":-1}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/select", "rule");
        assertThat(admin.list("order", "aggregate=count,sum(select)", "groupBy=class", "filter=class == '" + one + "'")
                        .expect(200)
                        .text("/items/0/sum/select"))
                .isEqualTo("\"2\"".replace("\"", ""));
    }
}
