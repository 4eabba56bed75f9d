package io.modelwright.core.modeling;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The type of a field with its options; {@link #keyword()} is its name in the design document. */
public sealed interface FieldType {

    /** The name of this type in the design document, such as {@code longText}. */
    String keyword();

    /** The choices of a choice or multiChoice field; empty for every other type. */
    default List<Choice> choices() {
        return List.of();
    }

    /** Whether its values are ids of uploaded files. */
    default boolean isFile() {
        return this == Plain.FILE || this == Plain.IMAGE;
    }

    /** One line of text. {@code pattern} is in the portable subset of regular expressions. */
    record Text(OptionalInt minLength, OptionalInt maxLength, Optional<String> pattern) implements FieldType {
        @Override
        public String keyword() {
            return "text";
        }
    }

    /** Markdown of any length. */
    record LongText(OptionalInt maxLength) implements FieldType {
        @Override
        public String keyword() {
            return "longText";
        }
    }

    /** Text of a fixed form without options. */
    enum FormattedText implements FieldType {
        EMAIL("email"),
        URL("url"),
        PHONE("phone"),
        SLUG("slug"),
        COLOR("color");

        private final String keyword;

        FormattedText(String keyword) {
            this.keyword = keyword;
        }

        @Override
        public String keyword() {
            return keyword;
        }
    }

    /** A 32-bit integer; bounds are inclusive. */
    record IntegerNumber(Optional<BigDecimal> min, Optional<BigDecimal> max) implements FieldType {
        @Override
        public String keyword() {
            return "integer";
        }
    }

    /** A 64-bit integer; bounds are inclusive. */
    record LongNumber(Optional<BigDecimal> min, Optional<BigDecimal> max) implements FieldType {
        @Override
        public String keyword() {
            return "long";
        }
    }

    /** An exact number of {@code precision} digits, {@code scale} of them after the point. */
    record DecimalNumber(int precision, int scale, Optional<BigDecimal> min, Optional<BigDecimal> max)
            implements FieldType {
        @Override
        public String keyword() {
            return "decimal";
        }
    }

    /** A 64-bit binary floating point number, finite. */
    record FloatNumber(Optional<BigDecimal> min, Optional<BigDecimal> max) implements FieldType {
        @Override
        public String keyword() {
            return "float";
        }
    }

    /** An amount with four decimals and an ISO 4217 currency; {@code currency} fixes it for every record. */
    record Money(Optional<String> currency) implements FieldType {
        @Override
        public String keyword() {
            return "money";
        }
    }

    /** Types that have no options. */
    enum Plain implements FieldType {
        BOOLEAN("boolean"),
        DATE("date"),
        TIME("time"),
        DATE_TIME("dateTime"),
        DURATION("duration"),
        UUID("uuid"),
        JSON("json"),
        FILE("file"),
        IMAGE("image"),
        GEO_POINT("geoPoint"),
        AUTO_NUMBER("autoNumber"),
        SECRET("secret");

        private final String keyword;

        Plain(String keyword) {
            this.keyword = keyword;
        }

        @Override
        public String keyword() {
            return keyword;
        }
    }

    /** One of the choices. */
    record SingleChoice(List<Choice> choices) implements FieldType {
        public SingleChoice {
            choices = List.copyOf(choices);
        }

        @Override
        public String keyword() {
            return "choice";
        }
    }

    /** Any number of the choices, without repetition, in no order. */
    record MultiChoice(List<Choice> choices) implements FieldType {
        public MultiChoice {
            choices = List.copyOf(choices);
        }

        @Override
        public String keyword() {
            return "multiChoice";
        }
    }

    /** A value computed from the record, never stored. {@code result} is the keyword of its type. */
    record Formula(String expression, FormulaResult result) implements FieldType {
        @Override
        public String keyword() {
            return "formula";
        }
    }

    /** What a formula may compute; the keywords are those of the field types. */
    enum FormulaResult {
        TEXT("text"),
        INTEGER("integer"),
        LONG("long"),
        DECIMAL("decimal"),
        FLOAT("float"),
        BOOLEAN("boolean"),
        DATE("date"),
        TIME("time"),
        DATE_TIME("dateTime"),
        DURATION("duration");

        private final String keyword;

        FormulaResult(String keyword) {
            this.keyword = keyword;
        }

        public String keyword() {
            return keyword;
        }
    }
}
