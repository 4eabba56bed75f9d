package io.modelwright.testkit.idempotency;

import io.modelwright.ports.atomic.driven.Atomic;
import io.modelwright.ports.idempotency.driven.KeptReplies;
import io.modelwright.testkit.atomic.InMemoryAtomic;

final class InMemoryKeptRepliesTest implements KeptRepliesContract {

    private final InMemoryKeptReplies replies = new InMemoryKeptReplies();

    @Override
    public KeptReplies replies() {
        return replies;
    }

    @Override
    public Atomic atomic() {
        return new InMemoryAtomic(replies);
    }
}
