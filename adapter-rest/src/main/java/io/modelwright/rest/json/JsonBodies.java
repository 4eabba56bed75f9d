package io.modelwright.rest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.rest.problem.Problems;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON text to trees and back. Reading is strict: one value in UTF-8, no member twice, at most {@link TextRules#DEPTH_MAX}
 * levels, and nothing in names, texts and numbers that {@link TextRules} refuses; a fault ends the request with its place.
 */
public final class JsonBodies {

    /** The limits of texts and depth are checked here, with places; the size of the whole body bounds everything else. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(TextRules.DEPTH_MAX + 16)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(1_000).build())
            .build();

    private JsonBodies() {}

    public static Json parse(byte[] body) {
        String text = decode(body);
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw Problems.malformed("malformed-json", JsonPointer.ROOT, "The body is empty.");
            }
            Json value = value(parser, first, JsonPointer.ROOT, 0);
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

    public static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw Problems.malformed("malformed-text", JsonPointer.ROOT, "The body is not in UTF-8.");
        }
    }

    private static Json value(JsonParser parser, JsonToken token, JsonPointer place, int depth) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser, place, TextRules.deeper(depth, place));
            case START_ARRAY -> array(parser, place, TextRules.deeper(depth, place));
            case VALUE_STRING -> Json.of(TextRules.text(parser.getText(), place));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> TextRules.number(parser.getText(), place);
            case VALUE_TRUE -> Json.of(true);
            case VALUE_FALSE -> Json.of(false);
            case VALUE_NULL -> Json.JsonNull.NULL;
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw Problems.malformed("malformed-json", place, "This is not JSON.");
        };
    }

    private static Json object(JsonParser parser, JsonPointer place, int depth) throws IOException {
        Map<String, Json> members = new LinkedHashMap<>();
        for (JsonToken token = next(parser); token != JsonToken.END_OBJECT; token = next(parser)) {
            String name = TextRules.name(parser.currentName(), place);
            JsonPointer memberPlace = place.member(name);
            if (members.containsKey(name)) {
                throw Problems.malformed("duplicate-key", memberPlace, "This member is there twice.");
            }
            members.put(name, value(parser, next(parser), memberPlace, depth));
        }
        return new Json.JsonObject(members);
    }

    private static Json array(JsonParser parser, JsonPointer place, int depth) throws IOException {
        List<Json> items = new ArrayList<>();
        for (JsonToken token = next(parser); token != JsonToken.END_ARRAY; token = next(parser)) {
            items.add(value(parser, token, place.item(items.size()), depth));
        }
        return new Json.JsonArray(items);
    }

    private static JsonToken next(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw Problems.malformed("malformed-json", JsonPointer.ROOT, "The JSON ends too early.");
        }
        return token;
    }

    public static byte[] bytes(Json value) {
        ByteArrayOutputStream buffer = new ByteArrayOutputStream(512);
        try {
            write(value, buffer);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return buffer.toByteArray();
    }

    /** Writes the value in UTF-8 without white space; leaves the stream open. */
    public static void write(Json value, OutputStream stream) throws IOException {
        try (JsonGenerator generator =
                FACTORY.createGenerator(stream).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            write(value, generator);
        }
    }

    private static void write(Json value, JsonGenerator generator) throws IOException {
        switch (value) {
            case Json.JsonNull nothing -> generator.writeNull();
            case Json.JsonBoolean(boolean truth) -> generator.writeBoolean(truth);
            case Json.JsonNumber(var number) -> generator.writeNumber(number);
            case Json.JsonString(String text) -> generator.writeString(text);
            case Json.JsonArray(List<Json> items) -> {
                generator.writeStartArray();
                for (Json item : items) {
                    write(item, generator);
                }
                generator.writeEndArray();
            }
            case Json.JsonObject(Map<String, Json> members) -> {
                generator.writeStartObject();
                for (Map.Entry<String, Json> member : members.entrySet()) {
                    generator.writeFieldName(member.getKey());
                    write(member.getValue(), generator);
                }
                generator.writeEndObject();
            }
        }
    }
}
