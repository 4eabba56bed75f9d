package io.modelwright.testkit.modeling;

import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.KeySet;
import io.modelwright.core.modeling.Labels;
import io.modelwright.core.modeling.Permission;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.Relation.Kind;
import io.modelwright.core.modeling.Relation.OnDelete;
import io.modelwright.core.modeling.Role;
import io.modelwright.core.modeling.Rule;
import io.modelwright.testkit.modeling.DesignPlan.EntityPlan;
import io.modelwright.testkit.modeling.DesignPlan.FieldPlan;
import io.modelwright.testkit.modeling.DesignPlan.PermissionPlan;
import io.modelwright.testkit.modeling.DesignPlan.RelationPlan;
import io.modelwright.testkit.modeling.DesignPlan.RolePlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Makes the nearest valid design of a wish: what cannot be is left out. One for each design. */
final class DesignAssembler {

    private final Supplier<ElementId> ids;
    private final TakenNames taken = new TakenNames();
    private final List<Entity> entities = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();

    private DesignAssembler(Supplier<ElementId> ids) {
        this.ids = ids;
    }

    static Design assemble(DesignPlan plan, Supplier<ElementId> ids) {
        return new DesignAssembler(ids).design(plan);
    }

    private Design design(DesignPlan plan) {
        List<EntityPlan> kept = plan.entities().stream()
                .filter(entity -> taken.takeTable(entity.name()))
                .toList();
        for (EntityPlan entity : kept) {
            entities.add(withFields(entity));
        }
        plan.relations().forEach(this::addRelation);
        for (int i = 0; i < kept.size(); i++) {
            entities.set(i, withRulesAndKeys(entities.get(i), kept.get(i)));
        }
        return new Design(plan.timeZone(), entities, relations, roles(plan.roles()));
    }

    private Entity withFields(EntityPlan plan) {
        List<Field> fields = new ArrayList<>();
        for (FieldPlan field : plan.fields()) {
            if (taken.takeField(plan.name(), field.name(), field.type().type())) {
                fields.add(field(field, fields));
            }
        }
        Labels labels = new Labels(
                plan.labels().displayName(),
                plan.labels().displayName().map(name -> name + "s"),
                plan.labels().description());
        Optional<String> recordLabel = fields.stream()
                .filter(field -> plan.labelled() && field.type() != FieldType.Plain.SECRET)
                .findFirst()
                .map(field -> "#{" + field.name() + "}");
        return new Entity(ids.get(), plan.name(), labels, recordLabel, fields, List.of(), List.of(), List.of());
    }

    private Field field(FieldPlan plan, List<Field> before) {
        ElementId id = ids.get();
        if (plan.formula().isPresent()) {
            FieldType.Formula formula =
                    Conditions.formula(before, plan.formula().get());
            return new Field(id, plan.name(), plan.labels(), formula, false, false, Optional.empty());
        }
        FieldType type = identified(plan.type().type());
        boolean unique = plan.unique() && TakenNames.isKey(type);
        return new Field(
                id,
                plan.name(),
                plan.labels(),
                type,
                plan.required(),
                unique,
                plan.type().defaultValue());
    }

    private FieldType identified(FieldType type) {
        List<Choice> choices = new ArrayList<>();
        Set<String> constants = new HashSet<>();
        for (Choice choice : type.choices()) {
            if (constants.add(choice.name().toUpperCase(Locale.ROOT))) {
                choices.add(new Choice(ids.get(), choice.name(), choice.label(), choice.color()));
            }
        }
        return switch (type) {
            case FieldType.SingleChoice single -> new FieldType.SingleChoice(choices);
            case FieldType.MultiChoice multi -> new FieldType.MultiChoice(choices);
            case FieldType.Text other -> other;
            case FieldType.LongText other -> other;
            case FieldType.FormattedText other -> other;
            case FieldType.IntegerNumber other -> other;
            case FieldType.LongNumber other -> other;
            case FieldType.DecimalNumber other -> other;
            case FieldType.FloatNumber other -> other;
            case FieldType.Money other -> other;
            case FieldType.Plain other -> other;
            case FieldType.Formula other -> other;
        };
    }

