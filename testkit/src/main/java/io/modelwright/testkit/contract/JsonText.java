package io.modelwright.testkit.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.modelwright.core.shared.Json;
import java.util.ArrayList;
import java.util.List;

/** JSON and YAML from text, numbers as they are written. */
public final class JsonText {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private JsonText() {}

    /** @throws AssertionError where it is no JSON, has something behind it or a key twice */
    public static JsonNode node(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("no JSON: " + text, notJson);
        }
    }

    /** @throws AssertionError where it is no JSON */
    public static Json json(String text) {
        return tree(node(text));
    }

    /** @throws AssertionError where it is no YAML */
    public static Json yaml(String text) {
        return tree(yamlNode(text));
    }

    /** @throws AssertionError where it is no YAML */
    static JsonNode yamlNode(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException notYaml) {
            throw new AssertionError("no YAML: " + text, notYaml);
        }
    }

    /** The text as a JSON string, which a text of the expression language may be too. */
    static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    private static Json tree(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Json.ObjectBuilder object = Json.object();
                node.properties().forEach(member -> object.put(member.getKey(), tree(member.getValue())));
                yield object.build();
            }
            case ARRAY -> {
                List<Json> items = new ArrayList<>();
                node.forEach(item -> items.add(tree(item)));
                yield Json.array(items);
            }
            case STRING -> Json.of(node.textValue());
            case NUMBER -> new Json.JsonNumber(node.decimalValue());
            case BOOLEAN -> Json.of(node.booleanValue());
            case NULL -> Json.JsonNull.NULL;
            case BINARY, MISSING, POJO -> throw new AssertionError("nothing that JSON has: " + node);
        };
    }
}
