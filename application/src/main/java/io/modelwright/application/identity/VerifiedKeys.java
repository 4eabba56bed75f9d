package io.modelwright.application.identity;

import io.modelwright.core.identity.ApiKeyId;
import io.modelwright.core.identity.ApiKeyText;
import io.modelwright.core.identity.Principal;
import io.modelwright.ports.identity.driven.ApiKeyRepository;
import io.modelwright.ports.identity.driven.ApiKeyRepository.Verified;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * API keys that the store has known before, by the hash of their text until they expire. That a key is known does not say that
 * it is still in force: {@link #use} does. Thread-safe.
 */
final class VerifiedKeys {

    private static final int ENTRIES_MAX = 20_000;

    /** A last use is remembered this often at most, since each one is a write. */
    private static final Duration USE_PAUSE = Duration.ofMinutes(5);

    private final ApiKeyRepository keys;
    private final BoundedCache<String, Verified> known = new BoundedCache<>(ENTRIES_MAX);

    VerifiedKeys(ApiKeyRepository keys) {
        this.keys = keys;
    }

    Optional<Verified> verify(String key, Instant now) {
        if (!ApiKeyText.isWellFormed(key)) {
            return Optional.empty();
        }
        String hash = OpaqueTokens.hash(key);
        Optional<Verified> before = known.find(hash);
        if (before.isPresent()) {
            return before.filter(verified -> now.isBefore(verified.expiresAt()));
        }
        Optional<Verified> verified = keys.verify(hash, now);
        verified.ifPresent(fresh -> known.put(hash, fresh));
        return verified;
    }

    /** Who acts by that key now. */
    Optional<Principal> use(ApiKeyId key, Instant now) {
        Optional<Principal> holder = keys.use(key, now.truncatedTo(ChronoUnit.MICROS), now.minus(USE_PAUSE));
        if (holder.isEmpty()) {
            known.removeIf(verified -> verified.key().equals(key));
        }
        return holder;
    }
}
