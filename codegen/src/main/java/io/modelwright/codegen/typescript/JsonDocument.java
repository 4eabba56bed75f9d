package io.modelwright.codegen.typescript;

import io.modelwright.core.records.JsonWriter;
import io.modelwright.core.shared.Json;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** JSON for people to read and to compare line by line. Stateless. */
final class JsonDocument {

    private static final String STEP = "  ";

    private JsonDocument() {}

    static String pretty(Json value) {
        StringBuilder text = new StringBuilder();
        write(value, "\n", text);
        return text.append('\n').toString();
    }

    private static void write(Json value, String line, StringBuilder text) {
        switch (value) {
            case Json.JsonObject object
            when !object.members().isEmpty() -> {
                text.append('{');
                Iterator<Map.Entry<String, Json>> members =
                        object.members().entrySet().iterator();
                while (members.hasNext()) {
                    Map.Entry<String, Json> member = members.next();
                    text.append(line).append(STEP).append(flat(Json.of(member.getKey())));
                    text.append(": ");
                    write(member.getValue(), line + STEP, text);
                    text.append(members.hasNext() ? "," : line);
                }
                text.append('}');
            }
            case Json.JsonArray(List<Json> items)
            when !items.isEmpty() -> {
                text.append('[');
                Iterator<Json> rest = items.iterator();
                while (rest.hasNext()) {
                    text.append(line).append(STEP);
                    write(rest.next(), line + STEP, text);
                    text.append(rest.hasNext() ? "," : line);
                }
                text.append(']');
            }
            default -> text.append(flat(value));
        }
    }

    static String flat(Json value) {
        return new String(new JsonWriter(64).value(value).finish().toBytes(), StandardCharsets.UTF_8);
    }
}
