package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.codegen.seed.SeedData;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.shared.Json;
import io.modelwright.rest.json.JsonBodies;
import io.modelwright.testkit.contract.ContractDesign;
import io.modelwright.testkit.modeling.Designs;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** The platform takes every row of the data that applications begin with. */
final class SeedDataHttpTest {

    /** An empty one has no rows, and cannot be published. */
    @Provide
    Arbitrary<Design> designs() {
        return Designs.designs().filter(design -> !design.entities().isEmpty());
    }

    @Property(tries = 8, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void rowsOfAnyDesignShouldBeTaken(@ForAll("designs") Design design) {
        load(design);
    }

    @Example
    void rowsOfTheContractShouldBeTaken() {
        for (ContractDesign design : ContractDesign.values()) {
            load(design.design());
        }
    }

    private static void load(Design design) {
        TestApp app = TestApp.unpublished(Api.somebody());
        app.document(text(withoutIds(DesignDocument.write(design))));
        app.publish("{\"message\":\"First\"}").expect(201);
        Map<String, String> ids = new HashMap<>();
        ids.put(SeedData.LOADER.toString(), app.owner().account());
        for (SeedData.Rows rows : SeedData.of(design, 12).entities()) {
            for (Json.JsonObject row : rows.rows()) {
                Map<String, Json> sent = new LinkedHashMap<>(row.members());
                Json.JsonString id = (Json.JsonString) sent.remove("id");
                Answer made = app.owner()
                        .post(app.records(rows.entity()))
                        .json(text(replaced(new Json.JsonObject(sent), ids)))
                        .send();
                assertThat(made.status())
                        .as(rows.entity() + " " + row + " " + made.body())
                        .isEqualTo(201);
                ids.put(id.value(), made.text("id"));
            }
        }
    }

    /** With the ids that the platform gave, in place of those that the rows came with. */
    private static Json replaced(Json json, Map<String, String> ids) {
        return switch (json) {
            case Json.JsonString(String text) -> Json.of(ids.getOrDefault(text, text));
            case Json.JsonArray(List<Json> items) ->
                Json.array(items.stream().map(item -> replaced(item, ids)).toList());
            case Json.JsonObject object -> {
                Json.ObjectBuilder copy = Json.object();
                object.members().forEach((name, value) -> copy.put(name, replaced(value, ids)));
                yield copy.build();
            }
            default -> json;
        };
    }

    /** The draft gives ids of its own. */
    private static Json withoutIds(Json json) {
        return switch (json) {
            case Json.JsonArray(List<Json> items) ->
                Json.array(items.stream().map(SeedDataHttpTest::withoutIds).toList());
            case Json.JsonObject object -> {
                Json.ObjectBuilder copy = Json.object();
                object.members().forEach((name, value) -> {
                    if (name.equals("default")) {
                        copy.put(name, value);
                    } else if (!name.equals("id")) {
                        copy.put(name, withoutIds(value));
                    }
                });
                yield copy.build();
            }
            default -> json;
        };
    }

    private static String text(Json json) {
        return new String(JsonBodies.bytes(json), StandardCharsets.UTF_8);
    }
}
