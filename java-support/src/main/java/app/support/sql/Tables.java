package app.support.sql;

import app.support.expression.Component;
import app.support.expression.SystemField;
import app.support.model.AppModel;
import app.support.model.Field;
import app.support.model.FieldType;
import app.support.model.Relation;
import java.util.List;

/** Where records are: quoted names of tables and columns, and their types. Stateless. */
public final class Tables {

    /** The table of uploaded files. */
    static final String FILE = "app_system.file";

    private Tables() {}

    public static String entity(AppModel model, String entity) {
        return model.entity(entity).table();
    }

    /** The link table of a manyToMany relation. */
    public static String links(Relation relation) {
        return quoted(relation.place());
    }

    /** The foreign key column of a to-one relation. */
    public static String foreignKey(Relation relation) {
        return quoted(relation.place());
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }

    public static String system(SystemField field) {
        return switch (field) {
            case ID -> "\"id\"";
            case VERSION -> "\"version\"";
            case CREATED_AT -> "\"created_at\"";
            case CREATED_BY -> "\"created_by\"";
            case UPDATED_AT -> "\"updated_at\"";
            case UPDATED_BY -> "\"updated_by\"";
        };
    }

    public static SqlType type(SystemField field) {
        return switch (field) {
            case ID, CREATED_BY, UPDATED_BY -> SqlType.UUID;
            case VERSION -> SqlType.BIGINT;
            case CREATED_AT, UPDATED_AT -> SqlType.TIMESTAMPTZ;
        };
    }

    /** The column that holds that part of a field; its first one for the whole. */
    public static String column(Field field, Component component) {
        int index = switch (component) {
            case WHOLE, AMOUNT, LATITUDE -> 0;
            case CURRENCY, LONGITUDE -> 1;
        };
        return quoted(field.columns().get(index));
    }

    /** The types of the columns of a field, in their order. */
    public static List<SqlType> types(FieldType type) {
        return switch (type) {
            case FieldType.Text ignored -> List.of(SqlType.TEXT);
            case FieldType.LongText ignored -> List.of(SqlType.TEXT);
            case FieldType.FormattedText ignored -> List.of(SqlType.TEXT);
            case FieldType.SingleChoice ignored -> List.of(SqlType.TEXT);
            case FieldType.MultiChoice ignored -> List.of(SqlType.TEXT_ARRAY);
            case FieldType.IntegerNumber ignored -> List.of(SqlType.INTEGER);
            case FieldType.LongNumber ignored -> List.of(SqlType.BIGINT);
            case FieldType.DecimalNumber ignored -> List.of(SqlType.NUMERIC);
            case FieldType.FloatNumber ignored -> List.of(SqlType.DOUBLE);
            case FieldType.Money ignored -> List.of(SqlType.NUMERIC, SqlType.TEXT);
            case FieldType.Formula formula -> List.of(type(formula.result()));
            case FieldType.Plain plain ->
                switch (plain) {
                    case BOOLEAN -> List.of(SqlType.BOOLEAN);
                    case DATE -> List.of(SqlType.DATE);
                    case TIME -> List.of(SqlType.TIME);
                    case DATE_TIME -> List.of(SqlType.TIMESTAMPTZ);
                    case DURATION -> List.of(SqlType.INTERVAL);
                    case UUID, FILE, IMAGE -> List.of(SqlType.UUID);
                    case JSON -> List.of(SqlType.JSONB);
                    case GEO_POINT -> List.of(SqlType.DOUBLE, SqlType.DOUBLE);
                    case AUTO_NUMBER -> List.of(SqlType.BIGINT);
                    case SECRET -> List.of(SqlType.TEXT);
                };
        };
    }

    /** The type in which a formula of that result is computed. */
    public static SqlType type(FieldType.FormulaResult result) {
        return switch (result) {
            case TEXT -> SqlType.TEXT;
            case INTEGER, LONG -> SqlType.BIGINT;
            case DECIMAL -> SqlType.NUMERIC;
            case FLOAT -> SqlType.DOUBLE;
            case BOOLEAN -> SqlType.BOOLEAN;
            case DATE -> SqlType.DATE;
            case TIME -> SqlType.TIME;
            case DATE_TIME -> SqlType.TIMESTAMPTZ;
            case DURATION -> SqlType.INTERVAL;
        };
    }
}
