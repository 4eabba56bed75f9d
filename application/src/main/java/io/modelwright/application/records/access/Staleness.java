package io.modelwright.application.records.access;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.records.Fence;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.failure.StoreUnavailable;
import java.util.Optional;

/** Tells an app that moves faster than it can be loaded from one whose tables are not those of its version. Stateless. */
public final class Staleness {

    private Staleness() {}

    /**
     * What to throw where even a fresh standing was stale: {@link StoreUnavailable} where the app has moved on since, so that
     * another try may go well; a fault where it has not, since then none will.
     */
    public static RuntimeException after(
            Outcome<Standing> tried, RecordAccess access, Principal principal, String app) {
        Optional<Fence> before = fence(tried);
        if (before.isPresent() && before.equals(fence(access.freshStanding(principal, app)))) {
            return new IllegalStateException("the tables of app " + before.get().app()
                    + " are not those of its live version " + before.get().version());
        }
        return new StoreUnavailable("the app is being published", null);
    }

    private static Optional<Fence> fence(Outcome<Standing> outcome) {
        return switch (outcome) {
            case Outcome.Done<Standing>(Standing standing) -> Optional.of(standing.fence());
            case Outcome.Refused<Standing> refused -> Optional.empty();
        };
    }
}
