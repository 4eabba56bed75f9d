package app.support.query;

import app.support.model.Entity;
import app.support.model.Member;
import app.support.model.RowCondition;
import java.util.List;
import java.util.Optional;

/** What a read shows of the records of one entity, member by member in the order of the wire. */
public record Selection(Entity entity, List<Item> items) {

    /** How many related records a to-many shows before its cursor. */
    public static final int RELATED_MAX = 25;

    public Selection {
        items = List.copyOf(items);
    }

    /** One member of the answer. */
    public sealed interface Item {
        Member member();

        /** The member is shown only where this is true, and null elsewhere; absent: shown in every row. */
        Optional<RowCondition> shownWhere();
    }

    /** A field, formula, system member, or the id behind a to-one relation. */
    public record Value(Member member, Optional<RowCondition> shownWhere) implements Item {}

    /** The ids that a manyToMany relation of the record links to, all of them, in their order. */
    public record Links(Member.ToMany member, Optional<RowCondition> shownWhere) implements Item {}

    /** The related record in place of its id; null where the caller may not read it. */
    public record One(Member.ToOne member, Optional<RowCondition> shownWhere, Selection target) implements Item {}

    /** The first {@link #RELATED_MAX} related records that the caller may read, by id, with a cursor. */
    public record Many(Member.ToMany member, Optional<RowCondition> shownWhere, Selection target) implements Item {}
}
