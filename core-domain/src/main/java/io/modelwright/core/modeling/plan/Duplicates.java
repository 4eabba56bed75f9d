package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.ElementId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows that share what is to be unique. */
final class Duplicates {

    private Duplicates() {}

    /** Counts them; empty where no two can: all members are new, or their entity is. */
    static Optional<String> query(Blueprint blueprint, ElementId entity, List<ElementId> members) {
        Map<ElementId, Transition> transitions = blueprint.members().getOrDefault(entity, Map.of());
        List<Transition> involved = members.stream()
                .filter(transitions::containsKey)
                .map(transitions::get)
                .toList();
        // what is new is empty, and what is empty is shared with none
        if (involved.isEmpty()
                || involved.stream().anyMatch(transition -> transition.values().isEmpty())) {
            return Optional.empty();
        }
        List<String> values = involved.stream()
                .flatMap(transition -> transition.values().stream())
                .map(value -> "(" + value + ")")
                .toList();
        String present = String.join(
                " AND ", values.stream().map(value -> value + " IS NOT NULL").toList());
        String table = blueprint.namer().of(involved.getFirst().table().name());
        return Optional.of("SELECT COALESCE(sum(n), 0)::bigint FROM (SELECT count(*) AS n FROM " + table + " o WHERE "
                + present + " GROUP BY " + String.join(", ", values) + " HAVING count(*) > 1) d");
    }
}
