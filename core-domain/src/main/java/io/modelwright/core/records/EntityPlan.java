package io.modelwright.core.records;

import io.modelwright.core.expression.Expr;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entity of a {@link CompiledApp}.
 *
 * @param members by name, in the order of the wire: system members, fields, to-one relations, then to-many ones
 * @param defaults the values of new records where none is given, by field
 */
public record EntityPlan(
        Entity entity,
        Map<String, Member> members,
        List<CompiledRule> rules,
        List<CompiledPattern> patterns,
        Map<ElementId, Object> defaults) {

    public EntityPlan {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        rules = List.copyOf(rules);
        patterns = List.copyOf(patterns);
        defaults = Map.copyOf(defaults);
    }

    /**
     * The pattern that the values of a text field match.
     *
     * @param condition false where a value does not match
     */
    public record CompiledPattern(Field field, Expr condition) {}

    public ElementId id() {
        return entity.id();
    }

    public String name() {
        return entity.name();
    }

    public Optional<Member> find(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** The fields that have columns. */
    public List<Member.Column> columns() {
        return membersOf(Member.Column.class);
    }

    /** The fields that hold files or images; most entities have none. */
    public List<Member.Column> fileFields() {
        return columns().stream().filter(column -> column.type().isFile()).toList();
    }

    /** The to-one relations whose foreign key this entity holds. */
    public List<Member.ToOne> references() {
        return membersOf(Member.ToOne.class).stream()
                .filter(member -> !member.inverse())
                .toList();
    }

    /** The manyToMany relations that start here, which records of this entity write. */
    public List<Member.ToMany> linkSets() {
        return membersOf(Member.ToMany.class).stream()
                .filter(member -> member.side() == Member.ToMany.Side.LINKS_FROM)
                .toList();
    }

    private <M extends Member> List<M> membersOf(Class<M> kind) {
        return members.values().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Two plans are equal only if they are the same. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "EntityPlan[" + name() + "]";
    }
}
