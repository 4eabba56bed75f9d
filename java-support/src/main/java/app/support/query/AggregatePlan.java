package app.support.query;

import app.support.expression.Expr;
import app.support.model.Entity;
import app.support.model.Member;
import app.support.model.RecordRights;
import java.util.List;
import java.util.Optional;

/**
 * What aggregates of one shape ask for; rights and identity as in {@link ReadPlan}. Groups come in the order of their keys,
 * absent values last.
 */
public final class AggregatePlan {

    /** How many groups an answer holds at most. */
    public static final int GROUPS_MAX = 500;

    /** What is computed over the values that are there. Averages are decimals with scale 6, half up, or doubles for floats. */
    public enum Function {
        COUNT,
        SUM,
        AVG,
        MIN,
        MAX
    }

    /** @param member what it is computed of; absent for the count of records */
    public record Aggregate(Function function, Optional<Member> member) {}

    private final RecordRights rights;
    private final Entity entity;
    private final Optional<Expr> filter;
    private final Optional<Search> search;
    private final List<SortKey> groupBy;
    private final List<Aggregate> aggregates;

    public AggregatePlan(
            RecordRights rights,
            Entity entity,
            Optional<Expr> filter,
            Optional<Search> search,
            List<SortKey> groupBy,
            List<Aggregate> aggregates) {
        this.rights = rights;
        this.entity = entity;
        this.filter = filter;
        this.search = search;
        this.groupBy = List.copyOf(groupBy);
        this.aggregates = List.copyOf(aggregates);
    }

    public RecordRights rights() {
        return rights;
    }

    public Entity entity() {
        return entity;
    }

    public Optional<Expr> filter() {
        return filter;
    }

    public Optional<Search> search() {
        return search;
    }

    public List<SortKey> groupBy() {
        return groupBy;
    }

    public List<Aggregate> aggregates() {
        return aggregates;
    }
}
