package io.modelwright.core.apps;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.shared.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A design to begin an app with.
 *
 * @param slug unlike that of every other template
 * @param design with ids of its own, for looking at
 * @param document the same without ids: each app gets new ones
 * @param samples by entity and field what records to begin with are to have there, in the form of the wire: what a trade calls its
 *     things is no matter of types and names of fields
 */
public record AppTemplate(
        String slug,
        String name,
        String description,
        Design design,
        Json document,
        Map<String, Map<String, List<Json>>> samples) {

    public AppTemplate {
        samples = samples.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().entrySet().stream()
                                .collect(Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, field -> List.copyOf(field.getValue())))));
    }
}
