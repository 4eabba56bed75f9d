package io.modelwright.codegen.json;

import io.modelwright.core.records.JsonWriter;
import io.modelwright.core.shared.Json;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** JSON trees as text. Stateless. */
public final class JsonText {

    private static final String INDENT = "  ";

    private JsonText() {}

    /** On one line. */
    public static String of(Json json) {
        return new JsonWriter(256).value(json).finish().toString();
    }

    /** For people: a member or item on each line, a line feed at the end. */
    public static String pretty(Json json) {
        StringBuilder text = new StringBuilder();
        append(json, "\n", text);
        return text.append('\n').toString();
    }

    private static void append(Json json, String line, StringBuilder text) {
        switch (json) {
            case Json.JsonArray(List<Json> items)
            when !items.isEmpty() -> {
                text.append('[');
                for (Iterator<Json> item = items.iterator(); item.hasNext(); ) {
                    text.append(line).append(INDENT);
                    append(item.next(), line + INDENT, text);
                    text.append(item.hasNext() ? "," : "");
                }
                text.append(line).append(']');
            }
            case Json.JsonObject object
            when !object.members().isEmpty() -> {
                text.append('{');
                for (Iterator<Map.Entry<String, Json>> member =
                                object.members().entrySet().iterator();
                        member.hasNext(); ) {
                    Map.Entry<String, Json> next = member.next();
                    text.append(line)
                            .append(INDENT)
                            .append(of(Json.of(next.getKey())))
                            .append(": ");
                    append(next.getValue(), line + INDENT, text);
                    text.append(member.hasNext() ? "," : "");
                }
                text.append(line).append('}');
            }
            case Json.JsonNumber(BigDecimal number) -> text.append(number);
            default -> text.append(of(json));
        }
    }
}
