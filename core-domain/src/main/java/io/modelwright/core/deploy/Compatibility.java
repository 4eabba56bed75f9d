package io.modelwright.core.deploy;

import io.modelwright.core.modeling.Change;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldChange;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.KeyChange;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.RelationChange;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.core.modeling.plan.PlannedChange;
import java.util.List;

/**
 * Whether the release before a plan still works on the database behind it. It names the columns that it reads and writes, so what
 * is new beside them does not disturb it unless a row needs a value that it does not give. Whatever is not known to be harmless is
 * breaking.
 */
public final class Compatibility {

    private Compatibility() {}

    /** What stands against it, a sentence for each change; empty: nothing. */
    public static List<String> breaking(Plan plan) {
        return plan.changes().stream()
                .filter(change -> !isCompatible(change))
                .map(PlannedChange::description)
                .toList();
    }

    static boolean isCompatible(PlannedChange planned) {
        return planned.sql().isEmpty() || isCompatible(planned.change());
    }

    private static boolean isCompatible(Change change) {
        return switch (change) {
            case FieldChange.Added(String entity, Field field) -> isLeftOut(field);
            case RelationChange.Added(Relation relation) -> isLeftOut(relation);
            case KeyChange.Added added -> !added.unique();
            case KeyChange.Removed removed -> true;
            case KeyChange.Changed changed -> !changed.unique();
            default -> change.kind().equals("addEntity");
        };
    }

    /** Whether rows are written without it. */
    private static boolean isLeftOut(Field field) {
        return !field.required() && field.type() != FieldType.Plain.AUTO_NUMBER;
    }

    private static boolean isLeftOut(Relation relation) {
        return !relation.required();
    }
}
