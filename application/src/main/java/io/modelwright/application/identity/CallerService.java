package io.modelwright.application.identity;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.SessionId;
import io.modelwright.ports.identity.driven.SessionRepository;
import io.modelwright.ports.identity.driving.Callers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Recognises callers by access token: fresh from the store, or as seen within the last second. */
final class CallerService implements Callers {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int ENTRIES_MAX = 20_000;

    private record Seen(SessionId session, Principal principal, Instant at) {}

    private final VerifiedTokens tokens;
    private final SessionRepository sessions;
    private final InstantSource clock;
    private final BoundedCache<SessionId, Seen> seen = new BoundedCache<>(ENTRIES_MAX);

    CallerService(VerifiedTokens tokens, SessionRepository sessions, InstantSource clock) {
        this.tokens = tokens;
        this.sessions = sessions;
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
            return load(claims.session(), now);
        });
    }

    Optional<Principal> authenticate(String accessToken) {
        return tokens.verify(accessToken).flatMap(claims -> load(claims.session(), clock.instant()));
    }

    void forget(SessionId session) {
        seen.removeIf(entry -> entry.session().equals(session));
    }

    private Optional<Principal> load(SessionId session, Instant now) {
        Optional<Principal> holder = sessions.findHolder(session, now);
        if (holder.isPresent()) {
            seen.put(session, new Seen(session, holder.get(), now));
        } else {
            forget(session);
        }
        return holder;
    }
}
