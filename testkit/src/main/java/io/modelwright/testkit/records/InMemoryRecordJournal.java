package io.modelwright.testkit.records;

import io.modelwright.core.shared.AppId;
import io.modelwright.ports.records.driven.RecordJournal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** History as lists in memory, filled by {@link #add}. */
public final class InMemoryRecordJournal implements RecordJournal {

    private record Key(AppId app, UUID record) {}

    private final Map<Key, List<Entry>> entries = new HashMap<>();

    /** What a store does in the transaction that changes a record. */
    public synchronized void add(AppId app, UUID record, Entry entry) {
        entries.computeIfAbsent(new Key(app, record), first -> new ArrayList<>())
                .add(entry);
    }

    @Override
    public synchronized List<Entry> read(AppId app, UUID record, long below, int limit) {
        return entries.getOrDefault(new Key(app, record), List.of()).stream()
                .filter(entry -> entry.version() < below)
                .sorted(Comparator.comparingLong(Entry::version).reversed())
                .limit(limit)
                .toList();
    }
}
