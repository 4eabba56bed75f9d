package io.modelwright.core.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What lets a program act in the name of an account, within scopes and until it expires; the secret itself is known to its
 * owner alone.
 *
 * @param start the first characters of the secret, by which people tell their keys apart
 * @param usedAt when it was last used, to some minutes; absent where it never was
 */
public record ApiKey(
        ApiKeyId id,
        String name,
        String start,
        Set<Scope> scopes,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> usedAt) {

    public ApiKey {
        scopes = Set.copyOf(scopes);
    }
}
