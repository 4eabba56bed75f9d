package app.support.json;

import app.support.problem.Problems;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON text strictly: one value in UTF-8, no member twice, at most {@link TextRules#DEPTH_MAX}
 * levels, and nothing in names, texts and numbers that {@link TextRules} refuses; a fault ends the request with its place.
 */
public final class JsonBodies {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The limits of texts and depth are checked here, with places; the size of the whole body bounds everything else. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(TextRules.DEPTH_MAX + 16)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonBodies() {}

    /** A whole body. */
    public static JsonNode parse(byte[] body) {
        return parse(decode(body));
    }

    public static JsonNode parse(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw Problems.malformed("malformed-json", JsonPointer.ROOT, "The body is empty.");
            }
            JsonNode value = value(parser, first, JsonPointer.ROOT, 0);
            if (parser.nextToken() != null) {
                throw Problems.malformed("malformed-json", JsonPointer.ROOT, "Something follows the JSON value.");
            }
            return value;
        } catch (JsonProcessingException malformed) {
            String message = "This is not JSON (line " + malformed.getLocation().getLineNr() + ", column "
                    + malformed.getLocation().getColumnNr() + ").";
            throw Problems.malformed("malformed-json", JsonPointer.ROOT, message);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw Problems.malformed("malformed-text", JsonPointer.ROOT, "The body is not in UTF-8.");
        }
    }

    private static JsonNode value(JsonParser parser, JsonToken token, JsonPointer place, int depth) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser, place, TextRules.deeper(depth, place));
            case START_ARRAY -> array(parser, place, TextRules.deeper(depth, place));
            case VALUE_STRING -> NODES.textNode(TextRules.text(parser.getText(), place));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> TextRules.number(parser.getText(), place);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw Problems.malformed("malformed-json", place, "This is not JSON.");
        };
    }

    private static JsonNode object(JsonParser parser, JsonPointer place, int depth) throws IOException {
        ObjectNode members = NODES.objectNode();
        for (JsonToken token = next(parser); token != JsonToken.END_OBJECT; token = next(parser)) {
            String name = TextRules.name(parser.currentName(), place);
            JsonPointer memberPlace = place.member(name);
            if (members.has(name)) {
                throw Problems.malformed("duplicate-key", memberPlace, "This member is there twice.");
            }
            members.set(name, value(parser, next(parser), memberPlace, depth));
        }
        return members;
    }

    private static JsonNode array(JsonParser parser, JsonPointer place, int depth) throws IOException {
        ArrayNode items = NODES.arrayNode();
        for (JsonToken token = next(parser); token != JsonToken.END_ARRAY; token = next(parser)) {
            items.add(value(parser, token, place.item(items.size()), depth));
        }
        return items;
    }

    private static JsonToken next(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw Problems.malformed("malformed-json", JsonPointer.ROOT, "The JSON ends too early.");
        }
        return token;
    }
}
