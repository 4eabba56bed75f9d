package io.modelwright.application.identity;

import io.modelwright.core.identity.Credential;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.identity.driven.SessionRepository;
import io.modelwright.ports.identity.driving.Callers;
import io.modelwright.ports.records.driven.Fences;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Recognises callers by access token: fresh from the store, or as seen within the last second. Thread-safe. */
final class CallerService implements Callers {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int ENTRIES_MAX = 20_000;

    private record Seen(SessionId session, Principal principal, Instant at) {}

    private final VerifiedTokens tokens;
    private final SessionRepository sessions;
    private final Members members;
    private final Fences fences;
    private final InstantSource clock;
    private final BoundedCache<SessionId, Seen> seen = new BoundedCache<>(ENTRIES_MAX);

    CallerService(
            VerifiedTokens tokens, SessionRepository sessions, Members members, Fences fences, InstantSource clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.members = members;
        this.fences = fences;
        this.clock = clock;
    }

    @Override
    public Optional<Principal> recognize(String accessToken) {
        return tokens.verify(accessToken).flatMap(claims -> {
            Instant now = clock.instant();
            Optional<Seen> before = seen.find(claims.session());
            if (before.isPresent() && now.isBefore(before.get().at().plus(FRESH))) {
                return before.map(Seen::principal);
            }
            return load(claims.account(), claims.session(), now);
        });
    }

    @Override
    public Optional<Principal> renew(Principal principal) {
        return switch (principal.credential()) {
            case Credential.Session(SessionId session) -> load(principal.account(), session, clock.instant());
            case Credential.Work() -> {
                long epoch = fences.callerEpoch(principal.account());
                yield members.apply(principal.account()).map(now -> now.at(epoch));
            }
        };
    }

    Optional<Principal> authenticate(String accessToken) {
        return tokens.verify(accessToken).flatMap(claims -> load(claims.account(), claims.session(), clock.instant()));
    }

    void forget(SessionId session) {
        seen.removeIf(entry -> entry.session().equals(session));
    }

    private Optional<Principal> load(AccountId account, SessionId session, Instant now) {
        // The epoch first: what changes between the two makes the epoch too old, never the principal.
        long epoch = fences.callerEpoch(account);
        Optional<Principal> holder = sessions.findHolder(session, now).map(found -> found.at(epoch));
        if (holder.isPresent()) {
            seen.put(session, new Seen(session, holder.get(), now));
        } else {
            forget(session);
        }
        return holder;
    }
}
