package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.sql.Conversion;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of one member of a table that exists: where its values come from and how.
 *
 * @param table the table as it stands, live or retired
 * @param after the member as it shall be
 * @param origin where its values are now
 * @param conversion how they get there
 * @param values one expression per column of {@code after}, over the row {@code o}, NULL where there is no value; empty
 *     where nothing is known of them
 * @param leftover what an earlier change of type left and this one takes up again
 */
record Transition(
        Schema.Table table,
        Schema.Member after,
        Origin origin,
        Conversion conversion,
        List<String> values,
        Optional<Retired.Column> leftover) {

    /** Where the values of a member are before. */
    sealed interface Origin {

        /** Nowhere: the member is new. */
        record Nothing() implements Origin {}

        /**
         * In columns of the same table.
         *
         * @param entry of the catalogue, where the columns are retired and the table is not, or not with them
         * @param restored whether they are retired, be it with their table
         */
        record OwnColumns(Schema.Member member, Optional<Retired.Column> entry, boolean restored) implements Origin {}

        /** In the links of what was a manyToMany relation. */
        record FormerLinks(Schema.Links links) implements Origin {}
    }

    ElementId entity() {
        return table.entity();
    }

    Optional<Schema.Member> before() {
        return origin instanceof Origin.OwnColumns own ? Optional.of(own.member()) : Optional.empty();
    }

    /** Whether there are values that cannot go over. */
    boolean canLose() {
        return conversion instanceof Conversion.Guarded || conversion instanceof Conversion.None;
    }

    /** The old value is there; over {@code o}. */
    String present() {
        return before().map(member -> Namer.old(member.column()) + " IS NOT NULL")
                .orElse("false");
    }

    /** The rows whose value cannot go over; over {@code o}. */
    String unmatched() {
        if (before().isEmpty() || !canLose()) {
            return "false";
        }
        return values.isEmpty() ? present() : present() + " AND (" + values.getFirst() + ") IS NULL";
    }

    /** The rows that have no value, and had none; over {@code o}. */
    String missing() {
        return switch (origin) {
            case Origin.Nothing nothing -> "true";
            case Origin.FormerLinks links -> "(" + values.getFirst() + ") IS NULL";
            case Origin.OwnColumns own -> {
                Schema.Member member = own.member();
                if (member.content() instanceof Retired.Content.Reference) {
                    yield values.isEmpty() ? "true" : "(" + values.getFirst() + ") IS NULL";
                }
                String absent = Namer.old(member.column()) + " IS NULL";
                yield leftover.isPresent() ? absent + " AND (" + values.getFirst() + ") IS NULL" : absent;
            }
        };
    }

    /** Whether old and new columns have the same types, so that values can be changed where they are. */
    boolean sameColumns() {
        return before().filter(member -> member.columns().stream()
                        .map(column -> column.type())
                        .toList()
                        .equals(after.columns().stream()
                                .map(column -> column.type())
                                .toList()))
                .isPresent();
    }
}
