package io.modelwright.core.deploy;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.sql.PhysicalNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of the studio's records is copied to a deployment: all but secrets, which open in their own app alone, and files, whose
 * content stays where it is.
 *
 * @param schema the studio's
 * @param version that both sides must have
 * @param left columns that stay empty, by table
 */
public record DataCopy(AppId app, String schema, int version, Map<String, Set<String>> left) {

    public DataCopy {
        left = Map.copyOf(left);
    }

    public static DataCopy of(AppId app, String schema, int version, Design design) {
        Map<String, Set<String>> left = new HashMap<>();
        for (Entity entity : design.entities()) {
            Set<String> columns = new HashSet<>();
            for (Field field : entity.fields()) {
                if (staysBehind(field)) {
                    columns.add(PhysicalNames.column(field.name()));
                }
            }
            left.put(PhysicalNames.table(entity.name()), Set.copyOf(columns));
        }
        return new DataCopy(app, schema, version, left);
    }

    /** Fields without which no record can be and that are not copied, as {@code entity.field}; empty: a copy can be made. */
    public static List<String> obstacles(Design design) {
        List<String> obstacles = new ArrayList<>();
        for (Entity entity : design.entities()) {
            for (Field field : entity.fields()) {
                if (field.required() && staysBehind(field)) {
                    obstacles.add(entity.name() + "." + field.name());
                }
            }
        }
        return List.copyOf(obstacles);
    }

    private static boolean staysBehind(Field field) {
        return field.type() == FieldType.Plain.SECRET || field.type().isFile();
    }
}
