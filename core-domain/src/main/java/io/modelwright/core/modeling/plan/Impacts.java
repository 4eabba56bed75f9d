package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.Change;
import io.modelwright.core.modeling.DetailChange;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.EntityChange;
import io.modelwright.core.modeling.FieldChange;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.KeyChange;
import io.modelwright.core.modeling.RelationChange;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.modeling.plan.PlannedChange.Question;
import io.modelwright.core.modeling.plan.PlannedChange.Remedy;
import java.util.List;
import java.util.Optional;

/** What each change means for the records that exist. */
final class Impacts {

    /** The impact of a change, its remedies and what to ask the database. */
    record Judged(
            Impact impact, Impact otherwise, List<Remedy> remedies, String description, Optional<Question> question) {}

    private final Blueprint blueprint;
    private final FieldImpacts fields;
    private final RelationImpacts relations;

    Impacts(Blueprint blueprint) {
        this.blueprint = blueprint;
        this.fields = new FieldImpacts(blueprint);
        this.relations = new RelationImpacts(blueprint);
    }

    Judged judge(Change change) {
        return switch (change) {
            case EntityChange entity -> entity(entity);
            case FieldChange field -> fields.judge(field);
            case KeyChange key -> key(key);
            case RelationChange relation -> relations.judge(relation);
            case DetailChange.Detail detail -> safe(detail(detail));
            case DetailChange.Purged purged -> purged(purged);
        };
    }

    static Judged safe(String description) {
        return new Judged(Impact.SAFE, Impact.SAFE, List.of(), description, Optional.empty());
    }

    static Judged rewrite(String description, Optional<Question> question) {
        return new Judged(Impact.REWRITE, Impact.SAFE, List.of(), description, question);
    }

    /** Always to be acknowledged, however many records there are. */
    static Judged loses(String description, Question question) {
        return new Judged(
                Impact.LOSES_DATA, Impact.LOSES_DATA, List.of(Remedy.ACKNOWLEDGE), description, Optional.of(question));
    }

    private Judged entity(EntityChange change) {
        return switch (change) {
            case EntityChange.Added(Entity entity) -> safe("Adds " + entity.name() + ".");
            case EntityChange.Renamed(Entity before, Entity after) ->
                safe("Renames " + before.name() + " to " + after.name() + "; its records stay.");
            case EntityChange.Removed(Entity entity) ->
                loses(
                        "Takes " + entity.name()
                                + " out of the app, with its fields and the relations that start there;"
                                + " its records are kept aside and can be restored.",
                        Words.question(
                                count(blueprint.before().table(entity.id()).name(), "true"),
                                entity,
                                "leaves the app",
                                "leave the app"));
            case EntityChange.Restored(Entity entity, Retired.Table from) ->
                new Judged(
                        Impact.SAFE,
                        Impact.SAFE,
                        List.of(),
                        "Brings " + entity.name() + " back with the records that it had.",
                        Optional.of(
                                Words.question(count(from.physicalName(), "true"), entity, "comes back", "come back")));
            case EntityChange.Purged(Retired.Table table) ->
                loses(
                        "Destroys what was kept of " + table.name() + ", for ever.",
                        new Question(
                                count(table.physicalName(), "true"),
                                "1 record of " + table.name() + " is destroyed",
                                "%d records of " + table.name() + " are destroyed"));
        };
    }

    private Judged key(KeyChange change) {
        String members = String.join(", ", change.set().members());
        if (!change.unique() || change instanceof KeyChange.Removed) {
            return safe((change.unique() ? "Uniqueness of " : "The index on ") + members + " of " + change.entity()
                    + (change instanceof KeyChange.Removed ? " goes." : " is made."));
        }
        Entity entity = blueprint.afterDesign().findEntity(change.entity()).orElseThrow();
        List<ElementId> ids = blueprint.after().keys().values().stream()
                .filter(key -> key.element().equals(change.subject()))
                .flatMap(key -> key.members().stream())
                .toList();
        return unique(blueprint, entity, ids, "No two " + Words.many(entity) + " may share " + members + ".");
    }

    /** Uniqueness of members, which needs that no two rows share them yet. Nothing but other values helps there. */
    static Judged unique(Blueprint blueprint, Entity entity, List<ElementId> members, String description) {
        return Duplicates.query(blueprint, entity.id(), members)
                .map(sql -> new Judged(
                        Impact.NEEDS_VALUE,
                        Impact.SAFE,
                        List.of(),
                        description,
                        Optional.of(Words.question(sql, entity, "shares it with another", "share it with others"))))
                .orElseGet(() -> safe(description));
    }

    private Judged purged(DetailChange.Purged purged) {
        String counts = "SELECT 0"
                + String.join(
                        "",
                        purged.columns().stream()
                                .flatMap(column -> blueprint
                                        .transitions()
                                        .current(column.entity())
                                        .map(table -> " + ("
                                                + count(
                                                        table.name(),
                                                        Namer.old(Schema.of(column)
                                                                        .column()) + " IS NOT NULL")
                                                + ")")
                                        .stream())
                                .toList())
                + String.join(
                        "",
                        purged.links().stream()
                                .map(links -> " + (" + count(links.physicalName(), "true") + ")")
                                .toList());
        return loses(
                "Destroys what was kept of " + purged.name() + ", for ever.",
                new Question(counts, "1 value is destroyed", "%d values are destroyed"));
    }

    private String count(String table, String condition) {
        return count(blueprint, table, condition);
    }

    static String count(Blueprint blueprint, String table, String condition) {
        return "SELECT count(*) FROM " + blueprint.namer().of(table) + " o"
                + (condition.equals("true") ? "" : " WHERE " + condition);
    }

    static Optional<FieldType> fieldType(Retired.Content content) {
        return content instanceof Retired.Content.Value(FieldType type) ? Optional.of(type) : Optional.empty();
    }

    private static String detail(DetailChange.Detail detail) {
        return switch (detail.kind()) {
            case "changeTimeZone" -> "Days begin in another time zone.";
            case "changeOrder" -> "Puts the elements of " + detail.entity() + " in another order.";
            case "changeLabels", "changeFieldLabels", "changeRelationLabels" ->
                "Changes how " + detail.name() + " is shown.";
            case "changeDefault" -> "New records begin with another " + detail.name() + ".";
            case "changeFieldOptions" ->
                "Other values of " + detail.name() + " are accepted from now on; those that exist stay.";
            case "changeFormula" -> "Computes " + detail.name() + " in another way.";
            case "addRule", "changeRule" -> "From now on " + detail.entity() + " must obey: " + detail.name();
            case "removeRule" -> "No longer checked for " + detail.entity() + ": " + detail.name();
            case "addRole" -> "Adds the role " + detail.name() + ".";
            case "changeRole" -> "Changes what the role " + detail.name() + " may do.";
            case "removeRole" -> "Removes the role " + detail.name() + ".";
            default -> "Changes " + detail.name() + ".";
        };
    }
}
