package io.modelwright.imports.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A name with the schemas before it. */
record QualifiedName(List<String> parts) {

    private static final Set<String> USUAL = Set.of("public", "dbo");

    QualifiedName {
        parts = List.copyOf(parts);
    }

    String last() {
        return parts.getLast();
    }

    Optional<String> schema() {
        return parts.size() < 2
                ? Optional.empty()
                : Optional.of(parts.get(parts.size() - 2))
                        .filter(schema -> !USUAL.contains(schema.toLowerCase(Locale.ROOT)));
    }

    String key() {
        return schema().map(schema -> schema + ".").orElse("") + last();
    }

    @Override
    public String toString() {
        return String.join(".", parts);
    }
}
