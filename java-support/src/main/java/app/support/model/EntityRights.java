package app.support.model;

import app.support.expression.Expr;
import app.support.expression.Leaf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What one standing may do with the records of one entity. Immutable but for a cache; thread-safe. */
public final class EntityRights {

    private final RecordRights all;
    private final Entity entity;
    private final Map<Action, List<Permission>> grants;
    private final Map<String, Access> shown = new ConcurrentHashMap<>();

    EntityRights(RecordRights all, Entity entity, Map<Action, List<Permission>> grants) {
        this.all = all;
        this.entity = entity;
        this.grants = Map.copyOf(grants);
    }

    /** The records that the action may touch. */
    public Access access(Action action) {
        return Access.anyOf(grantsFor(action).stream().map(Permission::rows).toList());
    }

    /**
     * In which of the readable records the member is shown. A formula is shown where everything that it reads is; one that
     * reads a field of a related record which is not always shown is never shown.
     */
    public Access shows(Member member) {
        Access known = shown.get(member.name());
        if (known == null) {
            known = derive(member);
            shown.put(member.name(), known);
        }
        return known;
    }

    /** Whether the member is shown in every readable record: only then may it be filtered, sorted, grouped or searched by. */
    public boolean alwaysShows(Member member) {
        return shows(member).isAll();
    }

    /** The records in which the action may write all of those members. */
    public Access writes(Action action, Collection<String> members) {
        List<Access> parts = new ArrayList<>();
        parts.add(access(action));
        for (String member : members) {
            parts.add(Access.anyOf(grantsFor(action).stream()
                    .filter(grant -> grant.writes(member))
                    .map(Permission::rows)
                    .toList()));
        }
        return Access.allOf(parts);
    }

    private Access derive(Member member) {
        Access own = shownByPermissions(member.name());
        return switch (member) {
            case Member.OfSystem system -> Access.Fixed.ALL;
            case Member.Column column -> own;
            case Member.Computed computed -> Access.allOf(List.of(own, shownParts(computed.expression())));
            case Member.ToOne one -> all.reach(one).isNone() ? Access.Fixed.NONE : own;
            case Member.ToMany many ->
                !many.targetsUsers()
                                && all.of(many.target()).access(Action.READ).isNone()
                        ? Access.Fixed.NONE
                        : own;
        };
    }

    private Access shownByPermissions(String name) {
        List<Permission> readers = grantsFor(Action.READ);
        List<Access> showing = readers.stream()
                .filter(grant -> grant.shows(name))
                .map(Permission::rows)
                .toList();
        return !showing.isEmpty() && showing.size() == readers.size() ? Access.Fixed.ALL : Access.anyOf(showing);
    }

    private Access shownParts(Expr expr) {
        List<Access> parts = new ArrayList<>();
        expr.visit(node -> {
            if (node instanceof Expr.Path path) {
                parts.add(shownPath(path));
            }
        });
        return Access.allOf(parts);
    }

    private Access shownPath(Expr.Path path) {
        EntityRights at = this;
        List<Access> steps = new ArrayList<>();
        for (Relation relation : path.relations()) {
            steps.add(at.shownByPermissions(relation.name()));
            at = all.of(relation.to());
            steps.add(at.access(Action.READ).isNone() ? Access.Fixed.NONE : Access.Fixed.ALL);
        }
        steps.add(
                switch (path.leaf()) {
                    case Leaf.Stored stored ->
                        at.shownByPermissions(stored.field().name());
                    case Leaf.OfSystem system -> Access.Fixed.ALL;
                    case Leaf.Link link -> at.shownByPermissions(link.relation().name());
                });
        Access first = steps.getFirst();
        boolean restAlways = steps.stream().skip(1).allMatch(Access::isAll);
        return restAlways ? first : Access.Fixed.NONE;
    }

    private List<Permission> grantsFor(Action action) {
        return grants.getOrDefault(action, List.of());
    }

    @Override
    public String toString() {
        return "EntityRights[" + entity.name() + "]";
    }
}
