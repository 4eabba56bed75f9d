package io.modelwright.core.records;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.AccountId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What statements and their expressions know of a request, bound once.
 *
 * @param callerEpoch of the principal; every record statement checks it with the fence
 * @param now in whole microseconds
 * @param today the day of {@code now} in the design's time zone
 */
public record RequestContext(AccountId user, long callerEpoch, Instant now, LocalDate today) {

    public static RequestContext of(Principal principal, Instant now, CompiledApp app) {
        Instant whole = now.truncatedTo(ChronoUnit.MICROS);
        return new RequestContext(
                principal.account(),
                principal.epoch(),
                whole,
                whole.atZone(app.timeZone()).toLocalDate());
    }
}
