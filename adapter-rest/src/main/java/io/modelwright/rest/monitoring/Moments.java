package io.modelwright.rest.monitoring;

import io.modelwright.core.shared.JsonPointer;
import io.modelwright.rest.problem.Problems;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Instants in query parameters. */
final class Moments {

    private Moments() {}

    /** RFC 3339, of any offset; anything else ends the request with 400. */
    static Optional<Instant> of(@Nullable String text, String parameter) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException fault) {
            throw Problems.malformed(
                    "malformed-parameter",
                    JsonPointer.ROOT.member(parameter),
                    "The parameter " + parameter + " is an instant as 2026-01-31T12:00:00Z.");
        }
    }
}
