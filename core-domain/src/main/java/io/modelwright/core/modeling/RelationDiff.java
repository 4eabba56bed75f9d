package io.modelwright.core.modeling;

import io.modelwright.core.modeling.DetailChange.Detail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What differs between the relations of two designs; serves {@link Diff}, for one run. */
final class RelationDiff {

    private final Design before;
    private final Design after;
    private final Retired retired;
    private final List<Change> changes = new ArrayList<>();

    RelationDiff(Design before, Design after, Retired retired) {
        this.before = before;
        this.after = after;
        this.retired = retired;
    }

    List<Change> run() {
        for (Relation relation : after.relations()) {
            Optional<Relation> old = find(before, relation.id());
            if (old.isPresent() && sameOwner(old.get(), relation)) {
                compare(old.get(), relation);
            } else {
                appears(relation);
            }
        }
        for (Relation relation : before.relations()) {
            boolean ownerStays = id(before, relation.from())
                    .flatMap(entity -> Diff.entity(after, entity))
                    .isPresent();
            boolean stays = find(after, relation.id())
                    .filter(kept -> sameOwner(relation, kept))
                    .isPresent();
            // a relation that starts at an entity that goes, goes with it
            if (ownerStays && !stays) {
                changes.add(new RelationChange.Removed(relation));
            }
        }
        return changes;
    }

    private void appears(Relation relation) {
        ElementId owner = id(after, relation.from()).orElseThrow();
        if (isKept(owner, relation)) {
            changes.add(new RelationChange.Restored(relation));
            if (relation.required()) {
                changes.add(new RelationChange.RequiredChanged(relation));
            }
        } else {
            changes.add(new RelationChange.Added(relation));
        }
    }

    /** Whether the database still has the links of that relation, with the same kind of storage and the same target. */
    private boolean isKept(ElementId owner, Relation relation) {
        Optional<ElementId> target = id(after, relation.to());
        if (!relation.isToOne()) {
            return retired.findLinks(relation.id(), owner, target).isPresent();
        }
        Retired.Content.Reference wanted = new Retired.Content.Reference(target);
        boolean inRetiredTable = Diff.entity(before, owner).isEmpty()
                && retired.findTable(owner)
                        .filter(table -> table.members().stream()
                                .anyMatch(member -> member.id().equals(relation.id())
                                        && member.content().equals(wanted)))
                        .isPresent();
        return inRetiredTable
                || retired.findReferences(owner, relation.id(), wanted).isPresent();
    }

    private void compare(Relation old, Relation relation) {
        if (!old.name().equals(relation.name())) {
            changes.add(new RelationChange.Renamed(old, relation));
        }
        boolean retargeted = !id(before, old.to()).equals(id(after, relation.to()));
        boolean newStorage = old.isToOne() != relation.isToOne() || retargeted;
        if (retargeted) {
            changes.add(new RelationChange.Retargeted(old, relation));
        }
        if (old.kind() != relation.kind()) {
            changes.add(new RelationChange.KindChanged(old, relation));
        }
        if (old.required() != relation.required() || (relation.required() && newStorage)) {
            changes.add(new RelationChange.RequiredChanged(relation));
        }
        if (old.onDelete() != relation.onDelete()) {
            changes.add(new RelationChange.OnDeleteChanged(old, relation));
        }
        if (!old.labels().equals(relation.labels()) || !old.inverse().equals(relation.inverse())) {
            String name = relation.from() + "." + relation.name();
            changes.add(new Detail("changeRelationLabels", relation.id(), relation.from(), name));
        }
    }

    private boolean sameOwner(Relation old, Relation relation) {
        return id(before, old.from()).equals(id(after, relation.from()));
    }

    private static Optional<Relation> find(Design design, ElementId id) {
        return design.relations().stream()
                .filter(relation -> relation.id().equals(id))
                .findFirst();
    }

    /** The entity of that name; absent for people. */
    private static Optional<ElementId> id(Design design, String entity) {
        return design.findEntity(entity).map(Entity::id);
    }
}
