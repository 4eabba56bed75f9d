package io.modelwright.rest.http;

import io.modelwright.core.shared.JsonPointer;
import io.modelwright.rest.problem.Problems;
import org.jspecify.annotations.Nullable;

/** The numbers in query parameters. */
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

    private static RuntimeException malformed(String name, String message) {
        return Problems.malformed("malformed-parameter", JsonPointer.ROOT.member(name), message);
    }
}
