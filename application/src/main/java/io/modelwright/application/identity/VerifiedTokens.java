package io.modelwright.application.identity;

import io.modelwright.ports.identity.driven.AccessTokens;
import io.modelwright.ports.identity.driven.AccessTokens.Claims;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Access tokens whose signature was checked before, by the hash of their whole text until they expire or a signing key is taken
 * away: an ES256 check costs more than a record read. Thread-safe.
 */
final class VerifiedTokens {

    private static final int ENTRIES_MAX = 20_000;

    private record Verified(Claims claims, long generation) {}

    private final AccessTokens tokens;
    private final InstantSource clock;
    private final BoundedCache<String, Verified> entries = new BoundedCache<>(ENTRIES_MAX);

    VerifiedTokens(AccessTokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    Optional<Claims> verify(String token) {
        Instant now = clock.instant();
        String key = OpaqueTokens.hash(token);
        // Before the check: a key that goes meanwhile makes the entry too old, never the other way round.
        long generation = tokens.generation();
        Optional<Verified> known = entries.find(key).filter(entry -> entry.generation() == generation);
        if (known.isPresent()) {
            return known.map(Verified::claims).filter(claims -> now.isBefore(claims.expiresAt()));
        }
        Optional<Claims> verified = tokens.verify(token, now);
        verified.ifPresent(claims -> entries.put(key, new Verified(claims, generation)));
        return verified;
    }
}
