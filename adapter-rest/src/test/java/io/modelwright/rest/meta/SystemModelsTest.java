package io.modelwright.rest.meta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelwright.core.shared.Json;
import io.modelwright.rest.edge.EdgePaths;
import io.modelwright.rest.json.JsonBodies;
import io.modelwright.rest.openapi.PlatformDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The models of the platform say what its interface serves, no more and no less. */
final class SystemModelsTest {

    /** Lists of what has no model: parts of a whole that has one, and what a page of its own shows. */
    private static final Set<String> WITHOUT_MODEL = Set.of(
            "/api/v1/apps/{app}/template-sets/{set}/revisions",
            "/api/v1/template-patterns",
            "/api/v1/deployments/{deployment}/health",
            "/api/v1/apps/{app}/usage",
            "/api/v1/apps/{app}/records/{entity}",
            "/api/v1/apps/{app}/environments/{environment}/records/{entity}",
            "/api/v1/apps/{app}/records/{entity}/{id}/history",
            "/api/v1/apps/{app}/environments/{environment}/records/{entity}/{id}/history");

    /** The columns of the table of rights, by the role that a yes there means. */
    private static final List<String> RIGHTS =
            List.of("nobody", "outsider", "user", "viewer", "operator", "builder", "admin", "owner", "administrator");

    private final JsonNode openApi = tree(PlatformDocument.json());
    private final JsonNode model = tree(new SystemModels(PlatformDocument.json()).document());

