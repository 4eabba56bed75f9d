package io.modelwright.codegen.client;

import java.util.List;

/** How values of a member travel: what each language has one type for. */
sealed interface WireKind {

    /** Kinds that every model has alike. */
    enum Plain implements WireKind {
        TEXT,
        /** A JSON number of 32 bits. */
        INTEGER,
        /** A JSON number of up to 64 bits: versions, and what formulas count. */
        WIDE_INTEGER,
        /** A string of digits, 64 bits. */
        LONG,
        /** A string of digits with the scale of its field. */
        DECIMAL,
        FLOAT,
        BOOLEAN,
        DATE,
        TIME,
        DATE_TIME,
        DURATION,
        UUID,
        JSON,
        /** Reads as an object with the id, is written as the id. */
        FILE,
        MONEY,
        GEO_POINT,
        /** Is written as text and never read. */
        SECRET,
        /** The id of a person. */
        USER,
        /** The ids of people. */
        USERS
    }

    /** One of these names, or some of them. */
    record Choice(List<String> names, boolean many) implements WireKind {
        public Choice {
            names = List.copyOf(names);
        }
    }

    /** An id, or the record where it was asked for. */
    record ToOne(String target) implements WireKind {}

    /**
     * Ids, or a page of records where these were asked for.
     *
     * @param linked whether a single record shows the ids unasked and requests may set them
     */
    record ToMany(String target, boolean linked) implements WireKind {}
}
