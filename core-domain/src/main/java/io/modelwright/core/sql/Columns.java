package io.modelwright.core.sql;

import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Relation;
import java.util.List;

/**
 * Which columns hold the members of a record, in their order.
 *
 * <p>Most fields have one column; money and geoPoint have two, formulas none; a to-one relation has one.
 */
public final class Columns {

    private static final String TEXT = "text COLLATE \"C\"";

    private Columns() {}

    /**
     * One column.
     *
     * @param name not quoted
     * @param type as written in DDL, with collation and type modifiers, without NOT NULL and identity
     */
    public record Column(String name, String type) {}

    /** The columns of a field as named in live versions. */
    public static List<Column> of(Field field) {
        return named(PhysicalNames.column(field.name()), field.type());
    }

    /** The column of a to-one relation as named in live versions. */
    public static Column of(Relation relation) {
        return new Column(PhysicalNames.foreignKey(relation.name()), "uuid");
    }

    /** The columns of a field of that type whose names begin with {@code base}. */
    public static List<Column> named(String base, FieldType type) {
        return switch (type) {
            case FieldType.Text text -> one(base, TEXT);
            case FieldType.LongText text -> one(base, TEXT);
            case FieldType.FormattedText text -> one(base, TEXT);
            case FieldType.SingleChoice choice -> one(base, TEXT);
            case FieldType.MultiChoice choice -> one(base, "text[]");
            case FieldType.IntegerNumber number -> one(base, "integer");
            case FieldType.LongNumber number -> one(base, "bigint");
            case FieldType.DecimalNumber number ->
                one(base, "numeric(" + number.precision() + "," + number.scale() + ")");
            case FieldType.FloatNumber number -> one(base, "double precision");
            case FieldType.Money money ->
                List.of(new Column(base + "_amount", "numeric(19,4)"), new Column(base + "_currency", TEXT));
            case FieldType.Formula formula -> List.of();
            case FieldType.Plain plain ->
                switch (plain) {
                    case BOOLEAN -> one(base, "boolean");
                    case DATE -> one(base, "date");
                    case TIME -> one(base, "time(0)");
                    case DATE_TIME -> one(base, "timestamptz");
                    case DURATION -> one(base, "interval");
                    case UUID, FILE, IMAGE -> one(base, "uuid");
                    case JSON -> one(base, "jsonb");
                    case SECRET -> one(base, TEXT);
                    case AUTO_NUMBER -> one(base, "bigint");
                    case GEO_POINT ->
                        List.of(
                                new Column(base + "_lat", "double precision"),
                                new Column(base + "_lon", "double precision"));
                };
        };
    }

    private static List<Column> one(String name, String type) {
        return List.of(new Column(name, type));
    }
}
