package io.modelwright.core.exchange.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Arrays as PostgreSQL writes them: {@code {a,"b c",NULL}}. Stateless. */
final class ArrayText {

    private ArrayText() {}

    /** The items of an array of one dimension, absent ones empty; nothing where the text is no such array. */
    static Optional<List<Optional<String>>> items(String text) {
        String form = text.strip();
        if (!form.startsWith("{") || !form.endsWith("}") || form.length() < 2) {
            return Optional.empty();
        }
        String inner = form.substring(1, form.length() - 1);
        List<Optional<String>> items = new ArrayList<>();
        if (inner.isBlank()) {
            return Optional.of(items);
        }
        StringBuilder item = new StringBuilder();
        boolean quoted = false;
        boolean wasQuoted = false;
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c == '\\' && i + 1 < inner.length()) {
                item.append(inner.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
                wasQuoted = true;
            } else if (!quoted && (c == '{' || c == '}')) {
                return Optional.empty();
            } else if (!quoted && c == ',') {
                items.add(item(item, wasQuoted));
                item.setLength(0);
                wasQuoted = false;
            } else {
                item.append(c);
            }
        }
        items.add(item(item, wasQuoted));
        return quoted ? Optional.empty() : Optional.of(items);
    }

    private static Optional<String> item(StringBuilder text, boolean quoted) {
        String value = quoted ? text.toString() : text.toString().strip();
        return !quoted && value.equals("NULL") ? Optional.empty() : Optional.of(value);
    }
}
