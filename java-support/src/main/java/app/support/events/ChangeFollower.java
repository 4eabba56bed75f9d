package app.support.events;

import app.support.json.JsonBody;
import app.support.json.JsonWriter;
import app.support.records.Caller;
import app.support.records.ChangeVisibility;
import app.support.store.Journal;
import app.support.store.Transactions;
import app.support.values.TimeForms;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Somebody's place among the changes. It holds no queue: it reads on from its place when it is asked, so that a slow reader costs no
 * memory. What is shown is decided at each change, by the rights of that moment.
 */
final class ChangeFollower implements AutoCloseable {

    private static final int BATCH = 200;

    private final ChangeRelay relay;
    private final Transactions transactions;
    private final ChangeVisibility visibility;
    private final Supplier<Optional<Caller>> caller;
    /** Everything up to this place has been looked at. */
    private long place;

    private boolean over;

    /**
     * One event of the stream.
     *
     * @param id what a follower who comes back says that they have seen
     */
    record Event(String id, String name, JsonBody data) {}

    /**
     * @param caller who follows; empty when they are not signed in any more
     * @param after the place that they have seen
     */
    ChangeFollower(
            ChangeRelay relay,
            Transactions transactions,
            ChangeVisibility visibility,
            Supplier<Optional<Caller>> caller,
            OptionalLong after)
            throws SQLException {
        this.relay = relay;
        this.transactions = transactions;
        this.visibility = visibility;
        this.caller = caller;
        this.place = after.isPresent() ? after.getAsLong() : relay.publish();
        relay.join();
    }

    /** Tells those who come with a place that there never was. */
    Optional<Event> reset() throws SQLException {
        long newest = relay.publish();
        if (place <= newest) {
            return Optional.empty();
        }
        place = newest;
        return Optional.of(new Event(Long.toString(place), "reset", JsonBody.of("{}")));
    }

    /** The next events; none where the time is over, or the follower may not see more. */
    List<Event> next(Duration atMost) throws SQLException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            List<Event> events = look();
            long left = deadline - System.nanoTime();
            if (!events.isEmpty()
                    || over
                    || left <= 0
                    || relay.isClosing()
                    || Thread.currentThread().isInterrupted()) {
                return events;
            }
            relay.awaitBeyond(place, Duration.ofNanos(left));
        }
    }

    private List<Event> look() throws SQLException {
        List<Journal.Placed> changes = transactions.read(connection -> Journal.after(connection, place, BATCH));
        if (changes.isEmpty()) {
            return List.of();
        }
        Optional<Caller> now = caller.get();
        if (now.isEmpty()) {
            over = true;
            return List.of();
        }
        List<Event> events = transactions.read(connection -> {
            List<Event> shown = new ArrayList<>();
            for (Journal.Placed change : changes) {
                visibility
                        .entityOf(connection, now.get(), change.change())
                        .ifPresent(entity -> shown.add(event(entity, change)));
            }
            return shown;
        });
        // Not before: who tries again after a fault is to see these changes.
        place = changes.getLast().place();
        return events;
    }

    private static Event event(String entity, Journal.Placed placed) {
        Journal.Change change = placed.change();
        String action = change.action().name().toLowerCase(Locale.ROOT);
        JsonWriter json = new JsonWriter(256).beginObject();
        json.name("entity").string(entity);
        json.name("id").plain(change.record().toString());
        json.name("version").number(change.version());
        json.name("action").plain(action);
        json.name("at").plain(TimeForms.write(change.at()));
        json.name("by").plain(change.by().toString());
        return new Event(Long.toString(placed.place()), action, json.endObject().finish());
    }

    boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        relay.leave();
    }
}
