package io.modelwright.core.modeling.validation;

import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.KeySet;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.shared.JsonPointer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds unique fields, unique sets and indexes that PostgreSQL could not keep an index for, or that name what is not there. */
final class Keys implements Check {

    @Override
    public void check(Model model, Findings findings) {
        model.forEachField((entity, field) -> {
            if (field.unique() && !isKey(field.type())) {
                findings.error(
                        "no-key",
                        model.place(field.id(), "unique"),
                        "Values of type " + field.type().keyword() + " cannot be unique.");
            }
        });
        for (Entity entity : model.entities()) {
            checkSets(model, entity, entity.uniqueSets(), findings);
            checkSets(model, entity, entity.indexes(), findings);
        }
    }

    private static void checkSets(Model model, Entity entity, List<KeySet> sets, Findings findings) {
        Set<List<String>> seen = new HashSet<>();
        for (KeySet set : sets) {
            JsonPointer members = model.place(set.id(), "members");
            if (set.members().isEmpty()) {
                findings.error("no-members", members, "At least one field or relation is expected here.");
            } else if (!seen.add(set.members())) {
                findings.warning("duplicate-key", members, "The same combination stands in this list before.");
            }
            checkMembers(model, entity, set, members, findings);
        }
    }

    private static void checkMembers(Model model, Entity entity, KeySet set, JsonPointer place, Findings findings) {
        Set<String> seen = new HashSet<>();
        int columns = 0;
        for (int i = 0; i < set.members().size(); i++) {
            String name = set.members().get(i);
            if (!seen.add(name)) {
                findings.error("duplicate-name", place.item(i), "This name stands in the list before.");
            }
            columns += checkMember(model, entity, name, place.item(i), findings);
        }
        if (columns > DesignLimits.KEY_COLUMNS) {
            findings.error(
                    "too-many",
                    place,
                    "A key has " + DesignLimits.KEY_COLUMNS + " columns at most; money counts as two.");
        }
    }

    /** How many columns of a key that member takes. */
    private static int checkMember(Model model, Entity entity, String name, JsonPointer place, Findings findings) {
        Optional<Field> field = entity.findField(name);
        if (field.isPresent()) {
            FieldType type = field.get().type();
            if (!isKey(type)) {
                findings.error("no-key", place, "Values of type " + type.keyword() + " cannot be part of a key.");
            }
            return type instanceof FieldType.Money ? 2 : 1;
        }
        Optional<Relation> relation = model.relation(entity.name(), name);
        if (relation.isEmpty()) {
            findings.error("unknown-field", place, "The entity has no field or to-one relation \"" + name + "\".");
        } else if (!relation.get().isToOne()) {
            findings.error("no-key", place, "A manyToMany relation cannot be part of a key.");
        }
        return 1;
    }

    /** Whether a B-tree can hold values of that type; text of any length would not fit its pages. */
    private static boolean isKey(FieldType type) {
        return switch (type) {
            case FieldType.Text key -> true;
            case FieldType.LongText tooLong -> false;
            case FieldType.FormattedText key -> true;
            case FieldType.IntegerNumber key -> true;
            case FieldType.LongNumber key -> true;
            case FieldType.DecimalNumber key -> true;
            case FieldType.FloatNumber key -> true;
            case FieldType.Money key -> true;
            case FieldType.SingleChoice key -> true;
            case FieldType.MultiChoice unordered -> false;
            case FieldType.Formula computed -> false;
            case FieldType.Plain plain ->
                switch (plain) {
                    case BOOLEAN, DATE, TIME, DATE_TIME, DURATION, UUID, FILE, IMAGE, AUTO_NUMBER -> true;
                    case JSON, GEO_POINT, SECRET -> false;
                };
        };
    }
}
