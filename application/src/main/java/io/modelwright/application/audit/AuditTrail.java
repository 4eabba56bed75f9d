package io.modelwright.application.audit;

import io.modelwright.core.audit.Actor;
import io.modelwright.core.audit.AuditEntry;
import io.modelwright.core.audit.AuditEvent;
import io.modelwright.core.shared.IdSource;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.atomic.driven.Atomic;
import io.modelwright.ports.audit.driven.AuditLog;
import io.modelwright.ports.audit.driven.Origins;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the use cases write their audit entries by, each in the transaction of its change: where the entry cannot be kept, the
 * change is not made. Safe for many threads.
 */
public final class AuditTrail {

    private final Atomic atomic;
    private final AuditLog log;
    private final Origins origins;
    private final IdSource ids;
    private final InstantSource clock;

    public AuditTrail(Atomic atomic, AuditLog log, Origins origins, IdSource ids, InstantSource clock) {
        this.atomic = atomic;
        this.log = log;
        this.origins = origins;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a change with its entry, both or neither.
     *
     * @param event what the result says that happened; empty: nothing
     */
    public <T> T change(Actor actor, Supplier<T> change, Function<? super T, Optional<AuditEvent>> event) {
        return changes(actor, change, result -> event.apply(result).stream().toList());
    }

    /** The same, where several things may have happened at once. */
    public <T> T changes(Actor actor, Supplier<T> change, Function<? super T, List<AuditEvent>> events) {
        return atomic.run(() -> {
            T result = change.get();
            events.apply(result).forEach(event -> note(actor, event));
            return result;
        });
    }

    /** The same for a change that may be refused, of which nothing is kept then. */
    public <T> Outcome<T> outcome(Actor actor, Supplier<Outcome<T>> change, Function<? super T, AuditEvent> event) {
        return atomic.run(
                () -> {
                    Outcome<T> outcome = change.get();
                    if (outcome instanceof Outcome.Done<T>(T value)) {
                        note(actor, event.apply(value));
                    }
                    return outcome;
                },
                outcome -> outcome instanceof Outcome.Done<T>);
    }

    /** Writes an entry: within atomic work with all of it, else alone. */
    public void note(Actor actor, AuditEvent event) {
        note(ids.next(), actor, event);
    }

    /** The same under an id of its own making: an entry that is there already stays as it is. */
    public void note(UUID id, Actor actor, AuditEvent event) {
        log.add(new AuditEntry(id, clock.instant().truncatedTo(ChronoUnit.MICROS), actor, origins.current(), event));
    }
}
