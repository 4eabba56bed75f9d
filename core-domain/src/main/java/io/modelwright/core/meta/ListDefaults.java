package io.modelwright.core.meta;

import io.modelwright.core.expression.SystemField;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.QueryCompiler;
import io.modelwright.core.shared.Json;
import java.util.ArrayList;
import java.util.List;

/** How a list of records begins before somebody changes it. Stateless. */
final class ListDefaults {

    private static final int COLUMNS_MAX = 6;

    private ListDefaults() {}

    /** The first members that fit into a cell, in the order of the design; newest first. */
    static Json of(EntityPlan plan) {
        List<String> columns = new ArrayList<>();
        for (Member member : plan.members().values()) {
            if (columns.size() < COLUMNS_MAX && fitsCell(member)) {
                columns.add(member.name());
            }
        }
        if (columns.isEmpty()) {
            columns.add(SystemField.CREATED_AT.member());
        }
        return Json.object()
                .put("columns", MetaDocument.texts(columns))
                .put("sort", "-" + SystemField.CREATED_AT.member())
                .put("limit", QueryCompiler.LIMIT_DEFAULT)
                .build();
    }

    private static boolean fitsCell(Member member) {
        return switch (member) {
            case Member.OfSystem system -> false;
            case Member.Column column ->
                !(column.type() instanceof FieldType.LongText)
                        && column.type() != FieldType.Plain.JSON
                        && column.type() != FieldType.Plain.SECRET;
            case Member.Computed computed -> true;
            case Member.ToOne one -> !one.inverse();
            case Member.ToMany many -> false;
        };
    }
}
