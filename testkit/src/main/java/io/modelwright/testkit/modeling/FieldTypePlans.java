package io.modelwright.testkit.modeling;

import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.FieldType.FormattedText;
import io.modelwright.core.modeling.FieldType.Plain;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonNumber;
import io.modelwright.testkit.modeling.DesignPlan.TypePlan;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random field types, formulas excepted, with a default that fits. */
final class FieldTypePlans {

    private static final ElementId NO_ID = new ElementId(new UUID(0, 0));

    private FieldTypePlans() {}

    static Arbitrary<TypePlan> types() {
        return Arbitraries.oneOf(
                text(),
                longText(),
                formatted(),
                integer(),
                wide(),
                decimal(),
                floating(),
                money(),
                choice(),
                multiChoice(),
                plain());
    }

    private static Arbitrary<TypePlan> text() {
        Arbitrary<String> words =
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(2).ofMaxLength(5);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2).optional(0.4),
                        Arbitraries.integers().between(5, 200).optional(0.5),
                        Arbitraries.of("^[a-z]+$", "[a-z]").optional(0.2),
                        words.optional(0.3))
                .as((min, max, pattern, value) ->
                        plan(new FieldType.Text(optional(min), optional(max), pattern), value.map(Json::of)));
    }

    private static Arbitrary<TypePlan> longText() {
        return Combinators.combine(
                        Arbitraries.integers().between(10, 5_000).optional(0.5),
                        Arbitraries.of("# Title", "a\nb").optional(0.3))
                .as((max, value) -> plan(new FieldType.LongText(optional(max)), value.map(Json::of)));
    }

    private static Arbitrary<TypePlan> formatted() {
        return Arbitraries.of(FormattedText.values()).flatMap(type -> {
            String example = switch (type) {
                case EMAIL -> "ada@example.org";
                case URL -> "https://example.org/a?b=c";
                case PHONE -> "+49 30 1234567";
                case SLUG -> "a-slug-2";
                case COLOR -> "#a0b1c2";
            };
            return Arbitraries.of(example).optional(0.3).map(value -> plan(type, value.map(Json::of)));
        });
    }

    private static Arbitrary<TypePlan> integer() {
        return Combinators.combine(
                        Arbitraries.integers().between(Integer.MIN_VALUE, 0).optional(0.3),
                        Arbitraries.integers().between(5, Integer.MAX_VALUE).optional(0.3),
                        Arbitraries.integers().between(0, 5).optional(0.3))
                .as((min, max, value) -> plan(
                        new FieldType.IntegerNumber(min.map(BigDecimal::valueOf), max.map(BigDecimal::valueOf)),
                        value.map(Json::of)));
    }

    private static Arbitrary<TypePlan> wide() {
        return Combinators.combine(
                        Arbitraries.longs().between(Long.MIN_VALUE, 0).optional(0.3),
                        Arbitraries.longs().between(5, Long.MAX_VALUE).optional(0.3),
                        Arbitraries.longs().between(0, 5).optional(0.3))
                .as((min, max, value) -> plan(
                        new FieldType.LongNumber(min.map(BigDecimal::valueOf), max.map(BigDecimal::valueOf)),
                        value.map(number -> Json.of(Long.toString(number)))));
    }

    private static Arbitrary<TypePlan> decimal() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 30),
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false, false))
                .as((integerDigits, scale, bounded, withDefault) -> {
                    BigDecimal largest =
                            new BigDecimal(BigInteger.TEN.pow(integerDigits).subtract(BigInteger.ONE));
                    return plan(
                            new FieldType.DecimalNumber(
                                    integerDigits + scale,
                                    scale,
                                    bounded ? Optional.of(BigDecimal.ZERO) : Optional.empty(),
                                    bounded ? Optional.of(largest) : Optional.empty()),
                            withDefault
                                    ? Optional.of(Json.of(
                                            BigDecimal.ONE.setScale(scale).toPlainString()))
                                    : Optional.empty());
                });
    }

    private static Arbitrary<TypePlan> floating() {
        return Combinators.combine(
                        Arbitraries.of(new BigDecimal("-1.5"), new BigDecimal("0.25"))
                                .optional(0.3),
                        Arbitraries.of(new BigDecimal("1000000"), new BigDecimal("2.5"))
                                .optional(0.3),
                        Arbitraries.of(new BigDecimal("0.5"), new BigDecimal("2"))
                                .<Json>map(JsonNumber::new)
                                .optional(0.3))
                .as((min, max, value) -> plan(new FieldType.FloatNumber(min, max), value));
    }

    private static Arbitrary<TypePlan> money() {
        return Combinators.combine(
                        Arbitraries.of("EUR", "USD", "JPY").optional(0.5),
                        Arbitraries.of("0.0000", "12.3400").optional(0.3))
                .as((currency, amount) -> plan(
                        new FieldType.Money(currency),
                        amount.map(number -> Json.object()
                                .put("amount", number)
                                .put("currency", currency.orElse("CHF"))
                                .build())));
    }

    private static Arbitrary<TypePlan> choice() {
        return choices()
                .flatMap(choices -> Arbitraries.of(choices)
                        .map(Choice::name)
                        .optional(0.4)
                        .map(value -> plan(new FieldType.SingleChoice(choices), value.map(Json::of))));
    }

    private static Arbitrary<TypePlan> multiChoice() {
        return choices()
                .flatMap(choices -> Arbitraries.of(choices)
                        .<Json>map(choice -> Json.array(List.of(Json.of(choice.name()))))
                        .optional(0.4)
                        .map(value -> plan(new FieldType.MultiChoice(choices), value)));
    }

    private static Arbitrary<List<Choice>> choices() {
        Arbitrary<String> names =
                Arbitraries.of("todo", "doing", "done", "in-progress", "OUT_OF_STOCK", "5stars", "a", "Z");
        return Combinators.combine(
                        names,
                        Arbitraries.of("To do", "已完成", "✓").optional(0.3),
                        Arbitraries.of("#ff0000", "#00FF7f").optional(0.3))
                .as((name, label, color) -> new Choice(NO_ID, name, label, color))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .uniqueElements(Choice::name);
    }

    private static Arbitrary<TypePlan> plain() {
        return Arbitraries.of(Plain.values())
                .flatMap(type -> Arbitraries.of(true, false, false)
                        .map(withDefault -> plan(type, withDefault ? example(type) : Optional.empty())));
    }

    private static Optional<Json> example(Plain type) {
        return switch (type) {
            case BOOLEAN -> Optional.of(Json.of(false));
            case DATE -> Optional.of(Json.of("2027-01-31"));
            case TIME -> Optional.of(Json.of("14:05:00"));
            case DATE_TIME -> Optional.of(Json.of("2027-01-31T14:05:00Z"));
            case DURATION -> Optional.of(Json.of("PT1H30M"));
            case UUID -> Optional.of(Json.of("018f3c3e-7a1b-7c2d-8e3f-0123456789ab"));
            case JSON ->
                Optional.of(
                        Json.object().put("a", Json.array(List.of(Json.of(1)))).build());
            case GEO_POINT ->
                Optional.of(Json.object()
                        .put("lat", (Json) new JsonNumber(new BigDecimal("52.5")))
                        .put("lon", (Json) new JsonNumber(new BigDecimal("13.4")))
                        .build());
            case FILE, IMAGE, AUTO_NUMBER, SECRET -> Optional.empty();
        };
    }

    private static OptionalInt optional(Optional<Integer> value) {
        return value.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private static TypePlan plan(FieldType type, Optional<Json> defaultValue) {
        return new TypePlan(type, defaultValue);
    }
}
