package io.modelwright.core.records;

import io.modelwright.core.expression.Expr;

/** What the store decides in the very statement that writes, because it depends on what only the store sees. */
public sealed interface Check {

    /** The record before the change, or after it, is one that the caller may change so: fails unless true. */
    record Permitted(Expr where, boolean afterChange) implements Check {}

    /** A rule that reads related records: fails where it is false after the change. */
    record Holds(CompiledRule rule) implements Check {}

    /** The record that the relation leads to after the change is one that the caller may read (or there is none). */
    record Reaches(Member.ToOne member) implements Check {}

    /** Every record that is linked by the change is one that the caller may read. */
    record ReachesAll(Member.ToMany member) implements Check {}
}
