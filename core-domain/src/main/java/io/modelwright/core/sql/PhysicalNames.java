package io.modelwright.core.sql;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Relation;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What the elements of a design are called in PostgreSQL. Design names match {@code [a-z][A-Za-z0-9]{0,40}} and become
 * snake_case; everything is quoted where it is written, so reserved words need no care.
 */
public final class PhysicalNames {

    /** The longest identifier that PostgreSQL keeps whole, in bytes. */
    public static final int MAX_BYTES = 63;

    private PhysicalNames() {}

    /** {@code dueDate} becomes {@code due_date}, {@code address2Line} {@code address2_line}, {@code aURL} {@code a_u_r_l}. */
    public static String snakeCase(String name) {
        StringBuilder result = new StringBuilder(name.length() + 8);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) {
                result.append('_');
            }
            result.append(c);
        }
        return result.toString().toLowerCase(Locale.ROOT);
    }

    public static String table(String entity) {
        return snakeCase(entity);
    }

    /** The column of a field of one column. */
    public static String column(String field) {
        return snakeCase(field);
    }

    public static String moneyAmount(String field) {
        return snakeCase(field) + "_amount";
    }

    public static String moneyCurrency(String field) {
        return snakeCase(field) + "_currency";
    }

    public static String latitude(String field) {
        return snakeCase(field) + "_lat";
    }

    public static String longitude(String field) {
        return snakeCase(field) + "_lon";
    }

    /** The foreign key column of a to-one relation. */
    public static String foreignKey(String relation) {
        return snakeCase(relation) + "_id";
    }

    /** The table that holds the links of a manyToMany relation, with the columns {@code from_id} and {@code to_id}. */
    public static String linkTable(Relation relation) {
        return snakeCase(relation.from()) + "_" + snakeCase(relation.name());
    }

    /** What an object is called while it is retired. */
    public static String retired(ElementId id) {
        return "_retired_" + id.value().toString().replace("-", "");
    }

    /** A constraint or index: named by the stable id of what it serves, so that renames never touch it. */
    public static String constraint(String prefix, ElementId id) {
        return prefix + "_" + id.value().toString().replace("-", "");
    }

    /** The identifier in double quotes; refuses what is over {@link #MAX_BYTES} or holds NUL. */
    public static String quote(String identifier) {
        if (identifier.isEmpty()
                || identifier.indexOf('\0') >= 0
                || identifier.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException("not an identifier of 1 to 63 bytes: " + identifier);
        }
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** {@code "schema"."name"}. */
    public static String qualified(String schema, String name) {
        return quote(schema) + "." + quote(name);
    }
}
