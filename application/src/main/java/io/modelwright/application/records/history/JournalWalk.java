package io.modelwright.application.records.history;

import io.modelwright.core.shared.AppId;
import io.modelwright.ports.records.driven.RecordJournal;
import io.modelwright.ports.records.driven.RecordJournal.Entry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;

/** The journal of one record from a version down, read in pages. For one thread. */
final class JournalWalk {

    private static final int PAGE = 200;

    private final RecordJournal journal;
    private final AppId app;
    private final UUID record;
    private final Deque<Entry> read = new ArrayDeque<>();
    private long below;
    private boolean ended;

    /** @param below only changes of smaller versions */
    JournalWalk(RecordJournal journal, AppId app, UUID record, long below) {
        this.journal = journal;
        this.app = app;
        this.record = record;
        this.below = below;
    }

    /** The next older change, which stays the next; empty at the end. */
    Optional<Entry> peek() {
        if (read.isEmpty() && !ended) {
            read.addAll(journal.read(app, record, below, PAGE));
            ended = read.size() < PAGE;
            if (!read.isEmpty()) {
                below = read.getLast().version();
            }
        }
        return Optional.ofNullable(read.peek());
    }

    /** Goes on behind the change that {@link #peek} shows. */
    void advance() {
        read.remove();
    }
}
