package io.modelwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Values of each type as the wire writes them, both ways. */
public interface RecordValuesContract extends ServedContract {

    /**
     * A value that is taken.
     *
     * @param sent as JSON
     * @param read as JSON
     */
    record Taken(String field, String sent, String read) {
        static Taken same(String field, String json) {
            return new Taken(field, json, json);
        }
    }

    private Api samples() {
        return Api.administrator(servers().serving(ContractDesign.TYPES));
    }

    @TestFactory
    default Stream<DynamicTest> valuesShouldReadAsTheWireWritesThem() {
        return Stream.of(texts(), numbers(), times(), others())
                .flatMap(List::stream)
                .map(value -> dynamicTest(value.field() + " " + abridged(value.sent()), () -> {
                    Api admin = samples();
                    Reply created = admin.create("sample", "{\"" + value.field() + "\":" + value.sent() + "}");
                    created.expectJson("/" + value.field(), value.read());
                    String path = "sample/" + created.text("/id");
                    Reply read = admin.get(path).send().expect(200);
                    read.expectJson("/" + value.field(), value.read());
                    // what was read can be sent back and changes nothing
                    admin.patch(path)
                            .json("{\"" + value.field() + "\":" + value.read() + "}")
                            .send()
                            .expect(200)
                            .expectJson("/version", "1");
                    admin.patch(path)
                            .json("{\"" + value.field() + "\":null}")
                            .send()
                            .expect(200)
                            .expectJson("/" + value.field(), "null")
                            .expectJson("/version", "2");
                    admin.patch(path)
                            .json("{\"" + value.field() + "\":" + value.sent() + "}")
                            .send()
                            .expect(200)
                            .expectJson("/" + value.field(), value.read());
                }));
    }

    private static String abridged(String json) {
        return json.length() > 60 ? json.substring(0, 60) + "…" : json;
    }

    private static List<Taken> texts() {
        return List.of(
                Taken.same("title", "\"Aa\""),
                Taken.same("title", "\"A" + "😀".repeat(39) + "\""),
                Taken.same("free", "\"\""),
                Taken.same("free", "\" spaces \""),
                Taken.same("free", "\"'; DROP TABLE sample; --\""),
                Taken.same("free", "\"${x} {{y}} */ \\\\u002a/ `z` \\\"\\\\ \\n\\r\\t\\u0001\\u200b\\u2028\""),
                Taken.same("free", "\"\\u00fc u\\u0308 \\ud83d\\ude00 全部 שלום\""),
                Taken.same("free", "\"" + "x".repeat(10_000) + "\""),
                Taken.same("body", "\"# A\\n\\n- \\\"b\\\"\\n\""),
                Taken.same("email", "\"Some.Body+tag@example.org\""),
                Taken.same("home", "\"https://example.org/a?b=c&d#e\""),
                Taken.same("home", "\"HTTP://example.org\""),
                Taken.same("phone", "\"+49 (30) 123-45/6\""),
                Taken.same("handle", "\"a-1-b\""),
                new Taken("paint", "\"#1E90fF\"", "\"#1e90ff\""),
                Taken.same("stage", "\"high\""),
                Taken.same("tones", "[\"blue\",\"red\"]"),
                Taken.same("tones", "[]"));
    }

    private static List<Taken> numbers() {
        return List.of(
                Taken.same("small", "-5"),
                Taken.same("small", "100"),
                new Taken("small", "1.0", "1"),
                new Taken("small", "1e1", "10"),
                Taken.same("whole", "2147483647"),
                Taken.same("whole", "-2147483648"),
                Taken.same("whole", "0"),
                Taken.same("big", "\"9223372036854775807\""),
                Taken.same("big", "\"-9223372036854775808\""),
                new Taken("big", "9007199254740993", "\"9007199254740993\""),
                new Taken("big", "-1", "\"-1\""),
                new Taken("lot", "\"9007199254740993\"", "\"9007199254740993\""),
                new Taken("exact", "1.5", "\"1.500\""),
                new Taken("exact", "\"1\"", "\"1.000\""),
                new Taken("exact", "\"123456789.123\"", "\"123456789.123\""),
                new Taken("exact", "-0.001", "\"-0.001\""),
                new Taken("exact", "0", "\"0.000\""),
                new Taken("exact", "1e3", "\"1000.000\""),
                new Taken("wide", "\"1234567890123456.78\"", "\"1234567890123456.78\""),
                new Taken("wide", "\"2.50\"", "\"2.50\""),
                Taken.same("ratio", "0.125"),
                Taken.same("ratio", "-1.5"),
                Taken.same("ratio", "0.1"),
                new Taken(
                        "price",
                        "{\"amount\":\"12.5\",\"currency\":\"EUR\"}",
                        "{\"amount\":\"12.5000\",\"currency\":\"EUR\"}"),
                new Taken(
                        "price",
                        "{\"currency\":\"JPY\",\"amount\":-3}",
                        "{\"amount\":\"-3.0000\",\"currency\":\"JPY\"}"),
                new Taken(
                        "price",
                        "{\"amount\":\"123456789012345.6789\",\"currency\":\"USD\"}",
                        "{\"amount\":\"123456789012345.6789\",\"currency\":\"USD\"}"),
                new Taken("euros", "{\"amount\":1.25}", "{\"amount\":\"1.2500\",\"currency\":\"EUR\"}"),
                new Taken(
                        "euros",
                        "{\"amount\":\"1\",\"currency\":\"EUR\"}",
                        "{\"amount\":\"1.0000\",\"currency\":\"EUR\"}"));
    }

