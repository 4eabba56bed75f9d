package io.modelwright.core.modeling.plan;

import java.util.List;

/**
 * One statement of a migration, as final text without parameters.
 *
 * @param changes the ids of the changes that it belongs to; empty for what serves the migration as a whole
 * @param undo what takes it back after any part of it was done, and does nothing otherwise; empty inside the switch, which
 *     is one transaction
 * @param kind how it runs
 */
public record Step(List<String> changes, Kind kind, String sql, List<String> undo) {

    public Step {
        changes = List.copyOf(changes);
        undo = List.copyOf(undo);
    }

    /** How a step runs. */
    public enum Kind {
        /** A statement like any other. */
        STATEMENT,
        /** Cannot be part of a transaction: CREATE INDEX CONCURRENTLY. */
        ALONE,
        /** An UPDATE of a bounded number of rows, to be repeated until it changes none. */
        BATCH,
        /** A query for one number that must be 0; else the plan no longer fits the records. */
        GUARD
    }
}
