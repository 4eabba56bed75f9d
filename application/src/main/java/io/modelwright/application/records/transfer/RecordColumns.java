package io.modelwright.application.records.transfer;

import io.modelwright.core.expression.SystemField;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.EntityRights;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.RecordRights;
import io.modelwright.ports.records.driving.RecordTransfer.Column;
import io.modelwright.ports.records.driving.RecordTransfer.ColumnKind;
import java.util.List;

/** The members of an entity as columns. Stateless. */
final class RecordColumns {

    private RecordColumns() {}

    /** What the caller may see or write, in the order of the wire; relations that others hold are left out. */
    static List<Column> of(RecordRights rights, EntityPlan entity) {
        EntityRights here = rights.of(entity);
        return entity.members().values().stream()
                .filter(RecordColumns::isColumn)
                .filter(member -> !here.shows(member).isNone() || isWritable(here, member))
                .map(member -> new Column(member.name(), kind(member), isWritable(here, member)))
                .toList();
    }

    /** The names of those that an export shows. */
    static List<String> shown(RecordRights rights, EntityPlan entity) {
        return entity.members().values().stream()
                .filter(RecordColumns::isColumn)
                .filter(member -> !rights.of(entity).shows(member).isNone())
                .map(Member::name)
                .toList();
    }

    private static boolean isColumn(Member member) {
        return switch (member) {
            case Member.OfSystem system -> true;
            case Member.Column column -> true;
            case Member.Computed computed -> true;
            case Member.ToOne one -> !one.inverse();
            case Member.ToMany many -> many.side() == Member.ToMany.Side.LINKS_FROM;
        };
    }

    static boolean isWritable(EntityRights rights, Member member) {
        return isStored(member)
                && !rights.writes(Action.CREATE, List.of(member.name())).isNone();
    }

    /** Whether anybody could write it at all. */
    static boolean isStored(Member member) {
        return switch (member) {
            case Member.OfSystem system -> false;
            case Member.Computed computed -> false;
            case Member.Column column -> column.type() != FieldType.Plain.AUTO_NUMBER;
            case Member.ToOne one -> !one.inverse();
            case Member.ToMany many -> many.side() == Member.ToMany.Side.LINKS_FROM;
        };
    }

    static boolean isReference(FieldType type) {
        return kind(type) == ColumnKind.REFERENCE;
    }

    private static ColumnKind kind(Member member) {
        return switch (member) {
            case Member.OfSystem system -> system.field() == SystemField.VERSION ? ColumnKind.NUMBER : ColumnKind.TEXT;
            case Member.Column column -> kind(column.type());
            case Member.Computed computed -> kind(computed.result());
            case Member.ToOne one -> ColumnKind.TEXT;
            case Member.ToMany many -> ColumnKind.JSON;
        };
    }

    private static ColumnKind kind(FieldType type) {
        return switch (type) {
            case FieldType.Text ignored -> ColumnKind.TEXT;
            case FieldType.LongText ignored -> ColumnKind.TEXT;
            case FieldType.FormattedText ignored -> ColumnKind.TEXT;
            case FieldType.SingleChoice ignored -> ColumnKind.TEXT;
            case FieldType.MultiChoice ignored -> ColumnKind.JSON;
            case FieldType.IntegerNumber ignored -> ColumnKind.NUMBER;
            case FieldType.LongNumber ignored -> ColumnKind.TEXT;
            case FieldType.DecimalNumber ignored -> ColumnKind.TEXT;
            case FieldType.FloatNumber ignored -> ColumnKind.NUMBER;
            case FieldType.Money ignored -> ColumnKind.JSON;
            case FieldType.Formula formula -> kind(formula.result());
            case FieldType.Plain plain ->
                switch (plain) {
                    case BOOLEAN -> ColumnKind.BOOLEAN;
                    case DATE, TIME, DATE_TIME, DURATION, UUID, AUTO_NUMBER -> ColumnKind.TEXT;
                    case JSON, GEO_POINT -> ColumnKind.JSON;
                    case FILE, IMAGE -> ColumnKind.REFERENCE;
                    case SECRET -> ColumnKind.SECRET;
                };
        };
    }

    private static ColumnKind kind(FieldType.FormulaResult result) {
        return switch (result) {
            case INTEGER, FLOAT -> ColumnKind.NUMBER;
            case BOOLEAN -> ColumnKind.BOOLEAN;
            case TEXT, LONG, DECIMAL, DATE, TIME, DATE_TIME, DURATION -> ColumnKind.TEXT;
        };
    }
}
