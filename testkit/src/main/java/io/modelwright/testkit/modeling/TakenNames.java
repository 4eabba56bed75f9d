package io.modelwright.testkit.modeling;

import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Relation.Kind;
import io.modelwright.core.sql.PhysicalNames;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names of a design that is being made, in the design, in SQL and in code. Not for use by several threads. */
final class TakenNames {

    private static final Set<String> SYSTEM =
            Set.of("id", "version", "createdAt", "createdBy", "updatedAt", "updatedBy", "events");

    private static final List<String> SYSTEM_COLUMNS =
            List.of("id", "version", "created_at", "created_by", "updated_at", "updated_by");

    private final Set<String> tables = new HashSet<>();
    private final Set<String> types = new HashSet<>();
    private final Map<String, Set<String>> members = new HashMap<>();
    private final Map<String, Set<String>> columns = new HashMap<>();

    boolean takeTable(String entity) {
        String table = PhysicalNames.table(entity);
        String type = entity.toLowerCase(Locale.ROOT);
        if (SYSTEM.contains(entity) || isTooLong(table) || tables.contains(table) || types.contains(type)) {
            return false;
        }
        tables.add(table);
        types.add(type);
        members.put(entity, new HashSet<>());
        columns.put(entity, new HashSet<>(SYSTEM_COLUMNS));
        return true;
    }

    boolean takeField(String entity, String field, FieldType type) {
        List<String> wanted = switch (type) {
            case FieldType.Money money -> List.of(PhysicalNames.moneyAmount(field), PhysicalNames.moneyCurrency(field));
            case FieldType.Plain plain
            when plain == FieldType.Plain.GEO_POINT ->
                List.of(PhysicalNames.latitude(field), PhysicalNames.longitude(field));
            default -> List.of(PhysicalNames.column(field));
        };
        return take(entity, field, wanted);
    }

    boolean takeRelation(String entity, String relation, Kind kind) {
        if (kind != Kind.MANY_TO_MANY) {
            return take(entity, relation, List.of(PhysicalNames.foreignKey(relation)));
        }
        String table = PhysicalNames.snakeCase(entity) + "_" + PhysicalNames.snakeCase(relation);
        if (isTooLong(table) || tables.contains(table) || !take(entity, relation, List.of())) {
            return false;
        }
        return tables.add(table);
    }

    boolean takeInverse(String entity, String name) {
        return take(entity, name, List.of());
    }

    private boolean take(String entity, String name, List<String> wantedColumns) {
        Set<String> names = members.getOrDefault(entity, Set.of());
        Set<String> taken = columns.getOrDefault(entity, Set.of());
        String caseless = name.toLowerCase(Locale.ROOT);
        boolean free = !SYSTEM.contains(name)
                && !names.contains(caseless)
                && wantedColumns.stream().noneMatch(column -> isTooLong(column) || taken.contains(column));
        if (free) {
            names.add(caseless);
            taken.addAll(wantedColumns);
        }
        return free;
    }

    private static boolean isTooLong(String identifier) {
        return identifier.length() > PhysicalNames.MAX_BYTES;
    }

    /** Whether fields of that type can be unique and part of keys. */
    static boolean isKey(FieldType type) {
        return switch (type) {
            case FieldType.LongText none -> false;
            case FieldType.MultiChoice none -> false;
            case FieldType.Formula none -> false;
            case FieldType.Plain plain ->
                switch (plain) {
                    case JSON, GEO_POINT, SECRET -> false;
                    case BOOLEAN, DATE, TIME, DATE_TIME, DURATION, UUID, FILE, IMAGE, AUTO_NUMBER -> true;
                };
            case FieldType.Text key -> true;
            case FieldType.FormattedText key -> true;
            case FieldType.IntegerNumber key -> true;
            case FieldType.LongNumber key -> true;
            case FieldType.DecimalNumber key -> true;
            case FieldType.FloatNumber key -> true;
            case FieldType.Money key -> true;
            case FieldType.SingleChoice key -> true;
        };
    }
}
