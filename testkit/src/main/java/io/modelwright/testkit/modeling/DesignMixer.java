package io.modelwright.testkit.modeling;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.KeySet;
import io.modelwright.core.modeling.Relation;
import io.modelwright.testkit.modeling.DesignPlan.EntityPlan;
import io.modelwright.testkit.modeling.DesignPlan.FieldPlan;
import io.modelwright.testkit.modeling.DesignPlan.RelationPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes the second design of an {@link Designs.Evolution} out of the first and of an independent one. */
final class DesignMixer {

    /** Gives out the decisions one by one, from the start again at their end. */
    private static final class Decisions {
        private final List<Integer> numbers;
        private int next;

        private Decisions(List<Integer> numbers) {
            this.numbers = numbers;
        }

        /** True in {@code tenths} of ten cases. */
        private boolean choose(int tenths) {
            int number = numbers.get(next % numbers.size());
            next++;
            return number < tenths;
        }
    }

    private DesignMixer() {}

    /** The wish for the second design: parts of the first as they were, parts of the second in their place or beside them. */
    static DesignPlan mix(DesignPlan first, DesignPlan second, List<Integer> numbers) {
        Decisions decisions = new Decisions(numbers);
        List<EntityPlan> entities = new ArrayList<>();
        for (int i = 0; i < first.entities().size(); i++) {
            EntityPlan before = first.entities().get(i);
            if (decisions.choose(8)) {
                Optional<EntityPlan> other = i < second.entities().size()
                        ? Optional.of(second.entities().get(i))
                        : Optional.empty();
                entities.add(other.map(entity -> mix(before, entity, decisions)).orElse(before));
            }
        }
        if (second.entities().size() > first.entities().size()) {
            entities.addAll(second.entities()
                    .subList(first.entities().size(), second.entities().size()));
        }
        List<RelationPlan> relations = new ArrayList<>();
        first.relations().stream().filter(relation -> decisions.choose(7)).forEach(relations::add);
        second.relations().stream().filter(relation -> decisions.choose(5)).forEach(relations::add);
        return new DesignPlan(second.timeZone(), entities, relations, second.roles());
    }

    private static EntityPlan mix(EntityPlan before, EntityPlan other, Decisions decisions) {
        List<FieldPlan> fields = new ArrayList<>();
        for (int i = 0; i < before.fields().size(); i++) {
            FieldPlan field = before.fields().get(i);
            boolean replaced = i < other.fields().size() && decisions.choose(4);
            if (replaced || decisions.choose(8)) {
                fields.add(replaced ? mix(field, other.fields().get(i), decisions) : field);
            }
        }
        int more = Math.min(other.fields().size(), 2);
        fields.addAll(other.fields()
                .subList(other.fields().size() - more, other.fields().size()));
        return new EntityPlan(
                decisions.choose(2) ? other.name() : before.name(),
                before.labels(),
                before.labelled(),
                fields,
                other.rules(),
                decisions.choose(5) ? before.uniqueSets() : other.uniqueSets(),
                decisions.choose(5) ? before.indexes() : other.indexes());
    }

    private static FieldPlan mix(FieldPlan before, FieldPlan other, Decisions decisions) {
        return new FieldPlan(
                decisions.choose(5) ? other.name() : before.name(),
                other.labels(),
                decisions.choose(5) ? other.type() : before.type(),
                decisions.choose(5) ? other.required() : before.required(),
                decisions.choose(3) ? other.unique() : before.unique(),
                before.formula());
    }

    /** The second design with the ids of the first where an element is taken to be the same. */
    static Design identify(Design before, Design after, List<Integer> numbers) {
        Decisions decisions = new Decisions(numbers);
        List<Entity> entities = new ArrayList<>();
        Map<ElementId, ElementId> same =
                match(before.entities(), after.entities(), Entity::id, Entity::name, decisions);
        for (Entity entity : after.entities()) {
            Optional<Entity> old = Optional.ofNullable(same.get(entity.id()))
                    .flatMap(id -> before.entities().stream()
                            .filter(candidate -> candidate.id().equals(id))
                            .findFirst());
            entities.add(old.map(found -> identify(found, entity, decisions)).orElse(entity));
        }
        Map<ElementId, ElementId> links = new LinkedHashMap<>();
        for (Entity entity : entities) {
            // a relation belongs to its owning entity and never moves to another one
            Optional<Entity> old = before.entities().stream()
                    .filter(candidate -> candidate.id().equals(entity.id()))
                    .findFirst();
            old.ifPresent(found -> links.putAll(match(
                    before.relationsFrom(found.name()),
                    after.relationsFrom(entity.name()),
                    Relation::id,
                    Relation::name,
                    decisions)));
        }
        List<Relation> relations = after.relations().stream()
                .map(relation -> new Relation(
                        links.getOrDefault(relation.id(), relation.id()),
                        relation.from(),
                        relation.name(),
                        relation.labels(),
                        relation.kind(),
                        relation.to(),
                        relation.inverse(),
                        relation.required(),
                        relation.onDelete()))
                .toList();
        return new Design(after.timeZone(), entities, relations, after.roles());
    }

    private static Entity identify(Entity before, Entity after, Decisions decisions) {
        Map<ElementId, ElementId> fields = match(before.fields(), after.fields(), Field::id, Field::name, decisions);
        return new Entity(
                before.id(),
                after.name(),
                after.labels(),
                after.recordLabel(),
                after.fields().stream()
                        .map(field -> new Field(
                                fields.getOrDefault(field.id(), field.id()),
                                field.name(),
                                field.labels(),
                                field.type(),
                                field.required(),
                                field.unique(),
                                field.defaultValue()))
                        .toList(),
                after.rules(),
                identify(before.uniqueSets(), after.uniqueSets(), decisions),
                identify(before.indexes(), after.indexes(), decisions));
    }

    private static List<KeySet> identify(List<KeySet> before, List<KeySet> after, Decisions decisions) {
        Map<ElementId, ElementId> same =
                match(before, after, KeySet::id, set -> String.join(",", set.members()), decisions);
        return after.stream()
                .map(set -> new KeySet(same.getOrDefault(set.id(), set.id()), set.members()))
                .toList();
    }

    /** Pairs elements of one name most of the time, and some of the others at random; after to before, each at most once. */
    private static <T> Map<ElementId, ElementId> match(
            List<T> before, List<T> after, Function<T, ElementId> id, Function<T, String> name, Decisions decisions) {
        Map<ElementId, ElementId> result = new LinkedHashMap<>();
        Set<ElementId> used = new HashSet<>();
        for (T element : after) {
            before.stream()
                    .filter(old -> name.apply(old).equals(name.apply(element)) && decisions.choose(9))
                    .findFirst()
                    .filter(old -> used.add(id.apply(old)))
                    .ifPresent(old -> result.put(id.apply(element), id.apply(old)));
        }
        for (T element : after) {
            if (!result.containsKey(id.apply(element)) && decisions.choose(4)) {
                before.stream()
                        .filter(old -> !used.contains(id.apply(old)))
                        .findFirst()
                        .ifPresent(old -> {
                            used.add(id.apply(old));
                            result.put(id.apply(element), id.apply(old));
                        });
            }
        }
        return result;
    }
}
