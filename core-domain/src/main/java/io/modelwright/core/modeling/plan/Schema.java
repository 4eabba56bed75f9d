package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.KeySet;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.Relation.OnDelete;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.modeling.Retired.Content;
import io.modelwright.core.sql.Columns;
import io.modelwright.core.sql.Columns.Column;
import io.modelwright.core.sql.KeyNames;
import io.modelwright.core.sql.PhysicalNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a design is in PostgreSQL, by the stable ids of its elements: tables of entities, link tables, keys. Two designs with
 * equal schemas have the same catalog.
 */
record Schema(Map<ElementId, Table> tables, Map<ElementId, Links> links, Map<String, Key> keys) {

    /** The table of an entity that this schema has. */
    Table table(ElementId entity) {
        return Objects.requireNonNull(tables.get(entity), "no table of that entity");
    }

    record Table(ElementId entity, String name, Map<ElementId, Member> members) {

        /** The columns of a member that this table has. */
        Member member(ElementId id) {
            return Objects.requireNonNull(members.get(id), "no such member in this table");
        }
    }

    /** The columns of a field (formulas have none) or of a to-one relation. */
    record Member(ElementId id, Content content, List<Column> columns, boolean required, boolean identity) {

        boolean notNull() {
            return required || identity;
        }

        /** The one column of that type; the first one of several. */
        String column() {
            return columns.getFirst().name();
        }
    }

    /** The links of a manyToMany relation; {@code to} is absent for people. */
    record Links(ElementId relation, String name, ElementId from, Optional<ElementId> to) {}

    enum KeyKind {
        UNIQUE,
        INDEX,
        FOREIGN_KEY
    }

    /**
     * A constraint or index of an entity's table, apart from its primary key.
     *
     * @param element what it serves
     * @param target of a foreign key
     */
    record Key(
            String name,
            KeyKind kind,
            ElementId element,
            ElementId table,
            List<ElementId> members,
            Optional<ElementId> target,
            Optional<OnDelete> onDelete) {}

    static Schema of(Design design) {
        Map<ElementId, Table> tables = new LinkedHashMap<>();
        Map<ElementId, Links> links = new LinkedHashMap<>();
        Map<String, Key> keys = new LinkedHashMap<>();
        for (Entity entity : design.entities()) {
            Map<ElementId, Member> members = new LinkedHashMap<>();
            for (Field field : entity.fields()) {
                member(field).ifPresent(member -> members.put(field.id(), member));
            }
            for (Relation relation : design.relationsFrom(entity.name())) {
                if (relation.isToOne()) {
                    members.put(relation.id(), member(design, relation));
                } else {
                    links.put(relation.id(), links(design, relation, entity));
                }
            }
            tables.put(entity.id(), new Table(entity.id(), PhysicalNames.table(entity.name()), members));
            keys(design, entity).forEach(key -> keys.put(key.name(), key));
        }
        return new Schema(tables, links, keys);
    }

    /** A retired table as it stands: the members bare, under the names they had. */
    static Table of(Retired.Table table) {
        Map<ElementId, Member> members = new LinkedHashMap<>();
        for (Retired.Member member : table.members()) {
            List<Column> columns = switch (member.content()) {
                case Content.Value(FieldType type) -> Columns.named(PhysicalNames.column(member.name()), type);
                case Content.Reference reference ->
                    List.of(new Column(PhysicalNames.foreignKey(member.name()), "uuid"));
            };
            members.put(member.id(), new Member(member.id(), member.content(), columns, false, false));
        }
        return new Table(table.entity(), table.physicalName(), members);
    }

    /** Retired columns as they stand. */
    static Member of(Retired.Column column) {
        List<Column> columns = switch (column.content()) {
            case Content.Value(FieldType type) -> Columns.named(column.physicalName(), type);
            case Content.Reference reference -> List.of(new Column(column.physicalName(), "uuid"));
        };
        return new Member(column.member(), column.content(), columns, false, false);
    }

    private static Optional<Member> member(Field field) {
        List<Column> columns = Columns.of(field);
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of(new Member(
                        field.id(),
                        new Content.Value(field.type()),
                        columns,
                        field.required(),
                        field.type() == FieldType.Plain.AUTO_NUMBER));
    }

    private static Member member(Design design, Relation relation) {
        Optional<ElementId> target = design.findEntity(relation.to()).map(Entity::id);
        return new Member(
                relation.id(),
                new Content.Reference(target),
                List.of(Columns.of(relation)),
                relation.required(),
                false);
    }

    private static Links links(Design design, Relation relation, Entity entity) {
        Optional<ElementId> target = design.findEntity(relation.to()).map(Entity::id);
        return new Links(relation.id(), PhysicalNames.linkTable(relation), entity.id(), target);
    }

    private static List<Key> keys(Design design, Entity entity) {
        List<Key> keys = new ArrayList<>();
        for (Field field : entity.fields()) {
            if (field.unique() && !(field.type() instanceof FieldType.Formula)) {
                keys.add(key(KeyKind.UNIQUE, field.id(), entity, List.of(field.id())));
            }
        }
        for (Relation relation : design.relationsFrom(entity.name())) {
            if (relation.isToOne()) {
                boolean unique = relation.kind() == Relation.Kind.ONE_TO_ONE;
                keys.add(key(unique ? KeyKind.UNIQUE : KeyKind.INDEX, relation.id(), entity, List.of(relation.id())));
                design.findEntity(relation.to())
                        .ifPresent(target -> keys.add(new Key(
                                KeyNames.foreignKey(relation.id()),
                                KeyKind.FOREIGN_KEY,
                                relation.id(),
                                entity.id(),
                                List.of(relation.id()),
                                Optional.of(target.id()),
                                Optional.of(relation.onDelete()))));
            }
        }
        entity.uniqueSets()
                .forEach(set -> keySet(design, entity, set, KeyKind.UNIQUE).ifPresent(keys::add));
        entity.indexes()
                .forEach(set -> keySet(design, entity, set, KeyKind.INDEX).ifPresent(keys::add));
        return keys;
    }

    /** Empty where all members are formulas, which have no columns. */
    private static Optional<Key> keySet(Design design, Entity entity, KeySet set, KeyKind kind) {
        List<ElementId> members = new ArrayList<>();
        for (String name : set.members()) {
            Optional<Field> field = entity.findField(name);
            if (field.isPresent()) {
                if (!(field.get().type() instanceof FieldType.Formula)) {
                    members.add(field.get().id());
                }
            } else {
                design.relationsFrom(entity.name()).stream()
                        .filter(relation -> relation.name().equals(name) && relation.isToOne())
                        .forEach(relation -> members.add(relation.id()));
            }
        }
        return members.isEmpty() ? Optional.empty() : Optional.of(key(kind, set.id(), entity, members));
    }

    private static Key key(KeyKind kind, ElementId element, Entity entity, List<ElementId> members) {
        String name = kind == KeyKind.UNIQUE ? KeyNames.unique(element) : KeyNames.index(element);
        return new Key(name, kind, element, entity.id(), members, Optional.empty(), Optional.empty());
    }
}
