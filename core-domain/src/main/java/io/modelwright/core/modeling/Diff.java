package io.modelwright.core.modeling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The semantic difference of two designs by stable ids. Two designs that are equal have no changes; two that are not have at
 * least one.
 */
public final class Diff {

    /** The subject of changes of the design as a whole. */
    public static final ElementId DESIGN = new ElementId(new UUID(0, 0));

    private final Design before;
    private final Design after;
    private final Retired retired;
    private final List<Change> changes = new ArrayList<>();

    private Diff(Design before, Design after, Retired retired) {
        this.before = before;
        this.after = after;
        this.retired = retired;
    }

    /**
     * What leads from one design to another: first the entities in the order of the new design, then those that go, then
     * relations likewise, then roles.
     *
     * @param retired what the database of {@code before} keeps, and so can be restored
     * @param purge ids of retired elements to destroy; those that the new design has again are not destroyed, and unknown
     *     ones mean nothing
     */
    public static List<Change> between(Design before, Design after, Retired retired, Set<ElementId> purge) {
        return new Diff(before, after, retired).run(purge);
    }

    /** The entity of that id. */
    static Optional<Entity> entity(Design design, ElementId id) {
        return design.entities().stream()
                .filter(entity -> entity.id().equals(id))
                .findFirst();
    }

    /** A retired table as the entity it was: its members bare, without rules and keys. */
    public static Entity ghost(Retired.Table table) {
        List<Field> fields = table.members().stream()
                .flatMap(member -> ghost(member.id(), member.name(), member.content()).stream())
                .toList();
        return new Entity(
                table.entity(), table.name(), Labels.NONE, Optional.empty(), fields, List.of(), List.of(), List.of());
    }

    static Optional<Field> ghost(ElementId id, String name, Retired.Content content) {
        return switch (content) {
            case Retired.Content.Value(FieldType type) ->
                Optional.of(new Field(id, name, Labels.NONE, type, false, false, Optional.empty()));
            case Retired.Content.Reference reference -> Optional.empty();
        };
    }

    private List<Change> run(Set<ElementId> purge) {
        if (!before.timeZone().equals(after.timeZone())) {
            changes.add(new DetailChange.Detail("changeTimeZone", DESIGN, "design", "timeZone"));
        }
        after.entities().forEach(this::entity);
        before.entities().stream()
                .filter(entity -> entity(after, entity.id()).isEmpty())
                .forEach(entity -> changes.add(new EntityChange.Removed(entity)));
        changes.addAll(new RelationDiff(before, after, retired).run());
        roles();
        purges(purge);
        if (changes.isEmpty() && !before.equals(after)) {
            changes.add(new DetailChange.Detail("changeOrder", DESIGN, "design", "order"));
        }
        return List.copyOf(changes);
    }

    private void entity(Entity entity) {
        Optional<Entity> live = entity(before, entity.id());
        Optional<Retired.Table> kept = retired.findTable(entity.id());
        if (live.isPresent()) {
            changes.addAll(new FieldDiff(live.get(), entity, retired).run());
        } else if (kept.isPresent()) {
            Entity ghost = ghost(kept.get());
            changes.add(new EntityChange.Restored(entity, kept.get()));
            changes.addAll(new FieldDiff(only(ghost, entity), entity, retired).run());
        } else {
            changes.add(new EntityChange.Added(entity));
        }
    }

    /** The ghost as far as the entity has its fields again, in details like the entity, so that only tables differ. */
    private static Entity only(Entity ghost, Entity entity) {
        Set<ElementId> wanted =
                Set.copyOf(entity.fields().stream().map(Field::id).toList());
        return new Entity(
                entity.id(),
                entity.name(),
                entity.labels(),
                entity.recordLabel(),
                ghost.fields().stream()
                        .filter(field -> wanted.contains(field.id()))
                        .toList(),
                entity.rules(),
                List.of(),
                List.of());
    }

    private void roles() {
        for (Role role : after.roles()) {
            Optional<Role> old = before.roles().stream()
                    .filter(candidate -> candidate.id().equals(role.id()))
                    .findFirst();
            if (old.isEmpty()) {
                changes.add(new DetailChange.Detail("addRole", role.id(), role.name(), role.name()));
            } else if (!old.get().equals(role)) {
                changes.add(new DetailChange.Detail("changeRole", role.id(), role.name(), role.name()));
            }
        }
        before.roles().stream()
                .filter(role ->
                        after.roles().stream().noneMatch(kept -> kept.id().equals(role.id())))
                .forEach(role ->
                        changes.add(new DetailChange.Detail("removeRole", role.id(), role.name(), role.name())));
    }

    private void purges(Set<ElementId> purge) {
        for (Retired.Table table : retired.tables()) {
            if (purge.contains(table.entity()) && entity(after, table.entity()).isEmpty()) {
                changes.add(new EntityChange.Purged(table));
            }
        }
        Set<ElementId> alive = Set.copyOf(Stream.concat(
                        after.entities().stream()
                                .flatMap(entity -> entity.fields().stream().map(Field::id)),
                        after.relations().stream().map(Relation::id))
                .toList());
        purge.stream()
                .sorted()
                .filter(id -> !alive.contains(id) || !restores(id))
                .forEach(this::purge);
    }

    /** Whether the new design takes up what is kept of that member. */
    private boolean restores(ElementId id) {
        boolean wasAlive = before.entities().stream()
                        .flatMap(entity -> entity.fields().stream())
                        .anyMatch(field -> field.id().equals(id))
                || before.relations().stream()
                        .anyMatch(relation -> relation.id().equals(id));
        return !wasAlive;
    }

    private void purge(ElementId id) {
        List<Retired.Column> columns = retired.columns().stream()
                .filter(column -> column.member().equals(id))
                .toList();
        List<Retired.Links> links = retired.links().stream()
                .filter(link -> link.relation().equals(id))
                .toList();
        if (columns.isEmpty() && links.isEmpty()) {
            return;
        }
        String name =
                columns.isEmpty() ? links.getFirst().name() : columns.getFirst().name();
        ElementId owner =
                columns.isEmpty() ? links.getFirst().from() : columns.getFirst().entity();
        boolean field = links.isEmpty()
                && columns.stream().allMatch(column -> column.content() instanceof Retired.Content.Value);
        String entity = entity(after, owner).map(Entity::name).orElse("(retired)");
        changes.add(new DetailChange.Purged(
                field ? "purgeField" : "purgeRelation", id, entity, entity + "." + name, columns, links));
    }
}
