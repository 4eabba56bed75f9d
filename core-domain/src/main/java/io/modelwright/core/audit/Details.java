package io.modelwright.core.audit;

import io.modelwright.core.shared.Json;
import java.util.Collection;

/**
 * Some members of what was or is, small whatever people typed: long texts and lists are cut. For one thread; an entry shows them
 * as they are, so that secrets have no place here.
 */
final class Details {

    private static final int TEXT_MAX = 300;
    private static final int ITEMS_MAX = 50;

    private final Json.ObjectBuilder members = Json.object();

    static Details of(String name, String value) {
        return new Details().and(name, value);
    }

    static Details of(String name, long value) {
        Details details = new Details();
        details.members.put(name, value);
        return details;
    }

    Details and(String name, String value) {
        members.put(name, cut(value));
        return this;
    }

    Details and(String name, Collection<String> values) {
        members.put(
                name,
                Json.array(values.stream()
                        .sorted()
                        .limit(ITEMS_MAX)
                        .map(value -> Json.of(cut(value)))
                        .toList()));
        return this;
    }

    Json.JsonObject json() {
        return members.build();
    }

    /** The beginning of a text; NUL, which no store keeps, becomes the sign for what cannot be shown. */
    static String cut(String text) {
        String clean = text.replace('\0', '\uFFFD');
        return clean.codePointCount(0, clean.length()) <= TEXT_MAX
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, TEXT_MAX)) + "…";
    }
}
