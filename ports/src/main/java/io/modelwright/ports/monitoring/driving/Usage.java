package io.modelwright.ports.monitoring.driving;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.monitoring.UsageDay;
import io.modelwright.core.shared.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** How much apps are used, for those who belong to their workspace. */
@FunctionalInterface
public interface Usage {

    /**
     * By day, then by environment; both ends belong to it. By default the last thirty days. Refused with 422 {@code invalid-range}.
     */
    Outcome<List<UsageDay>> usage(Principal principal, String app, Optional<LocalDate> from, Optional<LocalDate> to);
}