    private static List<Taken> times() {
        return List.of(
                Taken.same("day", "\"2024-02-29\""),
                Taken.same("day", "\"0001-01-01\""),
                Taken.same("day", "\"9999-12-31\""),
                Taken.same("at", "\"00:00:00\""),
                Taken.same("at", "\"23:59:59\""),
                new Taken("at", "\"14:05\"", "\"14:05:00\""),
                Taken.same("moment", "\"2027-01-31T14:05:00Z\""),
                Taken.same("moment", "\"2027-01-31T14:05:00.000001Z\""),
                new Taken("moment", "\"2027-01-31T14:05:00.500+02:00\"", "\"2027-01-31T12:05:00.5Z\""),
                new Taken("moment", "\"2026-12-31T23:30:00-01:00\"", "\"2027-01-01T00:30:00Z\""),
                new Taken("moment", "\"2027-01-31t14:05:00z\"", "\"2027-01-31T14:05:00Z\""),
                Taken.same("span", "\"PT1H30M\""),
                Taken.same("span", "\"PT0S\""),
                Taken.same("span", "\"PT0.000001S\""),
                new Taken("span", "\"P1DT1S\"", "\"PT24H1S\""),
                new Taken("span", "\"PT90M\"", "\"PT1H30M\""),
                new Taken("span", "\"-PT30M\"", "\"PT-30M\""));
    }

    private static List<Taken> others() {
        return List.of(
                Taken.same("flag", "true"),
                Taken.same("flag", "false"),
                Taken.same("token", "\"0190a000-0000-7000-8000-000000000001\""),
                new Taken(
                        "token",
                        "\"0190A000-ABCD-7000-8000-000000000001\"",
                        "\"0190a000-abcd-7000-8000-000000000001\""),
                Taken.same("extra", "{\"a\":[1,null,\"x\",{\"b\":true}],\"\":{}}"),
                Taken.same("extra", "[]"),
                Taken.same("extra", "\"text\""),
                Taken.same("extra", "false"),
                Taken.same("extra", "12345678901234567890.125"),
                Taken.same("place", "{\"lat\":52.5,\"lon\":-13.25}"),
                Taken.same("place", "{\"lat\":-90,\"lon\":180}"));
    }

    @Test
    default void recordShouldShowEveryMemberInTheOrderOfTheDesign() {
        Reply bare = samples().create("sample", "{}");

        assertThat(bare.names(""))
                .startsWith(
                        "id", "version", "createdAt", "createdBy", "updatedAt", "updatedBy", "title", "free", "body")
                .endsWith("twice", "chained")
                .hasSize(48);
        for (String absent : List.of("title", "small", "price", "flag", "tones", "extra", "paper", "picture", "pin")) {
            bare.expectJson("/" + absent, "null");
        }
    }

    @Test
    default void systemMembersShouldTellWhoAndWhen() {
        Api admin = samples();
        Reply made = admin.create("sample", "{\"small\":1}");
        assertThat(made.text("/id")).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(made.text("/createdAt"))
                .matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{0,5}[1-9])?Z")
                .isEqualTo(made.text("/updatedAt"));
        made.expectJson("/version", "1")
                .expectJson("/createdBy", "\"" + admin.id() + "\"")
                .expectJson("/updatedBy", "\"" + admin.id() + "\"");