    private void addRelation(RelationPlan plan) {
        if (entities.isEmpty()) {
            return;
        }
        int from = plan.from() % entities.size();
        int to = plan.to() < 0 ? -1 : plan.to() % entities.size();
        String fromName = entities.get(from).name();
        String toName = to < 0 ? Relation.USER : entities.get(to).name();
        if (!taken.takeRelation(fromName, plan.name(), plan.kind())) {
            return;
        }
        Optional<String> inverse = plan.inverse().filter(name -> to >= 0 && taken.takeInverse(toName, name));
        // required relations only lead to entities before, so that they form no cycle
        boolean required = plan.required() && plan.kind() != Kind.MANY_TO_MANY && to < from;
        OnDelete onDelete = plan.onDelete();
        if (plan.kind() == Kind.MANY_TO_MANY) {
            onDelete = OnDelete.CASCADE;
        } else if (to < 0 || (required && onDelete == OnDelete.SET_NULL)) {
            onDelete = OnDelete.RESTRICT;
        }
        relations.add(new Relation(
                ids.get(), fromName, plan.name(), plan.labels(), plan.kind(), toName, inverse, required, onDelete));
    }

    private Entity withRulesAndKeys(Entity entity, EntityPlan plan) {
        List<Rule> rules = new ArrayList<>();
        for (int number : plan.rules()) {
            Optional<String> field = entity.fields().isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            entity.fields().get(number % entity.fields().size()).name());
            String condition = Conditions.condition(entity.fields(), number);
            rules.add(new Rule(ids.get(), condition, "Rule " + number, number % 2 == 0 ? field : Optional.empty()));
        }
        List<String> keys = new ArrayList<>();
        entity.fields().stream()
                .filter(field -> TakenNames.isKey(field.type()))
                .forEach(field -> keys.add(field.name()));
        relations.stream()
                .filter(relation -> relation.from().equals(entity.name()) && relation.isToOne())
                .forEach(relation -> keys.add(relation.name()));
        return new Entity(
                entity.id(),
                entity.name(),
                entity.labels(),
                entity.recordLabel(),
                entity.fields(),
                rules,
                keySets(keys, plan.uniqueSets()),
                keySets(keys, plan.indexes()));
    }

    private List<KeySet> keySets(List<String> keys, List<List<Integer>> wishes) {
        List<KeySet> result = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (List<Integer> wish : wishes) {
            List<String> members = keys.isEmpty()
                    ? List.of()
                    : wish.stream()
                            .map(number -> keys.get(number % keys.size()))
                            .distinct()
                            .toList();
            if (!members.isEmpty() && seen.add(members)) {
                result.add(new KeySet(ids.get(), members));
            }
        }
        return result;
    }

    private List<Role> roles(List<RolePlan> plans) {
        List<Role> roles = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (RolePlan plan : plans) {
            if (names.add(plan.name())) {
                List<Permission> permissions = entities.isEmpty()
                        ? List.of()
                        : plan.permissions().stream().map(this::permission).toList();
                roles.add(new Role(ids.get(), plan.name(), plan.labels(), permissions));
            }
        }
        return roles;
    }

    private Permission permission(PermissionPlan plan) {
        Entity entity = entities.get(plan.entity() % entities.size());
        Set<String> required = new HashSet<>();
        entity.fields().stream().filter(Field::required).forEach(field -> required.add(field.name()));
        List<String> optional = entity.fields().stream()
                .map(Field::name)
                .filter(name -> !required.contains(name))
                .toList();
        return new Permission(
                entity.name(),
                plan.actions(),
                plan.where().map(number -> Conditions.condition(entity.fields(), number)),
                some(optional, plan.hidden()),
                some(optional, plan.readOnly()));
    }

    private static List<String> some(List<String> names, List<Integer> numbers) {
        return names.isEmpty()
                ? List.of()
                : numbers.stream()
                        .map(number -> names.get(number % names.size()))
                        .distinct()
                        .toList();
    }
}
