package io.modelwright.core.records;

import io.modelwright.core.shared.AccountId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What expressions may know of a request, bound once.
 *
 * @param now in whole microseconds
 * @param today the day of {@code now} in the design's time zone
 */
public record RequestContext(AccountId user, Instant now, LocalDate today) {

    public static RequestContext of(AccountId user, Instant now, CompiledApp app) {
        Instant whole = now.truncatedTo(ChronoUnit.MICROS);
        return new RequestContext(user, whole, whole.atZone(app.timeZone()).toLocalDate());
    }
}
