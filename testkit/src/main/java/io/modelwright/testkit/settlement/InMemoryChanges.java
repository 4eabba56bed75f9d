package io.modelwright.testkit.settlement;

import io.modelwright.ports.settlement.driven.UnsettledChanges;
import io.modelwright.testkit.atomic.Rewindable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Unsettled changes in memory, under a lock of their own. */
public final class InMemoryChanges<S> implements UnsettledChanges<S>, Rewindable {

    private final List<Change<S>> changes = new ArrayList<>();
    private long made;

    @Override
    public synchronized Runnable mark() {
        List<Change<S>> before = List.copyOf(changes);
        return () -> restore(before);
    }

    private synchronized void restore(List<Change<S>> before) {
        changes.clear();
        changes.addAll(before);
    }

    public synchronized void leave(S subject) {
        made++;
        changes.add(new Change<>(made, subject));
    }

    /** The subject is gone, and what changed of it with it. */
    public synchronized void forget(S subject) {
        changes.removeIf(change -> change.subject().equals(subject));
    }

    @Override
    public synchronized List<Change<S>> unsettled(Optional<S> subject, int limit) {
        return changes.stream()
                .filter(change -> subject.isEmpty() || change.subject().equals(subject.get()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void settle(List<Change<S>> settled) {
        changes.removeAll(settled);
    }
}
