package io.modelwright.core.exchange.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.TestJson;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonArray;
import io.modelwright.core.shared.Json.JsonObject;
import io.modelwright.core.shared.Json.JsonString;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonSchemaExportTest {

    private static final Design DESIGN =
            DesignDocument.parseOffline(TestJson.json("""
                    entities:
                      - name: task
                        fields:
                          - { name: title, type: text, required: true, maxLength: 100 }
                          - { name: data, type: json }
                          - { name: price, type: money }
                          - { name: state, type: choice, choices: [{ name: open }, { name: done }] }
                      - { name: place, fields: [{ name: at, type: geoPoint }] }
                    relations:
                      - { name: place, from: task, to: place, kind: manyToOne }
                      - { name: parts, from: task, to: task, kind: manyToMany }
                    """)).design().orElseThrow();

    private static JsonObject member(JsonObject parent, String name) {
        return (JsonObject) parent.find(name).orElseThrow();
    }

    private static List<String> references(Json json) {
        List<String> found = new ArrayList<>();
        switch (json) {
            case JsonArray(List<Json> items) -> items.forEach(item -> found.addAll(references(item)));
            case JsonObject object ->
                object.members().forEach((key, value) -> {
                    if (key.equals("$ref") && value instanceof JsonString(String to)) {
                        found.add(to);
                    } else if (!key.equals("default")) {
                        found.addAll(references(value));
                    }
                });
            default -> {}
        }
        return found;
    }

    @Test
    void everyReferenceShouldLeadToADefinition() {
        JsonObject schema = JsonSchemaExport.of(DESIGN, "Tasks");
        JsonObject definitions = member(schema, "$defs");

        assertThat(schema.find("$schema")).contains(Json.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(definitions.members().keySet())
                .contains("task", "task.new", "task.patch", "place", "place.new", "place.patch");
        assertThat(references(schema)).isNotEmpty().allSatisfy(to -> {
            assertThat(to).startsWith("#/$defs/");
            assertThat(definitions.find(to.substring("#/$defs/".length()))).isPresent();
        });
    }

    @Test
    void newRecordsShouldNeedWhatIsRequiredAndPatchesNothing() {
        JsonObject definitions = member(JsonSchemaExport.of(DESIGN, "Tasks"), "$defs");

        assertThat(member(definitions, "task.new").find("required")).contains(Json.array(List.of(Json.of("title"))));
        assertThat(member(definitions, "task.patch").find("required")).isEmpty();
        assertThat(member(member(definitions, "task.new"), "properties").members())
                .containsKeys("title", "data", "price", "state", "place", "parts")
                .doesNotContainKeys("id", "version", "createdAt");
    }
}
