package io.modelwright.core.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.FieldType.FormattedText;
import io.modelwright.core.modeling.FieldType.Plain;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueCodecTest {

    private static final FieldType TEXT = new FieldType.Text(OptionalInt.of(2), OptionalInt.of(4), Optional.empty());
    private static final FieldType LONG_TEXT = new FieldType.LongText(OptionalInt.empty());
    private static final FieldType INTEGER =
            new FieldType.IntegerNumber(Optional.of(BigDecimal.ONE), Optional.of(BigDecimal.TEN));
    private static final FieldType ANY_INTEGER = new FieldType.IntegerNumber(Optional.empty(), Optional.empty());
    private static final FieldType LONG = new FieldType.LongNumber(Optional.empty(), Optional.empty());
    private static final FieldType DECIMAL =
            new FieldType.DecimalNumber(5, 2, Optional.empty(), Optional.of(new BigDecimal("500")));
    private static final FieldType FLOAT = new FieldType.FloatNumber(Optional.empty(), Optional.empty());
    private static final FieldType MONEY = new FieldType.Money(Optional.empty());
    private static final FieldType EUROS = new FieldType.Money(Optional.of("EUR"));
    private static final FieldType CHOICE = new FieldType.SingleChoice(List.of(choice("a"), choice("b")));
    private static final FieldType CHOICES = new FieldType.MultiChoice(List.of(choice("a"), choice("b")));

    private static Choice choice(String name) {
        return new Choice(new ElementId(new UUID(0, name.hashCode())), name, Optional.empty(), Optional.empty());
    }

    private static Json text(String value) {
        return Json.of(value);
    }

    private static Json number(String value) {
        return new Json.JsonNumber(new BigDecimal(value));
    }

    private static Json money(String amount, String currency) {
        return Json.object().put("amount", amount).put("currency", currency).build();
    }

    private static Json place(String lat, String lon) {
        return Json.object().put("lat", number(lat)).put("lon", number(lon)).build();
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(TEXT, text("😀😀😀😀"), "😀😀😀😀"),
                Arguments.of(LONG_TEXT, text("a\nb"), "a\nb"),
                Arguments.of(FormattedText.EMAIL, text("a.b+c@x-y.example"), "a.b+c@x-y.example"),
                Arguments.of(FormattedText.URL, text("https://a.example/b?c=d"), "https://a.example/b?c=d"),
                Arguments.of(FormattedText.PHONE, text("+49 (30) 1234-5"), "+49 (30) 1234-5"),
                Arguments.of(FormattedText.SLUG, text("a-1-b"), "a-1-b"),
                Arguments.of(FormattedText.COLOR, text("#1E90ff"), "#1e90ff"),
                Arguments.of(INTEGER, number("1.0"), 1),
                Arguments.of(INTEGER, number("1e1"), 10),
                Arguments.of(LONG, text("-9223372036854775808"), Long.MIN_VALUE),
                Arguments.of(LONG, number("9223372036854775807"), Long.MAX_VALUE),
                Arguments.of(DECIMAL, text("12.5"), new BigDecimal("12.50")),
                Arguments.of(DECIMAL, number("-999.99"), new BigDecimal("-999.99")),
                Arguments.of(DECIMAL, text("0"), new BigDecimal("0.00")),
                Arguments.of(FLOAT, number("-0"), 0.0),
                Arguments.of(FLOAT, number("1e308"), 1e308),
                Arguments.of(MONEY, money("1", "EUR"), new MoneyValue(new BigDecimal("1.0000"), "EUR")),
                Arguments.of(
                        EUROS,
                        Json.object().put("amount", "2").build(),
                        new MoneyValue(new BigDecimal("2.0000"), "EUR")),
                Arguments.of(Plain.BOOLEAN, Json.of(true), true),
                Arguments.of(Plain.DATE, text("2028-02-29"), LocalDate.of(2028, 2, 29)),
                Arguments.of(Plain.TIME, text("14:05"), LocalTime.of(14, 5)),
                Arguments.of(Plain.DATE_TIME, text("2027-01-31T14:05:00+02:00"), Instant.parse("2027-01-31T12:05:00Z")),
                Arguments.of(
                        Plain.DATE_TIME,
                        text("2027-01-31T14:05:00.123456Z"),
                        Instant.parse("2027-01-31T14:05:00.123456Z")),
                Arguments.of(
                        Plain.DURATION, text("P1DT2H0.5S"), Duration.ofHours(26).plusMillis(500)),
                Arguments.of(Plain.UUID, text("00000000-0000-0001-0000-00000000000A"), new UUID(1, 10)),
                Arguments.of(Plain.JSON, Json.array(List.of(Json.of(1))), Json.array(List.of(Json.of(1)))),
                Arguments.of(Plain.GEO_POINT, place("-90", "180"), new GeoPointValue(-90, 180)),
                Arguments.of(CHOICE, text("b"), "b"),
                Arguments.of(CHOICES, Json.array(List.of(text("b"), text("a"))), List.of("b", "a")),
                Arguments.of(CHOICES, Json.array(List.of()), List.of()));
    }

    @ParameterizedTest
    @MethodSource("values")
    void valueShouldBeReadWhenItFits(FieldType type, Json sent, Object expected) {
        Faults faults = new Faults();
        assertThat(ValueCodec.decode(type, sent, JsonPointer.ROOT, faults)).isEqualTo(expected);
        assertThat(faults.toList()).isEmpty();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(TEXT, Json.of(1), "wrong-type "),
                Arguments.of(TEXT, text("a"), "too-short "),
                Arguments.of(TEXT, text("abcde"), "too-long "),
                Arguments.of(TEXT, text("a\0b"), "invalid-text "),
                Arguments.of(TEXT, text("a\ud800b"), "invalid-text "),
                Arguments.of(TEXT, text("ab\udc00"), "invalid-text "),
                Arguments.of(LONG_TEXT, text("x".repeat(TextForms.LONG_TEXT_MAX + 1)), "too-long "),
                Arguments.of(FormattedText.EMAIL, text("a@@b"), "format "),
                Arguments.of(FormattedText.EMAIL, text("@b"), "format "),
                Arguments.of(FormattedText.URL, text("javascript:alert(1)"), "format "),
                Arguments.of(FormattedText.URL, text("https:///x"), "format "),
                Arguments.of(FormattedText.PHONE, text("call me"), "format "),
                Arguments.of(FormattedText.SLUG, text("a--b"), "format "),
                Arguments.of(FormattedText.COLOR, text("red"), "format "),
                Arguments.of(INTEGER, number("0"), "out-of-range "),
                Arguments.of(INTEGER, number("11"), "out-of-range "),
                Arguments.of(INTEGER, number("1.5"), "not-exact "),
                Arguments.of(ANY_INTEGER, number("2147483648"), "out-of-range "),
                Arguments.of(ANY_INTEGER, number("1e999999999"), "out-of-range "),
                Arguments.of(ANY_INTEGER, text("1"), "wrong-type "),
                Arguments.of(LONG, text("9223372036854775808"), "out-of-range "),
                Arguments.of(LONG, text("1x"), "format "),
                Arguments.of(DECIMAL, text("1.234"), "not-exact "),
                Arguments.of(DECIMAL, text("1000"), "out-of-range "),
                Arguments.of(DECIMAL, text("500.01"), "out-of-range "),
                Arguments.of(FLOAT, number("1e309"), "out-of-range "),
                Arguments.of(MONEY, money("1", "XXZ"), "format /currency"),
                Arguments.of(MONEY, Json.object().put("currency", "EUR").build(), "required /amount"),
                Arguments.of(EUROS, money("1", "USD"), "unknown-choice /currency"),
                Arguments.of(Plain.BOOLEAN, text("true"), "wrong-type "),
                Arguments.of(Plain.DATE, text("2027-02-29"), "format "),
                Arguments.of(Plain.DATE, text("0000-01-01"), "format "),
                Arguments.of(Plain.TIME, text("24:00"), "format "),
                Arguments.of(Plain.DATE_TIME, text("2027-01-31T14:05:00"), "format "),
                Arguments.of(Plain.DATE_TIME, text("2027-01-31T14:05:00.1234567Z"), "format "),
                Arguments.of(Plain.DATE_TIME, text("9999-12-31T23:59:59-01:00"), "format "),
                Arguments.of(Plain.DURATION, text("P1Y"), "format "),
                Arguments.of(Plain.DURATION, text("P999999999D"), "format "),
                Arguments.of(Plain.UUID, text("1-1-1-1-1"), "format "),
                Arguments.of(Plain.JSON, Json.array(List.of(text("\0"))), "invalid-text /0"),
                Arguments.of(Plain.JSON, number("1e5000"), "out-of-range "),
                Arguments.of(Plain.FILE, text("report.pdf"), "format "),
                Arguments.of(Plain.IMAGE, number("1"), "wrong-type "),
                Arguments.of(Plain.GEO_POINT, place("91", "0"), "out-of-range /lat"),
                Arguments.of(Plain.AUTO_NUMBER, number("1"), "read-only "),
                Arguments.of(CHOICE, text("c"), "unknown-choice "),
                Arguments.of(CHOICES, Json.array(List.of(text("a"), text("a"))), "duplicate /1"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void valueShouldBeRefusedWhereItIsWrong(FieldType type, Json sent, String expected) {
        Faults faults = new Faults();
        assertThat(ValueCodec.decode(type, sent, JsonPointer.ROOT, faults)).isNull();
        assertThat(faults.toList().stream().map(fault -> fault.code() + " " + fault.pointer()))
                .containsExactly(expected);
    }

    @Test
    void filesShouldBeWrittenAsTheirIds() {
        Faults faults = new Faults();
        Json id = text(new UUID(1, 10).toString());
        assertThat(ValueCodec.decode(Plain.FILE, id, JsonPointer.ROOT, faults)).isEqualTo(new UUID(1, 10));
        assertThat(ValueCodec.decode(Plain.IMAGE, id, JsonPointer.ROOT, faults)).isEqualTo(new UUID(1, 10));
        assertThat(faults.toList()).isEmpty();
    }

    @Test
    void jsonShouldBeRefusedWhenItNestsTooDeep() {
        Json deep = Json.of(1);
        for (int i = 0; i < 70; i++) {
            deep = Json.array(List.of(deep));
        }
        Faults faults = new Faults();
        assertThat(ValueCodec.decode(Plain.JSON, deep, JsonPointer.ROOT, faults))
                .isNull();
        assertThat(faults.toList()).extracting(Finding::code).containsExactly("too-deep");
    }

    @ParameterizedTest
    @MethodSource("values")
    void valueShouldReadBackFromWhatTheWireShows(FieldType type, Json sent, Object value) {
        Json shown = WireValues.toJson(type, value);
        Faults faults = new Faults();
        @Nullable Object again = ValueCodec.decode(type, shown, JsonPointer.ROOT, faults);
        assertThat(again).isEqualTo(value);
    }

    @Test
    void cursorKeysShouldSurviveTheirBytes() {
        List<@Nullable Object> keys = new ArrayList<>();
        keys.add(null);
        keys.addAll(List.of(
                "ä",
                1,
                2L,
                new BigDecimal("1.50"),
                0.1,
                true,
                LocalDate.of(2027, 1, 1),
                LocalTime.of(1, 2),
                Instant.parse("2027-01-01T00:00:00.000001Z"),
                Duration.ofSeconds(5),
                new UUID(1, 2)));
        assertThat(CursorKeys.decode(CursorKeys.encode(keys))).contains(keys);
        assertThat(CursorKeys.decode(new byte[] {'i', 0, 0, 0, 9, 1})).isEmpty();
        assertThat(CursorKeys.decode(new byte[] {'?', 0, 0, 0, 0})).isEmpty();
    }

    @Test
    void writerShouldEscapeAndFillHoles() {
        JsonWriter json = new JsonWriter(1);
        json.beginObject()
                .name("a\"")
                .string("\u0000\u001f\\\ud83d\ude00\ud800")
                .name("b");
        int hole = json.hole();
        json.name("c")
                .value(Json.array(List.of(Json.of(1), Json.JsonNull.NULL)))
                .endObject();
        assertThat(json.finish(List.of(hole), List.of(JsonBody.of("[1]"))).toString())
                .isEqualTo("{\"a\\\"\":\"\\u0000\\u001f\\\\\ud83d\ude00\ufffd\",\"b\":[1],\"c\":[1,null]}");
    }
}
