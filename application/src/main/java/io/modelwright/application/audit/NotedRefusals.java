package io.modelwright.application.audit;

import io.modelwright.core.audit.AccessEvents;
import io.modelwright.core.audit.Actor;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.audit.driving.Refusals;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes refusals, but for each account and node no more than some in each minute: who tries a million doors fills no table. The
 * next note tells how many went by unnoted. A note that fails is logged; nothing was changed that it would have to go with.
 */
final class NotedRefusals implements Refusals {

    static final int NOTES_MAX = 20;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int ACCOUNTS_MAX = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(NotedRefusals.class);

    /** What was noted of one account since its window began, and what was not since the last note. */
    private record Count(Instant since, int noted, long unnoted) {}

    private final AuditTrail trail;
    private final InstantSource clock;
    private final Map<AccountId, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AccountId, Count> eldest) {
            return size() > ACCOUNTS_MAX;
        }
    };

    NotedRefusals(AuditTrail trail, InstantSource clock) {
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void note(Principal principal, String method, String path, int status) {
        OptionalLong unnoted = admit(principal.account(), clock.instant());
        if (unnoted.isEmpty()) {
            return;
        }
        try {
            trail.note(Actor.of(principal), AccessEvents.refused(method, path, status, unnoted.getAsLong()));
        } catch (RuntimeException fault) {
            LOG.warn("a refusal to {} was not noted: {}", principal.account(), fault.toString());
        }
    }

    /** How many went by unnoted before, where this one is to be noted. */
    private OptionalLong admit(AccountId account, Instant now) {
        synchronized (counts) {
            Count count = Optional.ofNullable(counts.get(account)).orElseGet(() -> new Count(now, 0, 0));
            if (!now.isBefore(count.since().plus(WINDOW))) {
                count = new Count(now, 0, count.unnoted());
            }
            boolean noted = count.noted() < NOTES_MAX;
            counts.put(
                    account,
                    noted
                            ? new Count(count.since(), count.noted() + 1, 0)
                            : new Count(count.since(), count.noted(), count.unnoted() + 1));
            return noted ? OptionalLong.of(count.unnoted()) : OptionalLong.empty();
        }
    }
}
