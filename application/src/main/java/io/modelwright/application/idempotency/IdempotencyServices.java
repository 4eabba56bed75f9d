package io.modelwright.application.idempotency;

import io.modelwright.ports.atomic.driven.Atomic;
import io.modelwright.ports.idempotency.driven.KeptReplies;
import io.modelwright.ports.idempotency.driving.Idempotency;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Makes the driving port of idempotent requests. */
public final class IdempotencyServices {

    private static final int FORGOTTEN_AT_ONCE = 1_000;

    private IdempotencyServices() {}

    /** @param key at least 32 secret bytes that stay the same for a day: replies are sealed under a key derived from it */
    public static Idempotency idempotency(
            Atomic atomic, KeptReplies replies, byte[] key, SecureRandom random, InstantSource clock) {
        return new IdempotencyService(atomic, replies, new ReplySeal(key, random), clock);
    }

    /** Forgets replies whose time has come, some at a time; to be run now and then. */
    public static Runnable upkeep(KeptReplies replies, InstantSource clock) {
        return () -> {
            while (replies.forget(clock.instant(), FORGOTTEN_AT_ONCE) == FORGOTTEN_AT_ONCE) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
            }
        };
    }
}
