package io.modelwright.core.meta;

import io.modelwright.core.modeling.Labels;
import io.modelwright.core.shared.Json;
import java.util.Locale;
import java.util.Optional;

/** Texts that people read, made of names where the design says none. Stateless. */
public final class Words {

    private Words() {}

    public static String label(Labels labels, String name) {
        return labels.displayName().orElseGet(() -> spaced(name));
    }

    /** {@code dueDate} as {@code Due date}; letters in a row that are all capitals stay together. */
    public static String spaced(String name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean begins = i > 0 && Character.isUpperCase(c) && !Character.isUpperCase(name.charAt(i - 1));
            boolean acronym =
                    Character.isUpperCase(c) && (i + 1 == name.length() || Character.isUpperCase(name.charAt(i + 1)));
            if (begins) {
                text.append(' ');
            }
            text.append(i == 0 ? Character.toUpperCase(c) : begins && !acronym ? Character.toLowerCase(c) : c);
        }
        return text.toString();
    }

    /** The plural of an English noun by the common rules; for everything else the design says one. */
    public static String plural(String noun) {
        String lower = noun.toLowerCase(Locale.ROOT);
        if (noun.isEmpty() || lower.charAt(lower.length() - 1) > 'z') {
            return noun;
        }
        if (lower.matches(".*[^aeiou]y")) {
            return noun.substring(0, noun.length() - 1) + "ies";
        }
        return noun + (lower.matches(".*(s|x|z|ch|sh)") ? "es" : "s");
    }

    public static Json orNull(Optional<String> text) {
        return text.map(Json::of).orElse(Json.JsonNull.NULL);
    }
}
