package io.modelwright.testkit.idempotency;

import io.modelwright.core.idempotency.ReplyKey;
import io.modelwright.ports.idempotency.driven.KeptReplies;
import io.modelwright.testkit.atomic.Rewindable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Replies in memory. Atomic work in memory runs one at a time, so that no key is ever taken. Safe for many threads. */
public final class InMemoryKeptReplies implements KeptReplies, Rewindable {

    private record Kept(KeptReply reply, Instant expiresAt) {}

    private final Map<ReplyKey, Kept> replies = new HashMap<>();

    @Override
    public synchronized Claim claim(ReplyKey key, Instant now) {
        Kept kept = replies.get(key);
        return kept == null || !now.isBefore(kept.expiresAt()) ? new Claim.Free() : new Claim.Answered(kept.reply());
    }

    @Override
    public synchronized void keep(ReplyKey key, KeptReply reply, Instant expiresAt) {
        replies.put(key, new Kept(reply, expiresAt));
    }

    @Override
    public synchronized int forget(Instant now, int limit) {
        List<ReplyKey> over = replies.entrySet().stream()
                .filter(entry -> !now.isBefore(entry.getValue().expiresAt()))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
        over.forEach(replies::remove);
        return over.size();
    }

    @Override
    public synchronized Runnable mark() {
        Map<ReplyKey, Kept> before = Map.copyOf(replies);
        return () -> rewind(before);
    }

    private synchronized void rewind(Map<ReplyKey, Kept> before) {
        replies.clear();
        replies.putAll(before);
    }
}
