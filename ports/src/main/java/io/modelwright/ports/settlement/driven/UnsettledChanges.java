package io.modelwright.ports.settlement.driven;

import java.util.List;
import java.util.Optional;

/**
 * What has changed for a subject (an account, an app) and other stores may not have heard of: each verb that changes such a
 * subject leaves a change here, in its transaction. Safe for use by several threads and nodes; each verb is atomic; throws
 * {@code StoreUnavailable} where the store is away.
 */
public interface UnsettledChanges<S> {

    /** @param number grows with the changes */
    record Change<S>(long number, S subject) {}

    /** Unsettled changes, oldest first: those of that subject, or of all. */
    List<Change<S>> unsettled(Optional<S> subject, int limit);

    /** Everybody has heard of these changes; those that are settled already stay so. */
    void settle(List<Change<S>> changes);
}