    private static JsonNode tree(Json json) {
        try {
            return new ObjectMapper().readTree(JsonBodies.bytes(json));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void designShouldBeValid() {
        assertThat(SystemModels.design().findings()).isEmpty();
    }

    @Test
    void everyResourceShouldBelongToAnEntity() {
        assertThat(names(model.get("entities")))
                .containsExactlyInAnyOrderElementsOf(SystemModels.resources().keySet());
    }

    @Test
    void membersShouldBeThoseOfTheSchema() {
        for (JsonNode entity : model.get("entities")) {
            JsonNode schema = schema(entity.get("resource").get("schema").asText());
            List<String> answered = new ArrayList<>();
            for (JsonNode member : entity.get("members")) {
                if (!member.path("writeOnly").asBoolean()) {
                    answered.add(member.get("name").asText());
                }
            }
            assertThat(answered)
                    .as(entity.get("name").asText())
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(fieldNames(schema.get("properties")));
        }
    }

    @Test
    void typesShouldBeThoseOfTheSchema() {
        for (JsonNode entity : model.get("entities")) {
            JsonNode schema = schema(entity.get("resource").get("schema").asText());
            for (JsonNode member : entity.get("members")) {
                String place =
                        entity.get("name").asText() + "." + member.get("name").asText();
                JsonNode property =
                        schema.get("properties").get(member.get("name").asText());
                if (property != null) {
                    assertThat(SchemaTypes.of(property)).as(place).contains(type(member));
                    assertThat(member.get("required").asBoolean())
                            .as(place + " is required")
                            .isEqualTo(!SchemaTypes.isNullable(property));
                    if (member.has("choices") && !member.get("choices").isEmpty()) {
                        assertThat(names(member.get("choices")))
                                .as(place)
                                .containsExactlyInAnyOrderElementsOf(SchemaTypes.words(property));
                    }
                }
            }
        }
    }

    private static String type(JsonNode member) {
        return member.get("kind").asText().equals("relation")
                ? "relation "
                        + (member.get("people").asBoolean()
                                ? "@user"
                                : member.get("target").asText())
                : member.get("type").asText();
    }

    @Test
    void whatIsSentShouldBeMembers() {
        for (JsonNode entity : model.get("entities")) {
            Map<String, JsonNode> members = new LinkedHashMap<>();
            entity.get("members")
                    .forEach(member -> members.put(member.get("name").asText(), member));
            Set<String> sent = new LinkedHashSet<>();
            for (JsonNode operation : entity.get("resource").get("operations")) {
                if (Set.of("create", "update").contains(operation.get("name").asText())
                        && !operation.get("body").isNull()) {
                    JsonNode schema = schema(operation.get("body").asText()).get("properties");
                    assertThat(texts(operation.get("fields"))).containsExactlyElementsOf(fieldNames(schema));
                    for (String field : fieldNames(schema)) {
                        assertThat(members).as(entity.get("name").asText()).containsKey(field);
                        assertThat(members.get(field).get("readOnly").asBoolean())
                                .isFalse();
                    }
                    sent.addAll(fieldNames(schema));
                }
            }
            members.forEach((name, member) -> {
                if (!sent.contains(name)) {
                    assertThat(member.get("readOnly").asBoolean()).as(name).isTrue();
                    assertThat(member.path("writeOnly").asBoolean()).as(name).isFalse();
                }
            });
        }
    }

    @Test
    void operationsShouldAnswerTheResource() {
        for (JsonNode entity : model.get("entities")) {
            String schema = entity.get("resource").get("schema").asText();
            for (JsonNode operation : entity.get("resource").get("operations")) {
                JsonNode described = openApi.get("paths")
                        .get(operation.get("path").asText())
                        .get(operation.get("method").asText().toLowerCase(Locale.ROOT));
                assertThat(described).as(operation.toString()).isNotNull();
                JsonNode answer = described.at("/responses/200/content/application~1json/schema");
                String place = entity.get("name").asText() + " "
                        + operation.get("name").asText();
                if (operation.get("name").asText().startsWith("list")) {
                    assertThat(answer.at("/properties/items/items/$ref").asText())
                            .as(place)
                            .matches("#/components/schemas/" + schema + "(Summary)?");
                } else if (operation.get("name").asText().equals("read") && !answer.isMissingNode()) {
                    assertThat(answer.get("$ref").asText()).as(place).matches("#/components/schemas/(Whole)?" + schema);
                }
            }
        }
    }

    @Test
    void keysAndColumnsShouldBeMembers() {
        for (JsonNode entity : model.get("entities")) {
            List<String> members = names(entity.get("members"));
            assertThat(members).contains(entity.get("resource").get("key").asText());
            assertThat(members).containsAll(texts(entity.get("list").get("columns")));
            assertThat(members).contains(entity.get("list").get("sort").asText().replaceFirst("^-", ""));
            for (JsonNode operation : entity.get("resource").get("operations")) {
                assertThat(operation.get("on").asText())
                        .as(operation.toString())
                        .isEqualTo(
                                operation
                                                .get("path")
                                                .asText()
                                                .contains("{"
                                                        + entity.get("resource")
                                                                .get("keyParameter")
                                                                .asText()
                                                        + "}")
                                        ? "item"
                                        : "list");
            }
        }
    }

    @Test
    void everyListShouldHaveAModel() {
        Set<String> described = new TreeSet<>();
        model.findValues("operations")
                .forEach(operations -> operations.forEach(
                        operation -> described.add(operation.get("path").asText())));
        Set<String> lists = new TreeSet<>();
        openApi.get("paths").properties().forEach(path -> {
            if (path.getValue()
                    .at("/get/responses/200/content/application~1json/schema/properties/nextCursor")
                    .isObject()) {
                lists.add(path.getKey());
            }
        });

        lists.removeAll(WITHOUT_MODEL);
        lists.remove(EdgePaths.API + "/meta/models");
        assertThat(described).containsAll(lists);
    }

    @Test
    void rolesShouldBeThoseOfTheTableOfRights() throws IOException {
        Map<String, List<String>> table = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of("..", "docs", "authorisation.md"), StandardCharsets.UTF_8)) {
            if (line.startsWith("| `")) {
                List<String> cells = List.of(line.substring(2).split(" *\\| *"));
                table.put(cells.getFirst().replace("`", ""), cells.subList(1, cells.size()));
            }
        }
        for (JsonNode operations : model.findValues("operations")) {
            for (JsonNode operation : operations) {
                String route = operation.get("method").asText()
                        + " "
                        + operation.get("path").asText().substring(EdgePaths.API.length());
                assertThat(table).containsKey(route);
                assertThat(operation.get("role").asText()).as(route).isEqualTo(least(table.get(route)));
            }
        }
    }

    /** Who may, of whom all that may more may too. */
    private static String least(List<String> cells) {
        String first = RIGHTS.get(cells.indexOf("yes"));
        return first.equals("outsider") ? "anyone" : first;
    }

    private JsonNode schema(String name) {
        return openApi.get("components").get("schemas").get(name);
    }

    private static List<String> names(JsonNode items) {
        List<String> names = new ArrayList<>();
        items.forEach(item -> names.add(item.get("name").asText()));
        return names;
    }

    private static List<String> texts(JsonNode items) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static List<String> fieldNames(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
