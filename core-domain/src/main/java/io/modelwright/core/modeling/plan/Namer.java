package io.modelwright.core.modeling.plan;

import io.modelwright.core.sql.PhysicalNames;
import java.util.Optional;

/**
 * How tables and indexes are addressed: qualified by the app's schema online, by their bare names in scripts, which run
 * where that schema is the default one.
 */
record Namer(Optional<String> schema) {

    static Namer qualified(String schema) {
        return new Namer(Optional.of(schema));
    }

    static Namer bare() {
        return new Namer(Optional.empty());
    }

    String of(String name) {
        return schema.map(value -> PhysicalNames.qualified(value, name)).orElseGet(() -> PhysicalNames.quote(name));
    }

    /** A column of the row that is read, under the alias {@code o}. */
    static String old(String column) {
        return "o." + PhysicalNames.quote(column);
    }
}
