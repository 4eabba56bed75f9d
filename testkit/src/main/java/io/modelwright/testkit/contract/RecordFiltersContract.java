package io.modelwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which records a filter finds: those for which it is true, unknown being neither true nor false. */
public interface RecordFiltersContract extends ServedContract {

    /**
     * A filter over the records {@code a} to {@code e}.
     *
     * @param found the letters of the records that it finds
     */
    record Filter(String expression, String found) {}

    /** A filter that is refused. */
    record RefusedFilter(String expression, int status, String code) {}

    private Api samples() {
        return Api.administrator(servers().serving(ContractDesign.TYPES));
    }

    /** Records {@code a} to {@code e} whose {@code body} is the group; {@code e} has nothing but its name. */
    private static void make(Api admin, String group) {
        admin.create("sample", """
                [{"body":"%1$s","free":"a","small":1,"big":"1","exact":"1.5","ratio":0.5,"flag":true,"day":"2027-01-01",
                  "at":"08:00:00","moment":"2027-01-01T08:00:00Z","span":"PT1H","stage":"low","tones":["red","blue"],
                  "token":"0190a000-0000-7000-8000-00000000000a","place":{"lat":10,"lon":20},
                  "price":{"amount":"10","currency":"EUR"},"email":"a@example.org","extra":{"x":1}},
                 {"body":"%1$s","free":"b","small":2,"big":"9223372036854775807","exact":"2.25","ratio":0.1,"flag":false,
                  "day":"2027-01-31","at":"12:00:00","moment":"2027-01-31T12:00:00.5Z","span":"PT90M","stage":"mid",
                  "tones":[],"price":{"amount":"10.0001","currency":"USD"}},
                 {"body":"%1$s","free":"c","small":-3,"exact":"-1.5","ratio":-2,"flag":true,"day":"2024-02-29",
                  "stage":"high","tones":["green"],"title":"A Ü 100%% _x"},
                 {"body":"%1$s","free":"d","small":0,"big":"0","exact":"0","flag":false,"day":"2026-12-31"},
                 {"body":"%1$s","free":"e"}]""".formatted(group));
    }

    @TestFactory
    default Stream<DynamicTest> filtersShouldFindWhatIsTrue() {
        Api admin = samples();
        String group = ServedContract.unique("filters");
        make(admin, group);
        return Stream.of(logic(), numbers(), texts(), times(), others())
                .flatMap(List::stream)
                .map(filter -> dynamicTest(filter.expression() + " finds " + filter.found(), () -> {
                    Reply page = admin.list(
                            "sample",
                            "filter=body == '" + group + "' && (" + filter.expression() + ")",
                            "sort=free",
                            "fields=free",
                            "count=true");
                    assertThat(String.join("", page.expect(200).items("free"))).isEqualTo(filter.found());
                    page.expectJson("/total", Integer.toString(filter.found().length()));
                }));
    }

    private static List<Filter> logic() {
        return List.of(
                new Filter("true", "abcde"),
                new Filter("false", ""),
                new Filter("flag", "ac"),
                new Filter("!flag", "bd"),
                new Filter("flag == null", "e"),
                new Filter("flag != null", "abcd"),
                new Filter("flag == true", "ac"),
                new Filter("flag != true", "bde"),
                new Filter("!(flag == true)", "bde"),
                new Filter("flag || small == 0", "acd"),
                new Filter("flag && small > 0", "a"),
                new Filter("!(flag && small > 0)", "bcd"),
                new Filter("!(flag || small > 0)", "d"),
                new Filter("flag || true", "abcde"),
                new Filter("!(flag && false)", "abcde"),
                new Filter("flag ? small > 0 : small == 0", "ad"),
                new Filter("has(flag)", "abcd"),
                new Filter("!has(big)", "ce"),
                new Filter("coalesce(flag, true)", "ace"),
                new Filter("sure", "a"),
                new Filter("!sure", "bcd"),
                new Filter("sure == null", "e"));
    }

