package io.modelwright.application.identity;

import io.modelwright.ports.identity.driven.AccessTokens;
import io.modelwright.ports.identity.driven.AccessTokens.Claims;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Access tokens whose signature was checked before, by the hash of their whole text until they expire: an ES256 check costs
 * more than a record read. Thread-safe.
 */
final class VerifiedTokens {

    private static final int ENTRIES_MAX = 20_000;

    private final AccessTokens tokens;
    private final InstantSource clock;
    private final BoundedCache<String, Claims> claims = new BoundedCache<>(ENTRIES_MAX);

    VerifiedTokens(AccessTokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    Optional<Claims> verify(String token) {
        Instant now = clock.instant();
        String key = OpaqueTokens.hash(token);
        Optional<Claims> known = claims.find(key);
        if (known.isPresent()) {
            return known.filter(claim -> now.isBefore(claim.expiresAt()));
        }
        Optional<Claims> verified = tokens.verify(token, now);
        verified.ifPresent(claim -> claims.put(key, claim));
        return verified;
    }
}
