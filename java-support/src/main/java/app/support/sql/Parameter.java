package app.support.sql;

import org.jspecify.annotations.Nullable;

/**
 * A value bound to a placeholder.
 *
 * @param type the PostgreSQL type of the placeholder
 * @param value the Java value of that type as listed at {@link SqlType}, or null; or a {@link Slot} that is filled at
 *     execution
 */
public record Parameter(SqlType type, @Nullable Object value) {

    /** A value that is known only when the statement runs, named for the one who fills it. */
    public record Slot(String name) {}

    public static Parameter slot(SqlType type, String name) {
        return new Parameter(type, new Slot(name));
    }
}
