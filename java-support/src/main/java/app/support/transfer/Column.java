package app.support.transfer;

import app.support.expression.SystemField;
import app.support.model.Action;
import app.support.model.EntityRights;
import app.support.model.FieldType;
import app.support.model.Member;
import java.util.List;

/** A member of records as a column of text. */
public record Column(String name, Kind kind) {

    /** How the value of a column looks, for formats that know text alone. */
    public enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        /** A JSON array or object, or any JSON value. */
        JSON,
        /** Read as an object with an {@code id}, written as that id. */
        REFERENCE,
        /** Reads tell only whether there is one. */
        SECRET
    }

    static Column of(Member member) {
        return new Column(
                member.name(),
                switch (member) {
                    case Member.OfSystem system -> system.field() == SystemField.VERSION ? Kind.NUMBER : Kind.TEXT;
                    case Member.Column column -> kind(column.type());
                    case Member.Computed computed -> kind(computed.result());
                    case Member.ToOne one -> Kind.TEXT;
                    case Member.ToMany many -> Kind.JSON;
                });
    }

    /** Whether transfers know it at all: relations that others hold are left out. */
    public static boolean isColumn(Member member) {
        return switch (member) {
            case Member.OfSystem system -> true;
            case Member.Column column -> true;
            case Member.Computed computed -> true;
            case Member.ToOne one -> !one.inverse();
            case Member.ToMany many -> many.side() == Member.ToMany.Side.LINKS_FROM;
        };
    }

    /** Whether anybody could write it. */
    public static boolean isStored(Member member) {
        return switch (member) {
            case Member.OfSystem system -> false;
            case Member.Computed computed -> false;
            case Member.Column column -> column.type() != FieldType.Plain.AUTO_NUMBER;
            case Member.ToOne one -> isColumn(one);
            case Member.ToMany many -> isColumn(many);
        };
    }

    /** Whether somebody with these rights sees it, or may write it. */
    public static boolean isKnown(Member member, EntityRights rights) {
        boolean writable = isStored(member)
                && !rights.writes(Action.CREATE, List.of(member.name())).isNone();
        return isColumn(member) && (writable || !rights.shows(member).isNone());
    }

    private static Kind kind(FieldType type) {
        return switch (type) {
            case FieldType.Text ignored -> Kind.TEXT;
            case FieldType.LongText ignored -> Kind.TEXT;
            case FieldType.FormattedText ignored -> Kind.TEXT;
            case FieldType.SingleChoice ignored -> Kind.TEXT;
            case FieldType.LongNumber ignored -> Kind.TEXT;
            case FieldType.DecimalNumber ignored -> Kind.TEXT;
            case FieldType.IntegerNumber ignored -> Kind.NUMBER;
            case FieldType.FloatNumber ignored -> Kind.NUMBER;
            case FieldType.MultiChoice ignored -> Kind.JSON;
            case FieldType.Money ignored -> Kind.JSON;
            case FieldType.Formula formula -> kind(formula.result());
            case FieldType.Plain plain ->
                switch (plain) {
                    case BOOLEAN -> Kind.BOOLEAN;
                    case DATE, TIME, DATE_TIME, DURATION, UUID, AUTO_NUMBER -> Kind.TEXT;
                    case JSON, GEO_POINT -> Kind.JSON;
                    case FILE, IMAGE -> Kind.REFERENCE;
                    case SECRET -> Kind.SECRET;
                };
        };
    }

    private static Kind kind(FieldType.FormulaResult result) {
        return switch (result) {
            case INTEGER, FLOAT -> Kind.NUMBER;
            case BOOLEAN -> Kind.BOOLEAN;
            case TEXT, LONG, DECIMAL, DATE, TIME, DATE_TIME, DURATION -> Kind.TEXT;
        };
    }
}
