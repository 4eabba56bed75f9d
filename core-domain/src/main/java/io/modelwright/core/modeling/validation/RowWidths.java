package io.modelwright.core.modeling.validation;

import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Relation;

/** Finds entities whose records would not fit one page of PostgreSQL with every value set to its longest. */
final class RowWidths implements Check {

    @Override
    public void check(Model model, Findings findings) {
        for (Entity entity : model.entities()) {
            int width = worstCase(model, entity);
            if (width > RowWidth.MAX) {
                findings.error(
                        "row-too-wide",
                        model.place(entity.id(), "fields"),
                        "A record could take " + width + " bytes, and a page of the database holds " + RowWidth.MAX
                                + ": move some of the fields to an entity of their own.");
            }
        }
    }

    /** The bytes that a row of that entity takes at most. */
    static int worstCase(Model model, Entity entity) {
        RowWidth width = new RowWidth();
        width.addSystemColumns();
        for (Field field : entity.fields()) {
            add(width, field.type());
        }
        for (Relation relation : model.relationsFrom(entity.name())) {
            if (relation.isToOne()) {
                width.addUuid();
            }
        }
        return width.bytes();
    }

    private static void add(RowWidth width, FieldType type) {
        switch (type) {
            case FieldType.Text text -> width.addVariable();
            case FieldType.LongText text -> width.addVariable();
            case FieldType.FormattedText text -> width.addVariable();
            case FieldType.SingleChoice choice -> width.addVariable();
            case FieldType.MultiChoice choices -> width.addVariable();
            case FieldType.DecimalNumber number -> width.addVariable();
            case FieldType.IntegerNumber number -> width.addFixed(4);
            case FieldType.LongNumber number -> width.addFixed(8);
            case FieldType.FloatNumber number -> width.addFixed(8);
            case FieldType.Money money -> {
                width.addVariable();
                width.addVariable();
            }
            case FieldType.Formula formula -> {}
            case FieldType.Plain plain -> {
                switch (plain) {
                    case BOOLEAN -> width.addFixed(1);
                    case DATE -> width.addFixed(4);
                    case TIME, DATE_TIME, AUTO_NUMBER -> width.addFixed(8);
                    case DURATION -> width.addInterval();
                    case UUID, FILE, IMAGE -> width.addUuid();
                    case JSON, SECRET -> width.addVariable();
                    case GEO_POINT -> {
                        width.addFixed(8);
                        width.addFixed(8);
                    }
                }
            }
        }
    }
}
