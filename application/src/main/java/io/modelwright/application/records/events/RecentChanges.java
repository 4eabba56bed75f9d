package io.modelwright.application.records.events;

import io.modelwright.core.shared.AppId;
import io.modelwright.ports.records.driven.RecordChanges;
import io.modelwright.ports.records.driven.RecordChanges.Change;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The newest changes of one app, read once for all who follow it on this node. Bounded: who lags behind it reads from the
 * store. Safe for many threads.
 */
final class RecentChanges {

    static final int KEPT = 1_024;

    private final RecordChanges changes;
    private final AppId app;
    private final Deque<Change> recent = new ArrayDeque<>();
    private int followers;
    /** All changes after this place and up to {@code upTo} are in {@code recent}; below 0 before the first look. */
    private long from = -1;

    private long upTo = -1;

    /**
     * Changes after a place, in their order.
     *
     * @param upTo no change up to here is missing
     */
    record Batch(List<Change> changes, long upTo) {}

    RecentChanges(RecordChanges changes, AppId app) {
        this.changes = changes;
        this.app = app;
    }

    synchronized void join() {
        followers++;
    }

    /** Whether nobody is left. */
    synchronized boolean leave() {
        followers--;
        return followers == 0;
    }

    /**
     * The changes after {@code place}, at most {@code limit}.
     *
     * @param last how far the stream has come at least
     */
    Batch after(long place, long last, int limit) {
        synchronized (this) {
            if (from < 0) {
                from = last;
                upTo = last;
            }
            while (upTo < last) {
                readOn(last);
            }
            if (place >= from) {
                return batch(
                        recent.stream()
                                .filter(change -> change.place() > place)
                                .limit(limit)
                                .toList(),
                        limit,
                        upTo);
            }
        }
        return batch(changes.read(app, place, limit), limit, last);
    }

    private void readOn(long last) {
        Batch more = batch(changes.read(app, upTo, KEPT), KEPT, last);
        recent.addAll(more.changes());
        upTo = more.upTo();
        while (recent.size() > KEPT) {
            from = recent.remove().place();
        }
    }

    /** A full batch may have more behind it; else nothing is missing up to {@code last}. */
    private static Batch batch(List<Change> changes, int limit, long last) {
        long newest = changes.isEmpty() ? 0 : changes.getLast().place();
        return new Batch(changes, changes.size() == limit ? newest : Math.max(last, newest));
    }
}
