package app.support.query;

import app.support.model.Member;
import java.util.List;

/**
 * One key of an order; absent values come last both ways.
 *
 * @param path the to-one relations that lead to the record that has the member; empty for the record itself
 * @param member a {@link Member.OfSystem}, {@link Member.Column}, {@link Member.Computed} or {@link Member.ToOne} (by its id)
 */
public record SortKey(List<Member.ToOne> path, Member member, boolean descending) {

    /** The tie-breaker that ends every order. */
    public static final SortKey BY_ID = new SortKey(List.of(), Member.OfSystem.ID, false);

    public SortKey {
        path = List.copyOf(path);
    }
}
