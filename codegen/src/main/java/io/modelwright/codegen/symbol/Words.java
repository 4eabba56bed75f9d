package io.modelwright.codegen.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The forms that a name of a design takes: of {@code orderLine} {@code OrderLine}, {@code ORDER_LINE}, {@code order-line}. */
public final class Words {

    private Words() {}

    /** The words of a name in camel case, in lower case; digits stay with the word before them. */
    public static List<String> of(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean startsWord = Character.isUpperCase(c)
                    && i > 0
                    && (!Character.isUpperCase(name.charAt(i - 1))
                            || (i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1))));
            if (startsWord || c == '_' || c == '-' || c == ' ') {
                end(word, words);
            }
            if (c != '_' && c != '-' && c != ' ') {
                word.append(c);
            }
        }
        end(word, words);
        return words;
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
            word.setLength(0);
        }
    }

    /** {@code OrderLine}; only the first letter changes, so that different names stay different. */
    public static String pascal(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    public static String constant(String name) {
        return String.join("_", of(name)).toUpperCase(Locale.ROOT);
    }

    public static String kebab(String name) {
        return String.join("-", of(name));
    }

    public static String snake(String name) {
        return String.join("_", of(name));
    }

    /** {@code Order line}, for people who read it. */
    public static String sentence(String name) {
        return pascal(of(name).stream().collect(Collectors.joining(" ")));
    }

    /** The usual plural of an English noun in camel case; of other words a form with {@code s}. */
    public static String plural(String name) {
        if (name.matches(".*[^aeiou]y")) {
            return name.substring(0, name.length() - 1) + "ies";
        }
        return name.matches(".*(s|x|z|ch|sh)") ? name + "es" : name + "s";
    }
}
