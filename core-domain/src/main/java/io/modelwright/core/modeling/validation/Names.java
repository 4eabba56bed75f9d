package io.modelwright.core.modeling.validation;

import io.modelwright.core.expression.SystemField;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What names may look like and what code makes of them. */
final class Names {

    static final Pattern FORM = Pattern.compile("[a-z][A-Za-z0-9]{0,40}");

    static final Pattern CHOICE_FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,59}");

    /** Entities whose records would stand at paths that the API has for something else. */
    private static final Set<String> SYSTEM_ENTITIES = Set.of("events");

    private Names() {}

    static boolean isSystemMember(String name) {
        return SystemField.find(name).isPresent();
    }

    static boolean isSystemEntity(String name) {
        return SYSTEM_ENTITIES.contains(name);
    }

    /** The name of a type in Java and TypeScript: {@code orderLine} becomes {@code OrderLine}. */
    static String typeName(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** The name of a constant: {@code inProgress}, {@code in-progress} and {@code IN_PROGRESS} become {@code IN_PROGRESS}. */
    static String constantName(String name) {
        StringBuilder result = new StringBuilder(name.length() + 8);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean startsWord = i > 0 && Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1));
            if (startsWord) {
                result.append('_');
            }
            result.append(c == '-' ? '_' : c);
        }
        return result.toString().toUpperCase(Locale.ROOT);
    }
}
