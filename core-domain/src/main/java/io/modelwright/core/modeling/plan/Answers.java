package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.Change;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.FieldChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The decisions by element. */
record Answers(List<Change> changes, Decisions decisions) {

    private static final Set<String> LOSING = Set.of("changeFieldType", "changeRelationKind");

    /** The fill of the first change of that element that is of one of these kinds and has one. */
    Optional<String> fill(ElementId subject, String... kinds) {
        Set<String> wanted = Set.of(kinds);
        return changes.stream()
                .filter(change -> change.subject().equals(subject) && wanted.contains(change.kind()))
                .flatMap(change -> Optional.ofNullable(decisions.fills().get(Attribution.id(change))).stream())
                .findFirst();
    }

    /** Whether that element gets a value wherever it has none, because its fill is a constant. */
    boolean fillsAlways(ElementId subject) {
        return fill(subject, "addField", "addRelation", "requireField", "requireRelation")
                .filter(fill -> !fill.contains("o.\"") && !fill.contains("NULL"))
                .isPresent();
    }

    /** By the name of the removed choice. */
    Map<String, String> choiceFills(ElementId field) {
        Map<String, String> result = new LinkedHashMap<>();
        for (Change change : changes) {
            String fill = decisions.fills().get(Attribution.id(change));
            if (change instanceof FieldChange.ChoiceRemoved removed
                    && removed.field().id().equals(field)
                    && fill != null) {
                result.put(removed.choice().name(), fill);
            }
        }
        return result;
    }

    /** Whether the publisher said what becomes of values of that member that cannot go over. */
    boolean decided(ElementId member) {
        return changes.stream()
                .filter(change ->
                        (LOSING.contains(change.kind()) && change.subject().equals(member))
                                || (change instanceof FieldChange.ChoiceRemoved removed
                                        && removed.field().id().equals(member)))
                .map(Attribution::id)
                .anyMatch(id -> decisions.acknowledged().contains(id)
                        || decisions.fills().containsKey(id));
    }
}
