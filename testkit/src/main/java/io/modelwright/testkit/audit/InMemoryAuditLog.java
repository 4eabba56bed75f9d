package io.modelwright.testkit.audit;

import io.modelwright.core.audit.AuditEntry;
import io.modelwright.ports.audit.driven.AuditLog;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.testkit.atomic.Rewindable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** The audit trail in memory. Safe for many threads. */
public final class InMemoryAuditLog implements AuditLog, Rewindable {

    private final Map<String, AuditEntry> entries = new TreeMap<>(Comparator.reverseOrder());
    private boolean away;

    /** While away every verb fails as a store does that cannot be reached. */
    public synchronized void setAway(boolean away) {
        this.away = away;
    }

    /** All of them, the newest first. */
    public synchronized List<AuditEntry> all() {
        return List.copyOf(entries.values());
    }

    @Override
    public synchronized void add(AuditEntry entry) {
        requireThere();
        entries.putIfAbsent(entry.id().toString(), entry);
    }

    @Override
    public synchronized List<AuditEntry> list(Selection selection, Optional<UUID> before, int limit) {
        requireThere();
        return selected(selection)
                .filter(entry -> before.isEmpty()
                        || entry.id().toString().compareTo(before.get().toString()) < 0)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized long count(Selection selection) {
        requireThere();
        return selected(selection).count();
    }

    private Stream<AuditEntry> selected(Selection selection) {
        return entries.values().stream()
                .filter(entry -> entry.event().workspace().equals(selection.workspace()))
                .filter(entry -> selection.action().isEmpty()
                        || entry.event().action() == selection.action().get())
                .filter(entry ->
                        selection.actor().isEmpty() || entry.actor().account().equals(selection.actor()))
                .filter(entry -> selection.object().isEmpty()
                        || entry.event().objectId().equals(selection.object().get()))
                .filter(entry -> selection.from().isEmpty()
                        || !entry.at().isBefore(selection.from().get()))
                .filter(entry -> selection.to().isEmpty()
                        || entry.at().isBefore(selection.to().get()));
    }

    private void requireThere() {
        if (away) {
            throw new StoreUnavailable("the store is away, as the test wants it", null);
        }
    }

    @Override
    public synchronized Runnable mark() {
        Map<String, AuditEntry> before = Map.copyOf(entries);
        return () -> rewind(before);
    }

    private synchronized void rewind(Map<String, AuditEntry> before) {
        entries.clear();
        entries.putAll(before);
    }
}
