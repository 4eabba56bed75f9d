package io.modelwright.core.exchange.mapping;

import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.KeySet;
import io.modelwright.core.modeling.Labels;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.Rule;
import io.modelwright.core.shared.Json;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A design in the making, whose elements know the lines they came from. Not for use by several threads. */
final class Drafts {

    final List<EntityDraft> entities = new ArrayList<>();
    final List<RelationDraft> relations = new ArrayList<>();
    private long drawn;

    /** An entity in the making. */
    static final class EntityDraft {
        final String name;
        final int line;
        final TakenNames members = TakenNames.ofMembers();
        final List<FieldDraft> fields = new ArrayList<>();
        final List<RuleDraft> rules = new ArrayList<>();
        final List<KeyDraft> uniques = new ArrayList<>();
        final List<KeyDraft> indexes = new ArrayList<>();
        Labels labels = Labels.NONE;
        Optional<String> recordLabel = Optional.empty();

        EntityDraft(String name, int line) {
            this.name = name;
            this.line = line;
        }

        Optional<FieldDraft> find(String field) {
            return fields.stream().filter(known -> known.name.equals(field)).findFirst();
        }
    }

    /** A field in the making. */
    static final class FieldDraft {
        final String name;
        final int line;
        FieldType type;
        boolean required;
        boolean unique;
        Optional<Json> defaultValue = Optional.empty();
        Labels labels = Labels.NONE;

        FieldDraft(String name, int line, FieldType type) {
            this.name = name;
            this.line = line;
            this.type = type;
        }
    }

    /** A relation in the making. */
    static final class RelationDraft {
        final String from;
        final String name;
        final int line;
        final String to;
        Relation.Kind kind;
        Optional<String> inverse = Optional.empty();
        boolean required;
        Relation.OnDelete onDelete = Relation.OnDelete.RESTRICT;
        Labels labels = Labels.NONE;

        RelationDraft(String from, String name, int line, Relation.Kind kind, String to) {
            this.from = from;
            this.name = name;
            this.line = line;
            this.kind = kind;
            this.to = to;
        }
    }

    record RuleDraft(String expression, String message, Optional<String> field, int line) {}

    record KeyDraft(List<String> members, int line) {}

    Optional<EntityDraft> find(String entity) {
        return entities.stream().filter(known -> known.name.equals(entity)).findFirst();
    }

    /** An id that means nothing outside of here: the document goes out without ids. */
    ElementId draw() {
        return new ElementId(new UUID(0x8000L, 0x8000_0000_0000_0000L + drawn++));
    }

    List<Choice> redrawn(List<Choice> choices) {
        return choices.stream()
                .map(choice -> new Choice(draw(), choice.name(), choice.label(), choice.color()))
                .toList();
    }

    private FieldType redrawn(FieldType type) {
        return switch (type) {
            case FieldType.SingleChoice(List<Choice> choices) -> new FieldType.SingleChoice(redrawn(choices));
            case FieldType.MultiChoice(List<Choice> choices) -> new FieldType.MultiChoice(redrawn(choices));
            default -> type;
        };
    }

    Design design() {
        List<Entity> built = entities.stream().map(this::entity).toList();
        List<Relation> links = relations.stream()
                .map(relation -> new Relation(
                        draw(),
                        relation.from,
                        relation.name,
                        relation.labels,
                        relation.kind,
                        relation.to,
                        relation.inverse,
                        relation.required,
                        relation.onDelete))
                .toList();
        return new Design(ZoneId.of("UTC"), built, links, List.of());
    }

    private Entity entity(EntityDraft entity) {
        List<Field> fields = entity.fields.stream()
                .map(field -> new Field(
                        draw(),
                        field.name,
                        field.labels,
                        redrawn(field.type),
                        field.required,
                        field.unique,
                        field.defaultValue))
                .toList();
        List<Rule> rules = entity.rules.stream()
                .map(rule -> new Rule(draw(), rule.expression(), rule.message(), rule.field()))
                .toList();
        return new Entity(
                draw(),
                entity.name,
                entity.labels,
                entity.recordLabel,
                fields,
                rules,
                keys(entity.uniques),
                keys(entity.indexes));
    }

    private List<KeySet> keys(List<KeyDraft> keys) {
        return keys.stream().map(key -> new KeySet(draw(), key.members())).toList();
    }
}
