package app.support.query;

import app.support.expression.Expr;
import app.support.model.AppModel;
import app.support.model.Entity;
import app.support.model.RecordRights;
import java.util.List;
import java.util.Optional;

/**
 * What reads of one shape ask for, compiled once and used for many requests. The rights of the caller are part of it: rows
 * that they do not grant are not there, and each step of a path ends in null where the record it leads to is not readable.
 * Two plans are equal only if they are the same object, so that stores can keep what they made for one.
 */
public final class ReadPlan {

    private final RecordRights rights;
    private final Selection selection;
    private final Optional<Expr> filter;
    private final Optional<Search> search;
    private final List<SortKey> order;

    /** @param order ends with {@link SortKey#BY_ID} */
    public ReadPlan(
            RecordRights rights,
            Selection selection,
            Optional<Expr> filter,
            Optional<Search> search,
            List<SortKey> order) {
        this.rights = rights;
        this.selection = selection;
        this.filter = filter;
        this.search = search;
        this.order = List.copyOf(order);
    }

    public RecordRights rights() {
        return rights;
    }

    public AppModel model() {
        return rights.model();
    }

    public Entity entity() {
        return selection.entity();
    }

    public Selection selection() {
        return selection;
    }

    public Optional<Expr> filter() {
        return filter;
    }

    public Optional<Search> search() {
        return search;
    }

    public List<SortKey> order() {
        return order;
    }
}
