package io.modelwright.core.modeling.validation;

import io.modelwright.core.expression.SystemField;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.sql.PhysicalNames;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds names that are too long for PostgreSQL, and different names that it would know as one. */
final class SqlNames implements Check {

    /** The names of one name space that are taken, and by what. */
    private static final class Taken {
        private final Map<String, String> owners = new HashMap<>();
        private final Findings findings;
        private final String kind;

        private Taken(Findings findings, String kind) {
            this.findings = findings;
            this.kind = kind;
        }

        private void take(String physical, String owner, JsonPointer place) {
            if (physical.getBytes(StandardCharsets.UTF_8).length > PhysicalNames.MAX_BYTES) {
                findings.error(
                        "name-too-long",
                        place,
                        "The " + kind + " " + physical + " would be longer than the " + PhysicalNames.MAX_BYTES
                                + " bytes that a database name has.");
            }
            String before = owners.putIfAbsent(physical, owner);
            // what has the very same name is a duplicate, which is another finding
            if (before != null && !before.equals(owner)) {
                findings.error(
                        "name-collision",
                        place,
                        "The " + kind + " " + physical + " would also be that of the " + before + ".");
            }
        }
    }

    @Override
    public void check(Model model, Findings findings) {
        Taken tables = new Taken(findings, "table");
        for (Entity entity : model.entities()) {
            tables.take(
                    PhysicalNames.table(entity.name()),
                    "entity \"" + entity.name() + "\"",
                    model.place(entity.id(), "name"));
        }
        for (Relation relation : model.relations()) {
            if (!relation.isToOne()) {
                tables.take(
                        PhysicalNames.linkTable(relation),
                        "relation \"" + relation.name() + "\" of \"" + relation.from() + "\"",
                        model.place(relation.id(), "name"));
            }
        }
        model.entities().forEach(entity -> checkColumns(model, entity, findings));
    }

    private static void checkColumns(Model model, Entity entity, Findings findings) {
        Taken columns = new Taken(findings, "column");
        for (SystemField field : SystemField.values()) {
            columns.take(PhysicalNames.snakeCase(field.member()), member(field.member()), JsonPointer.ROOT);
        }
        for (Field field : entity.fields()) {
            for (String column : columnsOf(field)) {
                columns.take(column, member(field.name()), model.place(field.id(), "name"));
            }
        }
        for (Relation relation : model.relationsFrom(entity.name())) {
            if (relation.isToOne()) {
                columns.take(
                        PhysicalNames.foreignKey(relation.name()),
                        member(relation.name()),
                        model.place(relation.id(), "name"));
            }
        }
    }

    private static String member(String name) {
        return "member \"" + name + "\"";
    }

    private static List<String> columnsOf(Field field) {
        String name = field.name();
        return switch (field.type()) {
            case FieldType.Money money -> List.of(PhysicalNames.moneyAmount(name), PhysicalNames.moneyCurrency(name));
            case FieldType.Formula formula -> List.of();
            case FieldType.Plain plain
            when plain == FieldType.Plain.GEO_POINT ->
                List.of(PhysicalNames.latitude(name), PhysicalNames.longitude(name));
            case FieldType.Plain plain -> List.of(PhysicalNames.column(name));
            case FieldType.Text text -> List.of(PhysicalNames.column(name));
            case FieldType.LongText text -> List.of(PhysicalNames.column(name));
            case FieldType.FormattedText text -> List.of(PhysicalNames.column(name));
            case FieldType.IntegerNumber number -> List.of(PhysicalNames.column(name));
            case FieldType.LongNumber number -> List.of(PhysicalNames.column(name));
            case FieldType.DecimalNumber number -> List.of(PhysicalNames.column(name));
            case FieldType.FloatNumber number -> List.of(PhysicalNames.column(name));
            case FieldType.SingleChoice choice -> List.of(PhysicalNames.column(name));
            case FieldType.MultiChoice choice -> List.of(PhysicalNames.column(name));
        };
    }
}
