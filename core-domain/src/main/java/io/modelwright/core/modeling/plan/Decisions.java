package io.modelwright.core.modeling.plan;

import java.util.Map;
import java.util.Set;

/**
 * What the publisher said about the changes of a plan.
 *
 * @param acknowledged ids of the changes whose loss is accepted
 * @param fills by change id the SQL of the value to give, over the old row under the alias {@code o}
 * @param large the tables, by their names of now, that are prepared online
 */
record Decisions(Set<String> acknowledged, Map<String, String> fills, Set<String> large) {

    static final Decisions NONE = new Decisions(Set.of(), Map.of(), Set.of());

    Decisions {
        acknowledged = Set.copyOf(acknowledged);
        fills = Map.copyOf(fills);
        large = Set.copyOf(large);
    }
}
