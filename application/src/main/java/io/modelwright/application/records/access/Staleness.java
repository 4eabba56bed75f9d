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
        Optional<Seen> before = seen(tried);
        if (before.isPresent() && before.equals(seen(access.freshStanding(principal, app)))) {
            Fence fence = before.get().fence();
            return new IllegalStateException(
                    "the tables of app " + fence.app() + " are not those of its live version " + fence.version());
        }
        return new StoreUnavailable("the app is being published, or the rights of its caller change", null);
    }

    /** What a statement of that standing checks. */
    private record Seen(Fence fence, long callerEpoch) {}

    private static Optional<Seen> seen(Outcome<Standing> outcome) {
        return switch (outcome) {
            case Outcome.Done<Standing>(Standing standing) ->
                Optional.of(new Seen(standing.fence(), standing.principal().epoch()));
            case Outcome.Refused<Standing> refused -> Optional.empty();
        };
    }
}
