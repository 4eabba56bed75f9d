package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.Change;
import io.modelwright.core.modeling.EntityChange;
import io.modelwright.core.modeling.FieldChange;
import io.modelwright.core.modeling.RelationChange;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonObject;
import io.modelwright.core.shared.Json.ObjectBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Plans as JSON documents. */
public final class PlanDocument {

    private PlanDocument() {}

    /**
     * {@code {changes: [{id, kind, subject: {id, entity, name}, impact, description, remedies, count?, meaning?, sql: […]}]}}.
     *
     * @param counts by change id the answers to the questions; the impact is that of them
     */
    public static JsonObject write(Plan plan, Map<String, Long> counts) {
        return Json.object().put("changes", changes(plan, counts)).build();
    }

    /** The changes alone, without having asked the database. */
    public static Json changes(Plan plan) {
        return changes(plan, Map.of());
    }

    private static Json changes(Plan plan, Map<String, Long> counts) {
        return Json.array(
                plan.changes().stream().map(change -> change(change, counts)).toList());
    }

    private static JsonObject change(PlannedChange planned, Map<String, Long> counts) {
        Change change = planned.change();
        Long count = counts.get(planned.id());
        ObjectBuilder subject = Json.object()
                .put("id", change.subject().toString())
                .put("entity", change.entity())
                .put("name", change.name());
        previousName(change, subject);
        ObjectBuilder object = Json.object()
                .put("id", planned.id())
                .put("kind", change.kind())
                .put("subject", subject.build())
                .put("impact", (count == null ? planned.impact() : planned.impact(count)).keyword())
                .put("description", planned.description())
                .put(
                        "remedies",
                        Json.array(planned.remedies().stream()
                                .map(remedy -> Json.of(remedy.name().toLowerCase(Locale.ROOT)))
                                .toList()));
        if (count != null && planned.question().isPresent()) {
            object.put("count", count);
            object.put("meaning", planned.question().get().meaning(count));
        }
        return object.put("sql", sql(planned.sql())).build();
    }

    private static void previousName(Change change, ObjectBuilder subject) {
        switch (change) {
            case FieldChange.Renamed renamed ->
                subject.put("before", renamed.before().name());
            case RelationChange.Renamed renamed ->
                subject.put("before", renamed.before().name());
            case FieldChange.ChoiceRenamed renamed ->
                subject.put("before", renamed.before().name());
            case EntityChange.Renamed renamed ->
                subject.put("before", renamed.before().name());
            default -> {
                // the others have one name only
            }
        }
    }

    private static Json sql(List<String> statements) {
        return Json.array(statements.stream().map(Json::of).toList());
    }
}
