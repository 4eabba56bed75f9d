package io.modelwright.application.settlement;

import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.settlement.driven.UnsettledChanges;
import io.modelwright.ports.settlement.driven.UnsettledChanges.Change;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the data databases that something has changed for somebody or for an app. Accounts and members live in the platform's
 * database and the epochs beside the records, so that no transaction spans the two: the change is noted where it is made, and
 * the note goes when the epoch has grown. Safe for many threads and nodes; growing once too often costs a look at what holds.
 */
public final class Settlement<S> {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private static final int CHANGES_AT_ONCE = 1_000;

    private final UnsettledChanges<S> changes;
    private final Consumer<S> bump;

    /** @param bump makes the epoch of a subject grow; done again where a node ends halfway */
    public Settlement(UnsettledChanges<S> changes, Consumer<S> bump) {
        this.changes = changes;
        this.bump = bump;
    }

    /** Makes every change of that subject so far act on the next request; {@code StoreUnavailable} where it cannot be told. */
    public void settle(S subject) {
        List<Change<S>> left = changes.unsettled(Optional.of(subject), CHANGES_AT_ONCE);
        if (!left.isEmpty()) {
            bump.accept(subject);
            changes.settle(left);
        }
    }

    /** Settles what a node left behind when it ended halfway. What cannot be told now is left for the next time. */
    public void settleLeftovers() {
        Set<S> subjects = new HashSet<>();
        changes.unsettled(Optional.empty(), CHANGES_AT_ONCE).forEach(change -> subjects.add(change.subject()));
        for (S subject : subjects) {
            try {
                settle(subject);
            } catch (StoreUnavailable unavailable) {
                LOG.warn("What changed for {} could not be settled now.", subject, unavailable);
            }
        }
    }
}
