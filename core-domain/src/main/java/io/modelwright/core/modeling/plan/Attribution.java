package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.Change;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.FieldChange;
import io.modelwright.core.shared.Uuids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which changes a statement belongs to, so that each change can show its own SQL. */
final class Attribution {

    private static final String[] WHOLE = {
        "add", "retire", "restore", "retarget", "changeRelationKind", "changeFieldType", "purge"
    };

    private final Map<ElementId, List<Change>> changes = new HashMap<>();

    Attribution(List<Change> all) {
        for (Change change : all) {
            put(change.subject(), change);
            if (change instanceof FieldChange field && !field.field().id().equals(change.subject())) {
                put(field.field().id(), change);
            }
        }
    }

    private void put(ElementId element, Change change) {
        changes.computeIfAbsent(element, ignored -> new ArrayList<>()).add(change);
    }

    /** The stable id of a change: that of its kind and subject. */
    static String id(Change change) {
        return Uuids.named(change.subject().value(), change.kind()).toString();
    }

    /**
     * The changes of {@code subject} of which the kind begins with one of {@code kinds}; where there is none, those that it
     * appears or goes by; else those of its entity; else all of its own.
     */
    List<String> of(ElementId subject, ElementId entity, String... kinds) {
        return Stream.of(of(subject, kinds), of(subject, WHOLE), of(entity, WHOLE), of(subject, ""), of(entity, ""))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<String> of(ElementId element, String... kinds) {
        return changes.getOrDefault(element, List.of()).stream()
                .filter(change ->
                        Stream.of(kinds).anyMatch(kind -> change.kind().startsWith(kind)))
                .map(Attribution::id)
                .toList();
    }
}
