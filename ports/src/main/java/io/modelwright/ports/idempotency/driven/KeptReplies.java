package io.modelwright.ports.idempotency.driven;

import io.modelwright.core.idempotency.ReplyKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Replies for requests that come again, each kept in the transaction of its effect. Safe for use by several threads and nodes;
 * throws {@code StoreUnavailable} where the store is away.
 */
public interface KeptReplies {

    /**
     * A reply as it is kept.
     *
     * @param bodyHash of the request that it answered
     * @param sealed what was answered, readable for the platform only; empty where it was too large to be kept
     */
    @SuppressWarnings("ArrayRecordComponent") // equal where the bytes are
    record KeptReply(String bodyHash, byte[] sealed) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof KeptReply(String otherHash, byte[] otherSealed)
                    && bodyHash.equals(otherHash)
                    && Arrays.equals(sealed, otherSealed);
        }

        @Override
        public int hashCode() {
            return Objects.hash(bodyHash, Arrays.hashCode(sealed));
        }

        @Override
        public String toString() {
            return "a reply of " + sealed.length + " sealed bytes";
        }
    }

    /** What is there under a key. */
    sealed interface Claim {

        /** Nothing; the key is the caller's until its atomic work ends. */
        record Free() implements Claim {}

        /** Another request under this key is being answered now. */
        record Taken() implements Claim {}

        record Answered(KeptReply reply) implements Claim {}
    }

    /**
     * Claims a key, within {@link io.modelwright.ports.atomic.driven.Atomic atomic work}, without waiting for others.
     *
     * @param now replies whose time has come by then do not count any more
     */
    Claim claim(ReplyKey key, Instant now);

    /** Keeps the reply under a key that was claimed in the same atomic work and was free. */
    void keep(ReplyKey key, KeptReply reply, Instant expiresAt);

    /** Forgets replies whose time has come, at most {@code limit}; how many. */
    int forget(Instant now, int limit);
}
