package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldChange;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.plan.Impacts.Judged;
import io.modelwright.core.modeling.plan.PlannedChange.Question;
import io.modelwright.core.modeling.plan.PlannedChange.Remedy;
import io.modelwright.core.modeling.plan.Transition.Origin;
import io.modelwright.core.sql.Conversion;
import io.modelwright.core.sql.SqlLiterals;
import java.util.List;
import java.util.Optional;

/** What changes of fields mean for the records that exist. */
final class FieldImpacts {

    private final Blueprint blueprint;

    FieldImpacts(Blueprint blueprint) {
        this.blueprint = blueprint;
    }

    Judged judge(FieldChange change) {
        Entity entity = blueprint.afterDesign().findEntity(change.entity()).orElseThrow();
        Field field = change.field();
        String label = "“" + Words.label(field.labels(), field.name()) + "” of " + Words.one(entity);
        return switch (change) {
            case FieldChange.Added added -> added(entity, field, label);
            case FieldChange.Renamed renamed ->
                Impacts.safe("Renames " + renamed.before().name() + " of " + entity.name() + " to " + field.name()
                        + "; its values stay.");
            case FieldChange.Removed removed -> removed(entity, field, label);
            case FieldChange.Restored restored -> restored(entity, field, label);
            case FieldChange.Retyped retyped -> retyped(entity, retyped, label);
            case FieldChange.RequiredChanged required -> required(entity, field, label);
            case FieldChange.UniqueChanged unique ->
                field.unique()
                        ? Impacts.unique(
                                blueprint,
                                entity,
                                List.of(field.id()),
                                "No two " + Words.many(entity) + " may share " + label + ".")
                        : Impacts.safe("Records may share " + label + ".");
            case FieldChange.ChoiceAdded added ->
                Impacts.safe("Adds “" + added.choice().name() + "” to the choices of " + label + ".");
            case FieldChange.ChoiceRenamed renamed -> choiceRenamed(entity, renamed, label);
            case FieldChange.ChoiceRemoved removed -> choiceRemoved(entity, removed, label);
        };
    }

    private Judged added(Entity entity, Field field, String label) {
        String description = "Adds " + label + ".";
        Optional<Transition> transition = blueprint.transition(entity.id(), field.id());
        if (transition.isEmpty()
                || !field.required()
                || transition.get().after().identity()) {
            return transition.filter(found -> found.after().identity()).isPresent()
                    ? Impacts.rewrite(description + " Records that exist are numbered.", Optional.empty())
                    : Impacts.safe(description);
        }
        if (!field.unique()
                && Defaults.literals(blueprint.afterDesign(), entity.id(), field.id())
                        .isPresent()) {
            return Impacts.safe(description + " Records that exist get its default value.");
        }
        return needsValue(entity, transition.get(), description, "true", field);
    }

    private Judged needsValue(Entity entity, Transition transition, String description, String condition, Field field) {
        String name = Words.label(field.labels(), field.name());
        return new Judged(
                Impact.NEEDS_VALUE,
                Impact.SAFE,
                List.of(Remedy.FILL),
                description,
                Optional.of(Words.question(
                        Impacts.count(blueprint, transition.table().name(), condition),
                        entity,
                        "has no " + name,
                        "have no " + name)));
    }

    private Judged removed(Entity entity, Field field, String label) {
        if (field.type() instanceof FieldType.Formula) {
            return Impacts.safe("Removes the formula " + label + ".");
        }
        Schema.Table table = blueprint.before().table(entity.id());
        String present = Namer.old(table.member(field.id()).column()) + " IS NOT NULL";
        String name = Words.label(field.labels(), field.name());
        return Impacts.loses(
                "Takes " + label + " out of the app; its values are kept aside and can be restored.",
                Words.question(
                        Impacts.count(blueprint, table.name(), present), entity, "has a " + name, "have a " + name));
    }

