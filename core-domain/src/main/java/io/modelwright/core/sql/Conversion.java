package io.modelwright.core.sql;

import java.util.List;

/** How the values of a field become values of another type. */
public sealed interface Conversion {

    /** They are the same in the database: nothing is to be done. */
    record Same() implements Conversion {}

    /**
     * Every value has one counterpart and can be told from it again.
     *
     * @param values one expression per new column
     */
    record Lossless(List<String> values) implements Conversion {
        public Lossless {
            values = List.copyOf(values);
        }
    }

    /**
     * Some values have a counterpart. The expressions are NULL for those that have none, and raise no error whatever the
     * value.
     *
     * @param values one expression per new column
     */
    record Guarded(List<String> values) implements Conversion {
        public Guarded {
            values = List.copyOf(values);
        }
    }

    /** No value of the one type says anything about one of the other. */
    record None() implements Conversion {}
}
