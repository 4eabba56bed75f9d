package io.modelwright.core.modeling.plan;

import java.util.List;
import java.util.Optional;

/**
 * One statement of a migration, as final text without parameters.
 *
 * @param changes the ids of the changes that it belongs to; empty for what serves the migration as a whole
 * @param undo what takes it back after any part of it was done, and does nothing otherwise; empty inside the switch, which
 *     is one transaction
 * @param kind how it runs
 * @param table of a batch: qualified and quoted, walked through by its ids
 */
public record Step(List<String> changes, Kind kind, String sql, List<String> undo, Optional<String> table) {

    public Step {
        changes = List.copyOf(changes);
        undo = List.copyOf(undo);
    }

    /** A statement of the switch. */
    static Step of(List<String> changes, Kind kind, String sql) {
        return new Step(changes, kind, sql, List.of(), Optional.empty());
    }

    /** How a step runs. */
    public enum Kind {
        /** A statement like any other. */
        STATEMENT,
        /** Cannot be part of a transaction: CREATE INDEX CONCURRENTLY. */
        ALONE,
        /** An UPDATE with two parameters, for the rows with ids above the first up to the second; run bit by bit. */
        BATCH,
        /** A query for one number that must be 0; else the plan no longer fits the records. */
        GUARD
    }
}
