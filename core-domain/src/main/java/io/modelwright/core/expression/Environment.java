package io.modelwright.core.expression;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an expression is evaluated against: one record and the request. Asked only while an evaluation runs, by its thread. */
public interface Environment {

    /** The id that stands for no person: equal to nobody's, so that conditions on the user fail closed. */
    UUID NOBODY = new UUID(0, 0);

    /**
     * The value at the end of that path as the Java type of its {@link ValueType} ({@link Integer} also serves as integer), or
     * null where it, or a relation on the way to it, is absent or unreadable.
     */
    @Nullable Object value(Expr.Path path);

    /** The person who asks, {@link #NOBODY} where there is none. */
    UUID user();

    /** The moment of the request, in whole microseconds. */
    Instant now();

    /** The day of the request in the design's time zone. */
    LocalDate today();
}
