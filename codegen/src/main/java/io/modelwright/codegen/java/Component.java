package io.modelwright.codegen.java;

import io.modelwright.codegen.symbol.JavaSymbols;
import io.modelwright.core.expression.SystemField;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.records.Member;
import io.modelwright.core.sql.Columns;
import io.modelwright.core.sql.PhysicalNames;
import java.util.ArrayList;
import java.util.List;

/**
 * One component of the record of an entity.
 *
 * @param kind what it is of
 * @param member its name in the design
 * @param columns unquoted; none for links
 * @param required whether it is never null
 */
record Component(Kind kind, String member, JavaTypes.Form form, List<String> columns, boolean required) {

    enum Kind {
        SYSTEM,
        FIELD,
        /** A field that the database numbers. */
        NUMBERED,
        REFERENCE,
        LINKS
    }

    /** What it is called in Java. */
    String symbol() {
        return JavaSymbols.member(member);
    }

    boolean isStored() {
        return kind != Kind.LINKS;
    }

    static List<Component> of(EntityModel entity) {
        List<Component> components = new ArrayList<>();
        for (SystemField system : SystemField.values()) {
            components.add(new Component(
                    Kind.SYSTEM, system.member(), form(system), List.of(RowSql.systemColumn(system)), true));
        }
        for (Member.Column column : entity.columns()) {
            List<String> columns = Columns.of(column.field()).stream()
                    .map(Columns.Column::name)
                    .toList();
            boolean numbered = column.type() == FieldType.Plain.AUTO_NUMBER;
            components.add(new Component(
                    numbered ? Kind.NUMBERED : Kind.FIELD,
                    column.name(),
                    JavaTypes.of(column.type(), entity.names()),
                    columns,
                    false));
        }
        for (Member.ToOne reference : entity.references()) {
            String column = PhysicalNames.foreignKey(reference.relation().name());
            components.add(
                    new Component(Kind.REFERENCE, reference.name(), JavaTypes.REFERENCE, List.of(column), false));
        }
        for (Member.ToMany set : entity.linkSets()) {
            JavaTypes.Form ids = new JavaTypes.Form(JavaTypes.UUIDS, "uuids", List.of("uuid[]"));
            components.add(new Component(Kind.LINKS, set.name(), ids, List.of(), true));
        }
        return components;
    }

    private static JavaTypes.Form form(SystemField system) {
        return switch (system) {
            case ID, CREATED_BY, UPDATED_BY -> JavaTypes.REFERENCE;
            case VERSION -> JavaTypes.BIGINT;
            case CREATED_AT, UPDATED_AT -> JavaTypes.INSTANT;
        };
    }
}
