package app.support.model;

import java.util.List;
import java.util.Optional;

/**
 * One value of a record.
 *
 * @param key what it is called in the history of records, whatever its name becomes
 * @param columns where it is stored: one column, two for money and geoPoint, none for formulas
 * @param required whether every record has it
 * @param defaultValue the value of new records where none is given, as JSON
 */
public record Field(
        String key,
        String name,
        FieldType type,
        List<String> columns,
        boolean required,
        Optional<String> defaultValue) {

    public Field {
        columns = List.copyOf(columns);
    }

    public static Field of(String key, String name, FieldType type, String... columns) {
        return new Field(key, name, type, List.of(columns), false, Optional.empty());
    }

    public Field asRequired() {
        return new Field(key, name, type, columns, true, defaultValue);
    }

    public Field withDefault(String json) {
        return new Field(key, name, type, columns, required, Optional.of(json));
    }
}
