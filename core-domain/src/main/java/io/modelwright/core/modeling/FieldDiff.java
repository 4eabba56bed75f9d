package io.modelwright.core.modeling;

import io.modelwright.core.modeling.DetailChange.Detail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What differs between two states of one entity; serves {@link Diff}, for one run. */
final class FieldDiff {

    private final Entity before;
    private final Entity after;
    private final Retired retired;
    private final List<Change> changes = new ArrayList<>();

    FieldDiff(Entity before, Entity after, Retired retired) {
        this.before = before;
        this.after = after;
        this.retired = retired;
    }

    List<Change> run() {
        if (!before.name().equals(after.name())) {
            changes.add(new EntityChange.Renamed(before, after));
        }
        if (!before.labels().equals(after.labels()) || !before.recordLabel().equals(after.recordLabel())) {
            changes.add(new Detail("changeLabels", after.id(), after.name(), after.name()));
        }
        Map<ElementId, Field> old = before.fields().stream().collect(Collectors.toMap(Field::id, Function.identity()));
        for (Field field : after.fields()) {
            Field known = old.remove(field.id());
            if (known == null) {
                appears(field);
            } else {
                compare(known, field);
            }
        }
        before.fields().stream()
                .filter(field -> old.containsKey(field.id()))
                .forEach(field -> changes.add(new FieldChange.Removed(after.name(), field)));
        keys(before.uniqueSets(), after.uniqueSets(), true);
        keys(before.indexes(), after.indexes(), false);
        rules();
        order();
        return changes;
    }

    private void appears(Field field) {
        Optional<Retired.Column> kept = field.type() instanceof FieldType.Formula
                ? Optional.empty()
                : retired.findColumn(after.id(), field.id());
        Optional<Field> ghost = kept.flatMap(column -> Diff.ghost(field.id(), field.name(), column.content()));
        if (ghost.isEmpty()) {
            changes.add(new FieldChange.Added(after.name(), field));
            return;
        }
        changes.add(new FieldChange.Restored(after.name(), field, kept.orElseThrow()));
        type(ghost.get(), field);
        constraints(ghost.get(), field);
    }

    private void compare(Field old, Field field) {
        if (!old.name().equals(field.name())) {
            changes.add(new FieldChange.Renamed(after.name(), old, field));
        }
        type(old, field);
        constraints(old, field);
        if (!old.labels().equals(field.labels())) {
            detail("changeFieldLabels", field);
        }
        if (!old.defaultValue().equals(field.defaultValue())) {
            detail("changeDefault", field);
        }
    }

    private void constraints(Field old, Field field) {
        boolean appearsAsColumn =
                old.type() instanceof FieldType.Formula && !(field.type() instanceof FieldType.Formula);
        if (old.required() != field.required() || (field.required() && appearsAsColumn)) {
            changes.add(new FieldChange.RequiredChanged(after.name(), field));
        }
        if (old.unique() != field.unique()) {
            changes.add(new FieldChange.UniqueChanged(after.name(), field));
        }
    }

    private void type(Field old, Field field) {
        if (old.type().equals(field.type())) {
            return;
        }
        if (old.type() instanceof FieldType.SingleChoice(List<Choice> was)
                && field.type() instanceof FieldType.SingleChoice(List<Choice> is)) {
            choices(field, was, is);
        } else if (old.type() instanceof FieldType.MultiChoice(List<Choice> was)
                && field.type() instanceof FieldType.MultiChoice(List<Choice> is)) {
            choices(field, was, is);
        } else if (old.type() instanceof FieldType.Formula && field.type() instanceof FieldType.Formula) {
            detail("changeFormula", field);
        } else if (isStoredAlike(old.type(), field.type())) {
            detail("changeFieldOptions", field);
        } else {
            changes.add(new FieldChange.Retyped(after.name(), old, field));
        }
    }

    /** Whether only what is accepted differs, not how it is stored. */
    private static boolean isStoredAlike(FieldType old, FieldType type) {
        if (old instanceof FieldType.DecimalNumber was && type instanceof FieldType.DecimalNumber is) {
            return was.precision() == is.precision() && was.scale() == is.scale();
        }
        return old.keyword().equals(type.keyword());
    }

    private void choices(Field field, List<Choice> was, List<Choice> is) {
        Map<ElementId, Choice> old = was.stream().collect(Collectors.toMap(Choice::id, Function.identity()));
        boolean detail = false;
        for (Choice choice : is) {
            Choice known = old.remove(choice.id());
            if (known == null) {
                changes.add(new FieldChange.ChoiceAdded(after.name(), field, choice));
            } else if (!known.name().equals(choice.name())) {
                changes.add(new FieldChange.ChoiceRenamed(after.name(), field, known, choice));
            } else {
                detail |= !known.equals(choice);
            }
        }
        was.stream()
                .filter(choice -> old.containsKey(choice.id()))
                .forEach(choice -> changes.add(new FieldChange.ChoiceRemoved(after.name(), field, choice)));
        List<ElementId> before =
                was.stream().map(Choice::id).filter(id -> !old.containsKey(id)).toList();
        List<ElementId> now =
                is.stream().map(Choice::id).filter(before::contains).toList();
        if (detail || !before.equals(now)) {
            detail("changeFieldOptions", field);
        }
    }

    private void keys(List<KeySet> was, List<KeySet> is, boolean unique) {
        for (KeySet set : is) {
            Optional<KeySet> old =
                    was.stream().filter(known -> known.id().equals(set.id())).findFirst();
            if (old.isEmpty()) {
                changes.add(new KeyChange.Added(after.name(), set, unique));
            } else if (!ids(before, old.get()).equals(ids(after, set))) {
                changes.add(new KeyChange.Changed(after.name(), old.get(), set, unique));
            }
        }
        was.stream()
                .filter(set -> is.stream().noneMatch(kept -> kept.id().equals(set.id())))
                .forEach(set -> changes.add(new KeyChange.Removed(after.name(), set, unique)));
    }

    /** Members that are fields by their ids, so that a rename is no change; relations are told by {@link RelationDiff}. */
    private static List<String> ids(Entity entity, KeySet set) {
        return set.members().stream()
                .map(member -> entity.findField(member)
                        .map(field -> field.id().toString())
                        .orElse(member))
                .toList();
    }

    private void rules() {
        for (Rule rule : after.rules()) {
            Optional<Rule> old = before.rules().stream()
                    .filter(known -> known.id().equals(rule.id()))
                    .findFirst();
            if (old.isEmpty()) {
                changes.add(new Detail("addRule", rule.id(), after.name(), rule.message()));
            } else if (!old.get().equals(rule)) {
                changes.add(new Detail("changeRule", rule.id(), after.name(), rule.message()));
            }
        }
        before.rules().stream()
                .filter(rule ->
                        after.rules().stream().noneMatch(kept -> kept.id().equals(rule.id())))
                .forEach(rule -> changes.add(new Detail("removeRule", rule.id(), after.name(), rule.message())));
    }

    private void order() {
        List<ElementId> was = before.fields().stream().map(Field::id).toList();
        List<ElementId> is = after.fields().stream().map(Field::id).toList();
        if (!was.stream()
                .filter(is::contains)
                .toList()
                .equals(is.stream().filter(was::contains).toList())) {
            changes.add(new Detail("changeOrder", after.id(), after.name(), after.name()));
        }
    }

    private void detail(String kind, Field field) {
        changes.add(new Detail(kind, field.id(), after.name(), after.name() + "." + field.name()));
    }
}
