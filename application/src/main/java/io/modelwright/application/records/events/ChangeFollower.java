package io.modelwright.application.records.events;

import io.modelwright.core.apps.App;
import io.modelwright.core.identity.Principal;
import io.modelwright.ports.records.driven.RecordChanges.Span;
import io.modelwright.ports.records.driving.RecordEvents.Changed;
import io.modelwright.ports.records.driving.RecordEvents.RecordEvent;
import io.modelwright.ports.records.driving.RecordEvents.Reset;
import io.modelwright.ports.records.driving.RecordEvents.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One follower's place in the stream. It holds no queue: it reads on from its place when it is asked, so that a slow reader
 * costs no memory and is told to reset only once the changes it has not seen are forgotten.
 */
final class ChangeFollower implements Subscription {

    private static final int BATCH = 200;

    private final RecordChangeRelay relay;
    private final ChangeVisibility visibility;
    private final Principal principal;
    private final App app;
    private final RecentChanges recent;
    /** Everything up to this place has been looked at. */
    private long place;

    private boolean mustCheckReach;
    private boolean revoked;
    private boolean closed;

    ChangeFollower(
            RecordChangeRelay relay, ChangeVisibility visibility, Principal principal, App app, OptionalLong after) {
        this.relay = relay;
        this.visibility = visibility;
        this.principal = principal;
        this.app = app;
        this.place = after.orElseGet(relay::now);
        this.mustCheckReach = after.isPresent();
        this.recent = relay.follow(app.id());
    }

    @Override
    public List<RecordEvent> next(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!revoked) {
            List<RecordEvent> events = look();
            long left = deadline - System.nanoTime();
            if (!events.isEmpty()
                    || revoked
                    || left <= 0
                    || relay.isClosing()
                    || Thread.currentThread().isInterrupted()) {
                return events;
            }
            relay.awaitBeyond(place, Duration.ofNanos(left));
        }
        return List.of();
    }

    /** Whatever is there now, without waiting. */
    private List<RecordEvent> look() {
        Span known = mustCheckReach ? relay.asked() : relay.known();
        mustCheckReach = false;
        if (place < known.forgotten() || (place > known.last() && !isAhead(known))) {
            place = relay.asked().last();
            return List.of(new Reset(Long.toString(place)));
        }
        if (known.last() <= place) {
            return List.of();
        }
        RecentChanges.Batch batch = recent.after(place, known.last(), BATCH);
        // What lay behind a place that was forgotten while it was read would be missing without a trace.
        if (place < relay.known().forgotten()) {
            place = relay.asked().last();
            return List.of(new Reset(Long.toString(place)));
        }
        Optional<List<Changed>> visible = visibility.visible(principal, app, batch.changes());
        // Not before: who tries again after a fault is to see these changes.
        place = batch.upTo();
        revoked = visible.isEmpty();
        return new ArrayList<>(visible.orElse(List.of()));
    }

    /** Whether the place is one that the store has given and this node has not yet heard of. */
    private boolean isAhead(Span known) {
        return known.last() < place && place <= relay.asked().last();
    }

    @Override
    public boolean isRevoked() {
        return revoked;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            relay.unfollow(app.id());
        }
    }
}
