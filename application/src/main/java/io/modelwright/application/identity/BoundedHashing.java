package io.modelwright.application.identity;

import io.modelwright.core.identity.PasswordHash;
import io.modelwright.ports.failure.Overloaded;
import io.modelwright.ports.identity.driven.PasswordHasher;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Hashing of passwords with a bound on how much runs at once, so that sign-ins cannot take all processors. Thread-safe. */
final class BoundedHashing {

    /** Waiting in line is cheap, but a thread that waits serves nobody else. */
    private static final long WAIT_SECONDS = 2;

    private final PasswordHasher hasher;
    private final Semaphore permits;

    BoundedHashing(PasswordHasher hasher, int hashingsMax) {
        this.hasher = hasher;
        this.permits = new Semaphore(hashingsMax, true);
    }

    PasswordHash hash(String password) {
        return bounded(() -> hasher.hash(password));
    }

    /** Takes as long without a hash as with one, and is false then. */
    boolean matches(String password, Optional<PasswordHash> hash) {
        return bounded(() -> hasher.matches(password, hash.orElseGet(hasher::decoy))) && hash.isPresent();
    }

    private <T> T bounded(Supplier<T> work) {
        try {
            if (!permits.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new Overloaded("too many passwords are being checked");
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new Overloaded("interrupted while waiting to check a password");
        }
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }
}
