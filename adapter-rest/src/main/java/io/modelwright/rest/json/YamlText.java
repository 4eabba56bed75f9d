package io.modelwright.rest.json;

import io.modelwright.core.shared.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** YAML in block style. Texts that any YAML version might take for something else are quoted as in JSON, which YAML reads. */
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_]*( [A-Za-z0-9_]+)*");
    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private YamlText() {}

    static void append(Json value, StringBuilder text) {
        if (isBlock(value)) {
            block(value, 0, text);
        } else {
            inline(value, text);
            text.append('\n');
        }
    }

    private static boolean isBlock(Json value) {
        return switch (value) {
            case Json.JsonArray(List<Json> items) -> !items.isEmpty();
            case Json.JsonObject(Map<String, Json> members) -> !members.isEmpty();
            case Json.JsonNull nothing -> false;
            case Json.JsonBoolean truth -> false;
            case Json.JsonNumber number -> false;
            case Json.JsonString string -> false;
        };
    }

    private static void block(Json value, int indent, StringBuilder text) {
        switch (value) {
            case Json.JsonObject(Map<String, Json> members) -> {
                boolean first = true;
                for (Map.Entry<String, Json> member : members.entrySet()) {
                    // The first line stands behind the dash of the list, or at the left margin.
                    text.append(first ? "" : " ".repeat(indent));
                    first = false;
                    text.append(scalar(member.getKey())).append(':');
                    member(member.getValue(), indent, text);
                }
            }
            case Json.JsonArray(List<Json> items) -> {
                boolean first = true;
                for (Json item : items) {
                    text.append(first ? "" : " ".repeat(indent)).append("- ");
                    first = false;
                    if (isBlock(item)) {
                        block(item, indent + 2, text);
                    } else {
                        inline(item, text);
                        text.append('\n');
                    }
                }
            }
            case Json.JsonNull nothing -> inline(value, text);
            case Json.JsonBoolean truth -> inline(value, text);
            case Json.JsonNumber number -> inline(value, text);
            case Json.JsonString string -> inline(value, text);
        }
    }

    private static void member(Json value, int indent, StringBuilder text) {
        if (isBlock(value)) {
            text.append('\n').append(" ".repeat(indent + 2));
            block(value, indent + 2, text);
        } else {
            text.append(' ');
            inline(value, text);
            text.append('\n');
        }
    }

    private static void inline(Json value, StringBuilder text) {
        if (value instanceof Json.JsonString(String string)) {
            text.append(scalar(string));
        } else {
            // Numbers, truth values, null and empty collections are written in YAML as in JSON.
            text.append(json(value));
        }
    }

    private static String scalar(String string) {
        boolean plain = PLAIN.matcher(string).matches() && !WORDS.contains(string.toLowerCase(Locale.ROOT));
        return plain ? string : escaped(json(Json.of(string)));
    }

    /** JSON leaves characters as they are that YAML allows in escaped form alone. */
    private static String escaped(String quoted) {
        StringBuilder text = new StringBuilder(quoted.length());
        for (int index = 0; index < quoted.length(); index++) {
            char unit = quoted.charAt(index);
            boolean special = (unit >= 0x7f && unit < 0xa0) || unit == 0x2028 || unit == 0x2029 || unit >= 0xfdd0;
            if (special) {
                text.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
            } else {
                text.append(unit);
            }
        }
        return text.toString();
    }

    private static String json(Json value) {
        return new String(JsonBodies.bytes(value), StandardCharsets.UTF_8);
    }
}