    private static List<Filter> numbers() {
        return List.of(
                new Filter("small == 2", "b"),
                new Filter("small != 2", "acde"),
                new Filter("small < 1", "cd"),
                new Filter("!(small < 1)", "ab"),
                new Filter("small >= 0 && small <= 1", "ad"),
                new Filter("small in [1, 0, 7]", "ad"),
                new Filter("!(small in [1, 0])", "bce"),
                new Filter("small + 1 == 2", "a"),
                new Filter("small * 2 > 1", "ab"),
                new Filter("-small == 3", "c"),
                new Filter("7 / small == 3", "b"),
                new Filter("small / 2 == -1", "c"),
                new Filter("small % 2 == -1", "c"),
                new Filter("1 / small == null", "de"),
                new Filter("1 % small == null", "de"),
                new Filter("abs(small) == 3", "c"),
                new Filter("big == 9223372036854775807", "b"),
                new Filter("big + 1 == null", "bce"),
                new Filter("big > 1", "b"),
                new Filter("exact == 1.5", "a"),
                new Filter("exact < 0.0", "c"),
                new Filter("exact > small", "abc"),
                new Filter("round(exact, 1) == 2.3", "b"),
                new Filter("floor(exact) == -2.0", "c"),
                new Filter("ceil(exact) == -1.0", "c"),
                new Filter("int(exact) == 1", "a"),
                new Filter("exact / 0.0 == null", "abcde"),
                new Filter("1.0 / 3.0 * exact == 0.49999999999999999999 || exact == 0.0", "d"),
                new Filter("exact * exact == 2.25", "ac"),
                new Filter("ratio == 0.1", "b"),
                new Filter("ratio < 0.5", "bc"),
                new Filter("decimal(ratio) * 2.0 == 1.0", "a"),
                new Filter("float(exact) == 1.5", "a"),
                new Filter("price.amount > 10.0", "b"),
                new Filter("price.currency == 'EUR'", "a"),
                new Filter("price == null", "cde"),
                new Filter("place.lat == 10.0", "a"),
                new Filter("place.lon > 0.0 && place != null", "a"),
                new Filter("next == 3", "b"),
                new Filter("half == 0.75", "a"),
                new Filter("number > 0", "abcde"));
    }

    private static List<Filter> texts() {
        return List.of(
                new Filter("free == 'b'", "b"),
                new Filter("free > 'b' && free <= 'd'", "cd"),
                new Filter("free in ['a', 'e', 'x']", "ae"),
                new Filter("title == null", "abde"),
                new Filter("title.startsWith('A Ü 1')", "c"),
                new Filter("title.endsWith('_x')", "c"),
                new Filter("title.contains('%')", "c"),
                new Filter("title.contains('0_')", ""),
                new Filter("contains(title, '')", "c"),
                new Filter("title.matches('^A Ü.*[0-9]{3}%')", "c"),
                new Filter("title.matches('Ü')", "c"),
                new Filter("!title.matches('zzz')", "c"),
                new Filter("size(title) == 11", "c"),
                new Filter("lowerAscii(title).startsWith('a Ü')", "c"),
                new Filter("upperAscii(free) == 'A'", "a"),
                new Filter("trim('  ' + free + ' ') == 'd'", "d"),
                new Filter("string(small) == '-3'", "c"),
                new Filter("string(exact) == '2.25'", "b"),
                new Filter("string(flag) == 'true'", "ac"),
                new Filter("string(day) == '2024-02-29'", "c"),
                new Filter("free + string(small) == 'a1'", "a"),
                new Filter("shout == 'A Ü 100% _X!'", "c"),
                new Filter("shout.endsWith('_X!')", "c"),
                new Filter("stage == 'low'", "a"),
                new Filter("stage != 'low'", "bcde"),
                new Filter("stage in ['mid', 'high']", "bc"),
                new Filter("'red' in tones", "a"),
                new Filter("!('red' in tones)", "bc"),
                new Filter("size(tones) == 0", "b"),
                new Filter("size(tones) == 2", "a"),
                new Filter("tones == null", "de"),
                new Filter("email == 'a@example.org'", "a"));
    }

    private static List<Filter> times() {
        return List.of(
                new Filter("day == '2027-01-31'", "b"),
                new Filter("day < date('2027-01-01')", "cd"),
                new Filter("day - date('2027-01-01') == 30", "b"),
                new Filter("addDays(day, 1) == '2027-01-01'", "d"),
                new Filter("addMonths(day, 1) == '2027-02-28'", "b"),
                new Filter("addMonths(day, 12) == '2025-02-28'", "c"),
                new Filter("year(day) == 2027 && month(day) == 1", "ab"),
                new Filter("dayOfWeek(day) == 5", "a"),
                new Filter("addDays(day, 9000000) == null", "abcde"),
                new Filter("later == '2024-03-29'", "c"),
                new Filter("at < time('12:00:00')", "a"),
                new Filter("clock == '12:00:00'", "bcde"),
                new Filter("moment > dateTime('2027-01-31T12:00:00Z')", "b"),
                new Filter("moment == '2027-01-01T09:00:00+01:00'", "a"),
                new Filter("moment + span == '2027-01-01T09:00:00Z'", "a"),
                new Filter("ends - moment == span", "abcde"),
                new Filter("span == duration('PT1H30M')", "b"),
                new Filter("span < duration('1h30m')", "a"),
                new Filter("seconds(span) == 3600", "a"),
                new Filter("createdAt <= now()", "abcde"),
                new Filter("day < today() || day >= today()", "abcd"));
    }

