package io.modelwright.core.modeling;

import java.util.List;
import java.util.Optional;

/**
 * One kind of record.
 *
 * @param recordLabel the template of a record's title, field names in braces, such as {@code "{name}"}
 * @param uniqueSets combinations of fields and to-one relations that no two records share
 * @param indexes combinations of fields and to-one relations that people filter and sort by
 */
public record Entity(
        ElementId id,
        String name,
        Labels labels,
        Optional<String> recordLabel,
        List<Field> fields,
        List<Rule> rules,
        List<KeySet> uniqueSets,
        List<KeySet> indexes) {

    public Entity {
        fields = List.copyOf(fields);
        rules = List.copyOf(rules);
        uniqueSets = List.copyOf(uniqueSets);
        indexes = List.copyOf(indexes);
    }

    public Optional<Field> findField(String field) {
        return fields.stream()
                .filter(candidate -> candidate.name().equals(field))
                .findFirst();
    }
}
