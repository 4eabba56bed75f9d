package io.modelwright.core.sql.records;

import io.modelwright.core.expression.Component;
import io.modelwright.core.expression.SystemField;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.sql.Columns;
import io.modelwright.core.sql.PhysicalNames;
import io.modelwright.core.sql.SqlType;
import java.util.List;

/** Where the records of an app are: quoted names of tables and columns. Stateless. */
public final class Tables {

    static final String FENCE = "modelwright_data.app_fence";
    static final String CALLER_FENCE = "modelwright_data.caller_fence";
    static final String HISTORY = "modelwright_data.record_history";
    static final String OUTBOX = "modelwright_data.outbox";
    static final String FILE = "modelwright_data.file";

    private Tables() {}

    /** The table of an entity, qualified. */
    public static String entity(CompiledApp app, String entity) {
        return PhysicalNames.qualified(app.schema(), PhysicalNames.table(entity));
    }

    /** The link table of a manyToMany relation, qualified. */
    public static String links(CompiledApp app, Relation relation) {
        return PhysicalNames.qualified(app.schema(), PhysicalNames.linkTable(relation));
    }

    /** The foreign key column of a to-one relation. */
    public static String foreignKey(Relation relation) {
        return PhysicalNames.quote(PhysicalNames.foreignKey(relation.name()));
    }

    static String system(SystemField field) {
        return switch (field) {
            case ID -> "\"id\"";
            case VERSION -> "\"version\"";
            case CREATED_AT -> "\"created_at\"";
            case CREATED_BY -> "\"created_by\"";
            case UPDATED_AT -> "\"updated_at\"";
            case UPDATED_BY -> "\"updated_by\"";
        };
    }

    static SqlType type(SystemField field) {
        return switch (field) {
            case ID, CREATED_BY, UPDATED_BY -> SqlType.UUID;
            case VERSION -> SqlType.BIGINT;
            case CREATED_AT, UPDATED_AT -> SqlType.TIMESTAMPTZ;
        };
    }

    /** The column that holds that part of a field; its first one for the whole. */
    static String column(Field field, Component component) {
        List<Columns.Column> columns = Columns.of(field);
        int index = switch (component) {
            case WHOLE, AMOUNT, LATITUDE -> 0;
            case CURRENCY, LONGITUDE -> 1;
        };
        return PhysicalNames.quote(columns.get(index).name());
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
