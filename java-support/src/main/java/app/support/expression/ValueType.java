package app.support.expression;

import app.support.model.FieldType;
import app.support.model.Relation;

/** The type of an expression. Every type also has the value <em>unknown</em>, which is null in Java and NULL in SQL. */
public sealed interface ValueType {

    /** What error messages call it. */
    String title();

    /** Types of single values, with the Java type of their values. */
    enum Scalar implements ValueType {
        /** {@link String}, ordered by code point. */
        TEXT("text"),
        /** {@link Long}; a result beyond 64 bits is unknown. */
        INTEGER("integer"),
        /** {@link java.math.BigDecimal}, compared by value whatever its scale. */
        DECIMAL("decimal"),
        /** {@link Double}, finite. */
        FLOAT("float"),
        /** {@link Boolean}. */
        BOOLEAN("boolean"),
        /** {@link java.time.LocalDate}, years 1 to 9999. */
        DATE("date"),
        /** {@link java.time.LocalTime}, whole seconds. */
        TIME("time"),
        /** {@link java.time.Instant}, microseconds, years 1 to 9999. */
        DATE_TIME("dateTime"),
        /** {@link java.time.Duration}, microseconds within 64 bits. */
        DURATION("duration"),
        /** {@link java.util.UUID}; has no order. */
        UUID("uuid"),
        /** Any object: a value that can only be tested for null, such as json and secret. */
        OPAQUE("opaque value");

        private final String title;

        Scalar(String title) {
            this.title = title;
        }

        @Override
        public String title() {
            return title;
        }
    }

    /** A {@link java.util.List} of such values, none of them unknown. */
    record ListOf(Scalar element) implements ValueType {
        @Override
        public String title() {
            return "list of " + element.title();
        }
    }

    /** The {@link java.util.UUID} of a record of that entity, or of a person where it is {@link Relation#USER}. */
    record Reference(String entity) implements ValueType {
        @Override
        public String title() {
            return entity.equals(Relation.USER) ? "person" : "reference to " + entity;
        }
    }

    /** A person. */
    Reference USER = new Reference(Relation.USER);

    /**
     * The type under which a stored field is read as a whole. Money and geoPoint are {@link Scalar#OPAQUE}: their parts have
     * types of their own, see {@link Component}.
     */
    static ValueType of(FieldType type) {
        return switch (type) {
            case FieldType.Text text -> Scalar.TEXT;
            case FieldType.LongText text -> Scalar.TEXT;
            case FieldType.FormattedText text -> Scalar.TEXT;
            case FieldType.SingleChoice choice -> Scalar.TEXT;
            case FieldType.IntegerNumber number -> Scalar.INTEGER;
            case FieldType.LongNumber number -> Scalar.INTEGER;
            case FieldType.DecimalNumber number -> Scalar.DECIMAL;
            case FieldType.FloatNumber number -> Scalar.FLOAT;
            case FieldType.Money money -> Scalar.OPAQUE;
            case FieldType.MultiChoice choice -> new ListOf(Scalar.TEXT);
            case FieldType.Formula formula -> of(formula.result());
            case FieldType.Plain plain ->
                switch (plain) {
                    case BOOLEAN -> Scalar.BOOLEAN;
                    case DATE -> Scalar.DATE;
                    case TIME -> Scalar.TIME;
                    case DATE_TIME -> Scalar.DATE_TIME;
                    case DURATION -> Scalar.DURATION;
                    case UUID, FILE, IMAGE -> Scalar.UUID;
                    case AUTO_NUMBER -> Scalar.INTEGER;
                    case JSON, GEO_POINT, SECRET -> Scalar.OPAQUE;
                };
        };
    }

    /** The type of a formula of that declared result. */
    static ValueType of(FieldType.FormulaResult result) {
        return switch (result) {
            case TEXT -> Scalar.TEXT;
            case INTEGER, LONG -> Scalar.INTEGER;
            case DECIMAL -> Scalar.DECIMAL;
            case FLOAT -> Scalar.FLOAT;
            case BOOLEAN -> Scalar.BOOLEAN;
            case DATE -> Scalar.DATE;
            case TIME -> Scalar.TIME;
            case DATE_TIME -> Scalar.DATE_TIME;
            case DURATION -> Scalar.DURATION;
        };
    }
}
