package io.modelwright.application.apps;

import io.modelwright.core.apps.AppTemplate;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.apps.driven.SampleRecords.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a template says that its records have, in the place of what was made up for them. */
final class SampleValues {

    private SampleValues() {}

    /** Values come in turn. Where they must not come twice, texts have a number from then on, and others are left as they were made. */
    static Rows in(Rows rows, Design design, AppTemplate template) {
        Map<String, List<Json>> samples = template.samples().getOrDefault(rows.entity(), Map.of());
        Optional<Entity> entity = design.findEntity(rows.entity());
        if (samples.isEmpty() || entity.isEmpty()) {
            return rows;
        }
        List<Json.JsonObject> all = new ArrayList<>();
        for (Json.JsonObject row : rows.rows()) {
            Map<String, Json> members = new LinkedHashMap<>(row.members());
            int turn = all.size();
            samples.forEach((field, values) -> {
                Json made = members.get(field);
                // what rules or the design leave empty stays so
                if (made != null && made != Json.JsonNull.NULL) {
                    members.put(field, value(values, turn, entity.get(), field, made));
                }
            });
            all.add(new Json.JsonObject(members));
        }
        return new Rows(rows.entity(), all);
    }

    private static Json value(List<Json> values, int turn, Entity entity, String field, Json made) {
        Json value = values.get(turn % values.size());
        int again = turn / values.size();
        if (again == 0 || !isUnique(entity, field)) {
            return value;
        }
        boolean isText = entity.fields().stream()
                .anyMatch(one -> one.name().equals(field) && one.type() instanceof FieldType.Text);
        return isText && value instanceof Json.JsonString(String text) ? Json.of(text + " " + (again + 1)) : made;
    }

    private static boolean isUnique(Entity entity, String field) {
        return entity.fields().stream().anyMatch(one -> one.name().equals(field) && one.unique())
                || entity.uniqueSets().stream().anyMatch(set -> set.members().contains(field));
    }
}
