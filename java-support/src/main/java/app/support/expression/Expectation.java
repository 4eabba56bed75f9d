package app.support.expression;

import app.support.model.Field;
import java.util.List;

/** What the place of an expression asks of its type. */
public sealed interface Expectation {

    /** Filters, rules and permissions. */
    Expectation CONDITION = new Of(ValueType.Scalar.BOOLEAN);

    /** Any type. */
    Expectation ANY = new Any();

    /** That type; an integer also serves as decimal, and a literal as what it can be read as. */
    static Expectation of(ValueType type) {
        return new Of(type);
    }

    /** The type of that field; a literal must be one of its choices where it has some. */
    static Expectation of(Field field) {
        return new OfField(field, ValueType.of(field.type()));
    }

    /** @see #ANY */
    record Any() implements Expectation {}

    /** @see #of(ValueType) */
    record Of(ValueType type) implements Expectation {}

    /** @see #of(Field) */
    record OfField(Field field, ValueType type) implements Expectation {
        /** The names that a constant must be among; empty for fields without choices. */
        public List<String> choices() {
            return field.type().choices();
        }
    }
}