        Reply changed = admin.patch("sample/" + made.text("/id"))
                .json("{\"small\":2}")
                .send()
                .expect(200)
                .expectJson("/version", "2");
        assertThat(changed.text("/createdAt")).isEqualTo(made.text("/createdAt"));
        assertThat(changed.text("/updatedAt")).isNotEqualTo(made.text("/updatedAt"));
    }

    @Test
    default void defaultsShouldStandWhereNothingIsSent() {
        Api admin = samples();
        String values = """
                {"text":"Grüße","body":"# Title","email":"a@example.org","paint":"#1e90ff","small":7,
                 "big":"9007199254740993","exact":"1.50","ratio":0.25,"price":{"amount":"9.9900","currency":"USD"},
                 "flag":true,"day":"2027-01-31","at":"08:30:00","moment":"2027-01-31T12:00:00Z","span":"PT1H30M",
                 "token":"0190a000-0000-7000-8000-000000000001","stage":"low","tones":["green"],
                 "extra":{"a":[1,null]},"place":{"lat":52.5,"lon":13.25}}""";
        Reply made = admin.create("preset", "{}");
        JsonText.node(values)
                .properties()
                .forEach(value ->
                        made.expectJson("/" + value.getKey(), value.getValue().toString()));

        Reply given = admin.create("preset", "{\"small\":null,\"stage\":\"high\",\"flag\":false}")
                .expectJson("/small", "null")
                .expectJson("/stage", "\"high\"")
                .expectJson("/flag", "false");
        admin.put("preset/" + given.text("/id"))
                .json("{\"text\":\"x\"}")
                .send()
                .expect(200)
                .expectJson("/small", "7")
                .expectJson("/stage", "\"low\"")
                .expectJson("/text", "\"x\"");
    }

    @Test
    default void formulasShouldBeComputedWhenTheyAreRead() {
        Api admin = samples();
        Reply made = admin.create("sample", """
                {"title":"Abc","small":3,"big":"41","exact":"2.5","flag":true,"day":"2027-01-31",
                 "moment":"2027-01-31T12:00:00Z","span":"PT1H30M"}""")
                .expectJson("/shout", "\"ABC!\"")
                .expectJson("/next", "4")
                .expectJson("/chained", "8")
                .expectJson("/more", "\"42\"")
                .expectJson("/near", "2.5")
                .expectJson("/sure", "true")
                .expectJson("/later", "\"2027-02-28\"")
                .expectJson("/clock", "\"12:00:00\"")
                .expectJson("/ends", "\"2027-01-31T13:30:00Z\"")
                .expectJson("/twice", "\"PT3H\"");
        assertThat(made.at("/half").isTextual()).isTrue();
        assertThat(made.at("/half").textValue()).isEqualTo("1.25");

        admin.patch("sample/" + made.text("/id"))
                .json("{\"small\":null,\"big\":\"9223372036854775807\",\"day\":\"9999-12-31\",\"at\":\"01:02:03\"}")
                .send()
                .expect(200)
                .expectJson("/next", "null")
                .expectJson("/chained", "null")
                .expectJson("/more", "null")
                .expectJson("/sure", "null")
                .expectJson("/later", "null")
                .expectJson("/clock", "\"01:02:03\"");
    }

    @Test
    default void numbersOfTheSystemShouldGrow() {
        Api admin = samples();
        Reply one = admin.create("sample", "{}");
        Reply two = admin.create("sample", "{}");

        assertThat(one.at("/number").isTextual()).isTrue();
        assertThat(Long.parseLong(two.text("/number"))).isGreaterThan(Long.parseLong(one.text("/number")));
        admin.put("sample/" + one.text("/id"))
                .json("{}")
                .send()
                .expect(200)
                .expectJson("/number", "\"" + one.text("/number") + "\"");
    }

    @Test
    default void secretShouldNeverBeRead() {
        Api admin = samples();
        String word = ServedContract.unique("open sesame");
        Reply made = admin.create("sample", "{\"pin\":\"" + word + "\"}").expectJson("/pin", "{\"set\":true}");
        String path = "sample/" + made.text("/id");

        assertThat(made.body()).doesNotContain(word);
        assertThat(admin.get(path).send().expect(200).body()).doesNotContain(word);
        admin.patch(path)
                .json("{\"pin\":{\"set\":true},\"small\":1}")
                .send()
                .expect(200)
                .expectJson("/pin", "{\"set\":true}");
        admin.put(path).json("{\"pin\":{\"set\":true}}").send().expect(200).expectJson("/pin", "{\"set\":true}");
        admin.patch(path).json("{\"pin\":null}").send().expect(200).expectJson("/pin", "null");
        admin.list("sample", "filter=pin == '" + word + "'").expect(422);
        admin.list("sample", "sort=pin").expectProblem(422, "invalid-query").expectFinding("/sort", "not-sortable");
        admin.list("sample", "q=" + word, "count=true").expect(200).expectJson("/total", "0");
    }
}
