package io.modelwright.application.identity;

import io.modelwright.core.identity.ApiKeyId;
import io.modelwright.core.identity.ApiKeyText;
import io.modelwright.core.identity.Credential;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.Scope;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.identity.driven.SessionRepository;
import io.modelwright.ports.identity.driving.Callers;
import io.modelwright.ports.records.driven.Fences;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Recognises callers by access token or API key: fresh from the store, or as seen within the last second. Thread-safe. */
final class CallerService implements Callers {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int ENTRIES_MAX = 20_000;

    private record Seen(Principal principal, Instant at) {}

    /**
     * What somebody shows, once its form or signature was found right.
     *
     * @param id of the session or of the key
     * @param holder who acts by it at that instant, at epoch 0; empty where it is not in force any more
     */
    private record Shown(AccountId account, UUID id, Function<Instant, Optional<Principal>> holder) {}

    private final VerifiedTokens tokens;
    private final VerifiedKeys keys;
    private final SessionRepository sessions;
    private final Members members;
    private final Fences fences;
    private final InstantSource clock;
    private final BoundedCache<UUID, Seen> seen = new BoundedCache<>(ENTRIES_MAX);

    CallerService(IdentityServices.Needs needs) {
        this.tokens = new VerifiedTokens(needs.accessTokens(), needs.clock());
        this.keys = new VerifiedKeys(needs.apiKeys());
        this.sessions = needs.sessions();
        this.members = new Members(needs.accounts(), needs.workspaces());
        this.fences = needs.fences();
        this.clock = needs.clock();
    }

    @Override
    public Optional<Principal> recognize(String bearer) {
        Instant now = clock.instant();
        return shown(bearer, now).flatMap(shown -> {
            Optional<Seen> before = seen.find(shown.id());
            if (before.isPresent() && now.isBefore(before.get().at().plus(FRESH))) {
                return before.map(Seen::principal);
            }
            return load(shown, now);
        });
    }

    @Override
    public Optional<Principal> renew(Principal principal) {
        return switch (principal.credential()) {
            case Credential.Session(SessionId session) -> load(shown(principal.account(), session), clock.instant());
            case Credential.ApiKey(ApiKeyId key, Set<Scope> scopes) ->
                load(shown(principal.account(), key), clock.instant());
            case Credential.Work() -> {
                long epoch = fences.callerEpoch(principal.account());
                yield members.apply(principal.account()).map(now -> now.at(epoch));
            }
        };
    }

    Optional<Principal> authenticate(String bearer) {
        Instant now = clock.instant();
        return shown(bearer, now).flatMap(shown -> load(shown, now));
    }

    void forget(SessionId session) {
        seen.remove(session.value());
    }

    private Optional<Shown> shown(String bearer, Instant now) {
        return ApiKeyText.isMeant(bearer)
                ? keys.verify(bearer, now).map(verified -> shown(verified.account(), verified.key()))
                : tokens.verify(bearer).map(claims -> shown(claims.account(), claims.session()));
    }

    private Shown shown(AccountId account, SessionId session) {
        return new Shown(account, session.value(), now -> sessions.findHolder(session, now));
    }

    private Shown shown(AccountId account, ApiKeyId key) {
        return new Shown(account, key.value(), now -> keys.use(key, now));
    }

    private Optional<Principal> load(Shown shown, Instant now) {
        // The epoch first: what changes between the two makes the epoch too old, never the principal.
        long epoch = fences.callerEpoch(shown.account());
        Optional<Principal> holder = shown.holder().apply(now).map(found -> found.at(epoch));
        if (holder.isPresent()) {
            seen.put(shown.id(), new Seen(holder.get(), now));
        } else {
            seen.remove(shown.id());
        }
        return holder;
    }
}
