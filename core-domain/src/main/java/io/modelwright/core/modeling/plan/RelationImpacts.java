package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.RelationChange;
import io.modelwright.core.modeling.plan.Impacts.Judged;
import io.modelwright.core.modeling.plan.PlannedChange.Question;
import io.modelwright.core.modeling.plan.PlannedChange.Remedy;
import java.util.List;
import java.util.Optional;

/** What changes of relations mean for the records that exist. */
final class RelationImpacts {

    private final Blueprint blueprint;

    RelationImpacts(Blueprint blueprint) {
        this.blueprint = blueprint;
    }

    Judged judge(RelationChange change) {
        Relation relation = change.relation();
        String label = "“" + Words.label(relation.labels(), relation.name()) + "” of " + relation.from();
        return switch (change) {
            case RelationChange.Added added -> needed(relation, "Adds " + label + ".");
            case RelationChange.Renamed renamed ->
                Impacts.safe("Renames " + renamed.before().name() + " of " + relation.from() + " to " + relation.name()
                        + "; its links stay.");
            case RelationChange.Removed removed ->
                Impacts.loses(
                        "Takes " + label + " out of the app; its links are kept aside and can be restored.",
                        links(relation));
            case RelationChange.Restored restored ->
                Impacts.safe("Brings " + label + " back with the links whose both ends still exist.");
            case RelationChange.Retargeted retargeted ->
                Impacts.loses(
                        label + " leads to " + relation.to() + " from now on; its links to "
                                + retargeted.before().to() + " are kept aside.",
                        links(retargeted.before()));
            case RelationChange.KindChanged kind -> kind(kind, label);
            case RelationChange.RequiredChanged required ->
                relation.required()
                        ? needed(relation, "Every " + relation.from() + " needs " + label + ".")
                        : Impacts.safe("Records need no " + label + " any more.");
            case RelationChange.OnDeleteChanged onDelete ->
                Impacts.safe("When its target is deleted, " + label + " now means: "
                        + relation.onDelete().keyword() + ".");
        };
    }

    private Judged needed(Relation relation, String description) {
        Entity entity = blueprint.afterDesign().findEntity(relation.from()).orElseThrow();
        Optional<Transition> transition = blueprint.transition(entity.id(), relation.id());
        if (!relation.required() || transition.isEmpty()) {
            return Impacts.safe(description);
        }
        String name = Words.label(relation.labels(), relation.name());
        return new Judged(
                Impact.NEEDS_VALUE,
                Impact.SAFE,
                List.of(Remedy.FILL),
                description,
                Optional.of(Words.question(
                        Impacts.count(
                                blueprint,
                                transition.get().table().name(),
                                transition.get().missing()),
                        entity,
                        "has no " + name,
                        "have no " + name)));
    }

    private Question links(Relation relation) {
        Schema.Links links = blueprint.before().links().get(relation.id());
        String sql;
        if (links != null) {
            sql = Impacts.count(blueprint, links.name(), "true");
        } else {
            Entity owner = blueprint.beforeDesign().findEntity(relation.from()).orElseThrow();
            Schema.Table table = blueprint.before().table(owner.id());
            String column = Namer.old(table.member(relation.id()).column());
            sql = Impacts.count(blueprint, table.name(), column + " IS NOT NULL");
        }
        return new Question(sql, "1 link leaves the app", "%d links leave the app");
    }

    private Judged kind(RelationChange.KindChanged change, String label) {
        Relation relation = change.relation();
        String description = label + " is " + relation.kind().keyword() + " now, from "
                + change.before().kind().keyword() + ".";
        Schema.Links links = blueprint.before().links().get(relation.id());
        Entity entity = blueprint.afterDesign().findEntity(relation.from()).orElseThrow();
        if (!relation.isToOne()) {
            return Impacts.rewrite(description + " Every link stays.", Optional.empty());
        }
        if (links != null) {
            String sql = "SELECT count(*) FROM (SELECT FROM "
                    + blueprint.namer().of(links.name()) + " l GROUP BY l.from_id HAVING count(*) > 1) d";
            return new Judged(
                    Impact.LOSES_DATA,
                    Impact.REWRITE,
                    List.of(Remedy.ACKNOWLEDGE),
                    description + " Of several links of a record the first one stays.",
                    Optional.of(Words.question(sql, entity, "has several links", "have several links")));
        }
        return relation.kind() == Relation.Kind.ONE_TO_ONE
                ? Impacts.unique(blueprint, entity, List.of(relation.id()), description)
                : Impacts.safe(description);
    }
}
