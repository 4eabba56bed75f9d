package app.support.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The type of a field with its options. */
public sealed interface FieldType {

    /** The choices of a choice or multiChoice field; empty for every other type. */
    default List<String> choices() {
        return List.of();
    }

    /** Whether its values are ids of uploaded files. */
    default boolean isFile() {
        return this == Plain.FILE || this == Plain.IMAGE;
    }

    /** One line of text. {@code pattern} is in the portable subset of regular expressions. */
    record Text(OptionalInt minLength, OptionalInt maxLength, Optional<String> pattern) implements FieldType {
        public Text minLength(int length) {
            return new Text(OptionalInt.of(length), maxLength, pattern);
        }

        public Text maxLength(int length) {
            return new Text(minLength, OptionalInt.of(length), pattern);
        }

        public Text pattern(String source) {
            return new Text(minLength, maxLength, Optional.of(source));
        }
    }

    /** Markdown of any length. */
    record LongText(OptionalInt maxLength) implements FieldType {
        public LongText maxLength(int length) {
            return new LongText(OptionalInt.of(length));
        }
    }

    /** Text of a fixed form without options. */
    enum FormattedText implements FieldType {
        EMAIL,
        URL,
        PHONE,
        SLUG,
        COLOR
    }

    /** A 32-bit integer; bounds are inclusive. */
    record IntegerNumber(Optional<BigDecimal> min, Optional<BigDecimal> max) implements FieldType {
        public IntegerNumber min(String bound) {
            return new IntegerNumber(Optional.of(new BigDecimal(bound)), max);
        }

        public IntegerNumber max(String bound) {
            return new IntegerNumber(min, Optional.of(new BigDecimal(bound)));
        }
    }

    /** A 64-bit integer; bounds are inclusive. */
    record LongNumber(Optional<BigDecimal> min, Optional<BigDecimal> max) implements FieldType {
        public LongNumber min(String bound) {
            return new LongNumber(Optional.of(new BigDecimal(bound)), max);
        }

        public LongNumber max(String bound) {
            return new LongNumber(min, Optional.of(new BigDecimal(bound)));
        }
    }

    /** An exact number of {@code precision} digits, {@code scale} of them after the point. */
    record DecimalNumber(int precision, int scale, Optional<BigDecimal> min, Optional<BigDecimal> max)
            implements FieldType {
        public DecimalNumber min(String bound) {
            return new DecimalNumber(precision, scale, Optional.of(new BigDecimal(bound)), max);
        }

        public DecimalNumber max(String bound) {
            return new DecimalNumber(precision, scale, min, Optional.of(new BigDecimal(bound)));
        }
    }

    /** A 64-bit binary floating point number, finite. */
    record FloatNumber(Optional<BigDecimal> min, Optional<BigDecimal> max) implements FieldType {
        public FloatNumber min(String bound) {
            return new FloatNumber(Optional.of(new BigDecimal(bound)), max);
        }

        public FloatNumber max(String bound) {
            return new FloatNumber(min, Optional.of(new BigDecimal(bound)));
        }
    }

    /** An amount with four decimals and an ISO 4217 currency; {@code currency} fixes it for every record. */
    record Money(Optional<String> currency) implements FieldType {
        /** Money in that currency alone. */
        public Money in(String code) {
            return new Money(Optional.of(code));
        }
    }

    /** Types that have no options. */
    enum Plain implements FieldType {
        BOOLEAN,
        DATE,
        TIME,
        DATE_TIME,
        DURATION,
        UUID,
        JSON,
        FILE,
        IMAGE,
        GEO_POINT,
        AUTO_NUMBER,
        SECRET
    }

    /** One of the choices. */
    record SingleChoice(List<String> choices) implements FieldType {
        public SingleChoice {
            choices = List.copyOf(choices);
        }
    }

    /** Any number of the choices, without repetition, in no order. */
    record MultiChoice(List<String> choices) implements FieldType {
        public MultiChoice {
            choices = List.copyOf(choices);
        }
    }

    /** A value computed from the record, never stored. */
    record Formula(String expression, FormulaResult result) implements FieldType {}

    /** What a formula may compute. */
    enum FormulaResult {
        TEXT,
        INTEGER,
        LONG,
        DECIMAL,
        FLOAT,
        BOOLEAN,
        DATE,
        TIME,
        DATE_TIME,
        DURATION
    }

    static Text text() {
        return new Text(OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
    }

    static LongText longText() {
        return new LongText(OptionalInt.empty());
    }

    static IntegerNumber integer() {
        return new IntegerNumber(Optional.empty(), Optional.empty());
    }

    static LongNumber longNumber() {
        return new LongNumber(Optional.empty(), Optional.empty());
    }

    static DecimalNumber decimal(int precision, int scale) {
        return new DecimalNumber(precision, scale, Optional.empty(), Optional.empty());
    }

    static FloatNumber floatNumber() {
        return new FloatNumber(Optional.empty(), Optional.empty());
    }

    /** Money in any currency. */
    static Money money() {
        return new Money(Optional.empty());
    }

    static SingleChoice choice(String... names) {
        return new SingleChoice(List.of(names));
    }

    static MultiChoice multiChoice(String... names) {
        return new MultiChoice(List.of(names));
    }

    static Formula formula(FormulaResult result, String expression) {
        return new Formula(expression, result);
    }
}