    private Judged restored(Entity entity, Field field, String label) {
        Transition transition = blueprint.transition(entity.id(), field.id()).orElseThrow();
        String name = Words.label(field.labels(), field.name());
        Question question = Words.question(
                Impacts.count(blueprint, transition.table().name(), transition.present()),
                entity,
                "gets its " + name + " back",
                "get their " + name + " back");
        return new Judged(
                Impact.SAFE,
                Impact.SAFE,
                List.of(),
                "Brings " + label + " back with the values that it had.",
                Optional.of(question));
    }

    private Judged retyped(Entity entity, FieldChange.Retyped change, String label) {
        Field field = change.field();
        String description = "Makes " + label + " " + article(field.type().keyword()) + ", from "
                + article(change.before().type().keyword()) + ".";
        if (field.type() instanceof FieldType.Formula) {
            return removed(entity, change.before(), label);
        }
        Transition transition = blueprint.transition(entity.id(), field.id()).orElseThrow();
        if (!(transition.origin() instanceof Origin.OwnColumns)) {
            return Impacts.safe(description);
        }
        return switch (transition.conversion()) {
            case Conversion.Same same -> Impacts.safe(description);
            case Conversion.Lossless lossless -> Impacts.rewrite(description, Optional.empty());
            case Conversion.Guarded guarded -> unmatched(entity, transition, field, description);
            case Conversion.None none -> unmatched(entity, transition, field, description);
        };
    }

    private Judged unmatched(Entity entity, Transition transition, Field field, String description) {
        String what = "has a value that cannot become " + article(field.type().keyword());
        return new Judged(
                Impact.NEEDS_VALUE,
                Impact.REWRITE,
                remedies(field),
                description,
                Optional.of(Words.question(
                        Impacts.count(blueprint, transition.table().name(), transition.unmatched()),
                        entity,
                        what,
                        what.replace("has a value", "have values"))));
    }

    /** A required field cannot lose a value without getting another. */
    private static List<Remedy> remedies(Field field) {
        return field.required() ? List.of(Remedy.FILL) : List.of(Remedy.FILL, Remedy.ACKNOWLEDGE);
    }

    private Judged required(Entity entity, Field field, String label) {
        if (!field.required()) {
            return Impacts.safe("Records need no " + label + " any more.");
        }
        String description = "Every " + Words.one(entity) + " needs " + label + ".";
        return blueprint
                .transition(entity.id(), field.id())
                .filter(transition -> !transition.after().identity())
                .map(transition -> needsValue(entity, transition, description, transition.missing(), field))
                .orElseGet(() -> Impacts.safe(description));
    }

    private Judged choiceRenamed(Entity entity, FieldChange.ChoiceRenamed change, String label) {
        return Impacts.rewrite(
                "Renames the choice “" + change.before().name() + "” of " + label + " to “"
                        + change.choice().name() + "”, also in records.",
                holding(entity, change.field(), change.before()));
    }

    private Judged choiceRemoved(Entity entity, FieldChange.ChoiceRemoved change, String label) {
        return new Judged(
                Impact.NEEDS_VALUE,
                Impact.SAFE,
                remedies(change.field()),
                "Removes “" + change.choice().name() + "” from the choices of " + label + ".",
                holding(entity, change.field(), change.choice()));
    }

    /** Asks for the records that hold a choice of the old design. */
    private Optional<Question> holding(Entity entity, Field field, Choice choice) {
        return blueprint
                .transition(entity.id(), field.id())
                .flatMap(transition -> transition.before().map(before -> {
                    String name = SqlLiterals.text(choice.name());
                    String column = Namer.old(before.column());
                    String condition = field.type() instanceof FieldType.MultiChoice
                            ? name + " = ANY (" + column + ")"
                            : column + " = " + name;
                    return Words.question(
                            Impacts.count(blueprint, transition.table().name(), condition),
                            entity,
                            "is “" + choice.name() + "”",
                            "are “" + choice.name() + "”");
                }));
    }

    private static String article(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }
}
