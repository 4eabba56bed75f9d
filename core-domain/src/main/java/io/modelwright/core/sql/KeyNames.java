package io.modelwright.core.sql;

import io.modelwright.core.modeling.ElementId;
import java.util.Optional;
import java.util.UUID;

/**
 * Names of keys, that is of constraints and indexes: a prefix that says what it is, and the stable id of the element that it
 * serves, so that renames never touch them and a broken key leads back to its element.
 */
public final class KeyNames {

    private KeyNames() {}

    /** The primary key of an entity's table, or of the link table of a manyToMany relation. */
    public static String primaryKey(ElementId entityOrRelation) {
        return PhysicalNames.constraint("pk", entityOrRelation);
    }

    /** Uniqueness of a field, of a oneToOne relation or of a unique set. */
    public static String unique(ElementId element) {
        return PhysicalNames.constraint("uq", element);
    }

    /** The index of an index set, of a manyToOne relation or of the target side of a link table. */
    public static String index(ElementId element) {
        return PhysicalNames.constraint("ix", element);
    }

    /** The foreign key of a to-one relation. */
    public static String foreignKey(ElementId relation) {
        return PhysicalNames.constraint("fk", relation);
    }

    /** The foreign key of a link table to the owning side. */
    public static String linkFrom(ElementId relation) {
        return PhysicalNames.constraint("fk_from", relation);
    }

    /** The foreign key of a link table to the target side. */
    public static String linkTo(ElementId relation) {
        return PhysicalNames.constraint("fk_to", relation);
    }

    /** The element that a key serves; empty for a name that is none of these. */
    public static Optional<ElementId> element(String key) {
        int digits = key.lastIndexOf('_') + 1;
        String hex = key.substring(digits);
        if (digits == 0 || hex.length() != 32 || !hex.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            return Optional.empty();
        }
        return Optional.of(new ElementId(new UUID(
                Long.parseUnsignedLong(hex.substring(0, 16), 16), Long.parseUnsignedLong(hex.substring(16), 16))));
    }
}
