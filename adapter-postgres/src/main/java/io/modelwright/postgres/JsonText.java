package io.modelwright.postgres;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonArray;
import io.modelwright.core.shared.Json.JsonBoolean;
import io.modelwright.core.shared.Json.JsonNull;
import io.modelwright.core.shared.Json.JsonNumber;
import io.modelwright.core.shared.Json.JsonObject;
import io.modelwright.core.shared.Json.JsonString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON text as PostgreSQL keeps it, to and from the tree of the core. Numbers stay exact decimals, with their scale; members
 * keep their order. Stateless, for any thread.
 */
public final class JsonText {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonText() {}

    /**
     * Reads one JSON value.
     *
     * @throws UncheckedIOException where the text is no JSON, or more than one value: what the database holds was written
     *     by {@link #write}, so that this is a fault
     */
    public static Json parse(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            Json value = read(parser, parser.nextToken());
            if (parser.nextToken() != null) {
                throw new IOException("more text after the JSON value");
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException("the stored text is no JSON", e);
        }
    }

    /** The compact text of a value. */
    public static String write(Json value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            write(generator, value);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write JSON", e);
        }
        return text.toString();
    }

    private static Json read(JsonParser parser, JsonToken token) throws IOException {
        if (token == null) {
            throw new IOException("the text ends early");
        }
        return switch (token) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> readArray(parser);
            case VALUE_STRING -> new JsonString(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getDecimalValue());
            case VALUE_TRUE -> new JsonBoolean(true);
            case VALUE_FALSE -> new JsonBoolean(false);
            case VALUE_NULL -> JsonNull.NULL;
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IOException("unexpected " + token);
        };
    }

    private static JsonObject readObject(JsonParser parser) throws IOException {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            members.put(name, read(parser, parser.nextToken()));
        }
        return new JsonObject(members);
    }

    private static JsonArray readArray(JsonParser parser) throws IOException {
        List<Json> items = new ArrayList<>();
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            items.add(read(parser, token));
        }
        return new JsonArray(items);
    }

    private static void write(JsonGenerator generator, Json value) throws IOException {
        switch (value) {
            case JsonNull ignored -> generator.writeNull();
            case JsonBoolean(boolean truth) -> generator.writeBoolean(truth);
            case JsonNumber(var number) -> generator.writeNumber(number);
            case JsonString(String text) -> generator.writeString(text);
            case JsonArray(List<Json> items) -> {
                generator.writeStartArray();
                for (Json item : items) {
                    write(generator, item);
                }
                generator.writeEndArray();
            }
            case JsonObject(Map<String, Json> members) -> {
                generator.writeStartObject();
                for (Map.Entry<String, Json> member : members.entrySet()) {
                    generator.writeFieldName(member.getKey());
                    write(generator, member.getValue());
                }
                generator.writeEndObject();
            }
        }
    }
}
