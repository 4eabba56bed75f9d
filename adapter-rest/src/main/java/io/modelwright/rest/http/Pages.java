package io.modelwright.rest.http;

import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.rest.problem.Problems;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The query parameters of lists. */
public final class Pages {

    public static final int LIMIT_STANDARD = 25;
    public static final int LIMIT_MAX = 500;

    private Pages() {}

    /** How many items a page has: 1 to 500, 25 where nothing is said. */
    public static int limit(@Nullable String parameter) {
        if (parameter == null) {
            return LIMIT_STANDARD;
        }
        int limit = wholeNumber(parameter, "limit");
        if (limit < 1 || limit > LIMIT_MAX) {
            throw malformed("limit", "The limit is 1 to " + LIMIT_MAX + ".");
        }
        return limit;
    }

    /** A whole number without sign, up to nine digits; anything else ends the request with 400. */
    public static int wholeNumber(String parameter, String name) {
        if (!parameter.matches("[0-9]{1,9}")) {
            throw malformed(name, "The parameter " + name + " is a whole number.");
        }
        return Integer.parseInt(parameter);
    }

    /**
     * How many there are in the list, where the parameter {@code count} asks for that.
     *
     * @param parameter {@code true} or {@code false}; anything else ends the request with 400
     */
    public static Optional<Long> total(@Nullable String parameter, Supplier<Outcome<Long>> count) {
        if (parameter == null || parameter.equals("false")) {
            return Optional.empty();
        }
        if (!parameter.equals("true")) {
            throw malformed("count", "The parameter count is true or false.");
        }
        return Optional.of(Problems.valueOf(count.get()));
    }

    public static Optional<String> cursor(@Nullable String parameter) {
        return Optional.ofNullable(parameter);
    }

    private static RuntimeException malformed(String name, String message) {
        return Problems.malformed("malformed-parameter", JsonPointer.ROOT.member(name), message);
    }
}