    private static List<Filter> others() {
        return List.of(
                new Filter("token == '0190a000-0000-7000-8000-00000000000a'", "a"),
                new Filter("token != '0190a000-0000-7000-8000-00000000000a'", "bcde"),
                new Filter("extra == null", "bcde"),
                new Filter("extra != null", "a"),
                new Filter("paper == null", "abcde"),
                new Filter("pin != null", ""),
                new Filter("createdBy == user.id", "abcde"),
                new Filter("createdBy != user", ""),
                new Filter("id == '00000000-0000-7000-8000-000000000000'", ""),
                new Filter("version == 1", "abcde"));
    }

    @TestFactory
    default Stream<DynamicTest> filtersThatMeanNothingShouldBeRefused() {
        return Stream.of(
                        new RefusedFilter("small ==", 400, "syntax"),
                        new RefusedFilter("small == 1 &&", 400, "syntax"),
                        new RefusedFilter("'open", 400, "syntax"),
                        new RefusedFilter("small = 1", 400, "syntax"),
                        new RefusedFilter("small == 1; DROP TABLE sample", 400, "syntax"),
                        new RefusedFilter("small", 422, "type"),
                        new RefusedFilter("small == 'one'", 422, "type"),
                        new RefusedFilter("flag > true", 422, "type"),
                        new RefusedFilter("stage == 'nowhere'", 422, "type"),
                        new RefusedFilter("day == 'yesterday'", 422, "type"),
                        new RefusedFilter("ratio + 1.0 > 2.0", 422, "type"),
                        new RefusedFilter("extra == 'x'", 422, "type"),
                        new RefusedFilter("nothing == 1", 422, "unknown-name"),
                        new RefusedFilter("title.nothing == 'x'", 422, "unknown-name"),
                        new RefusedFilter("nothing(small) == 1", 422, "unknown-name"),
                        new RefusedFilter("tones.all(t, t == 'red')", 422, "unknown-name"),
                        new RefusedFilter("title.matches('(?=x)')", 422, "not-translatable"),
                        new RefusedFilter("size(b'x') == 1", 422, "not-translatable"),
                        new RefusedFilter("(".repeat(100) + "flag" + ")".repeat(100), 422, "too-complex"),
                        new RefusedFilter("free == '" + "x".repeat(4_000) + "'", 422, "too-complex"))
                .map(filter -> dynamicTest(
                        filter.code() + " " + shown(filter.expression()),
                        () -> samples()
                                .list("sample", "filter=" + filter.expression())
                                .expectProblem(
                                        filter.status(), filter.status() == 400 ? "malformed-query" : "invalid-query")
                                .expectFinding("/filter", filter.code())));
    }

    private static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    @Test
    default void textsInFiltersShouldMeanThemselves() {
        Api admin = samples();
        List<String> texts = List.of(
                "'; DROP TABLE sample; --",
                "' OR '1'='1",
                "%",
                "_",
                "\\",
                "$1",
                "?",
                ":x",
                "${x}",
                "\"",
                "😀",
                "a\nb",
                "\u200b");
        String group = ServedContract.unique("texts");
        String records = String.join(
                ",",
                texts.stream()
                        .map(text -> "{\"body\":\"" + group + "\",\"free\":" + JsonText.quoted(text) + "}")
                        .toList());
        admin.create("sample", "[" + records + "]");
        for (String text : texts) {
            String literal = JsonText.quoted(text);
            for (String test :
                    Arrays.asList("free == %s", "free.contains(%s)", "free.startsWith(%s)", "free in [%s]")) {
                Reply found = admin.list(
                        "sample", "filter=body == '" + group + "' && " + test.formatted(literal), "sort=free");
                assertThat(found.expect(200).items("free"))
                        .as(test + " " + text)
                        .contains(text);
            }
            assertThat(admin.list("sample", "filter=body == '" + group + "' && free == " + literal)
                            .items("free"))
                    .containsExactly(text);
        }
        assertThat(admin.list("sample", "filter=body == '" + group + "' && free.contains('%')")
                        .items("free"))
                .containsExactly("%");
    }
}
