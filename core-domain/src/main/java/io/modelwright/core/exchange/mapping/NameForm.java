package io.modelwright.core.exchange.mapping;

import io.modelwright.core.sql.PhysicalNames;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes names of our form out of foreign ones. Stateless. */
final class NameForm {

    static final int LENGTH_MAX = 41;
    /** Leaves room for what the database appends, within its 63 bytes. */
    static final int PHYSICAL_MAX = 52;

    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'Æ', "Ae"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'Ø', "O"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Œ', "Oe"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'Đ', "D"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) 'ı', "i"));

    private NameForm() {}

    /** The words of a name as camel case; empty where it has no letter or digit of ours. */
    static Optional<String> camel(String foreign) {
        return camel(words(foreign));
    }

    static Optional<String> camel(List<String> words) {
        StringBuilder name = new StringBuilder();
        for (String word : words) {
            String lower = word.toLowerCase(Locale.ROOT);
            name.append(name.isEmpty() ? lower : capital(lower));
        }
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(cut(Character.isDigit(name.charAt(0)) ? "n" + name : name.toString(), LENGTH_MAX));
    }

    /** The parts of a name: cut at what is neither letter nor digit, and where a capital begins a word. */
    static List<String> words(String foreign) {
        String ascii = ascii(foreign);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            if (!isLetterOrDigit(c) || startsWord(ascii, i)) {
                flush(words, word);
            }
            if (isLetterOrDigit(c)) {
                word.append(c);
            }
        }
        flush(words, word);
        return words;
    }

    private static void flush(List<String> words, StringBuilder word) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static boolean startsWord(String text, int index) {
        if (index == 0 || !isCapital(text.charAt(index)) || !isLetterOrDigit(text.charAt(index - 1))) {
            return false;
        }
        boolean afterSmall = !isCapital(text.charAt(index - 1));
        boolean beforeSmall =
                index + 1 < text.length() && text.charAt(index + 1) >= 'a' && text.charAt(index + 1) <= 'z';
        return afterSmall || beforeSmall;
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLetterOrDigit(char c) {
        return isCapital(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static String ascii(String foreign) {
        String limited = foreign.length() > 500 ? foreign.substring(0, 500) : foreign;
        StringBuilder ascii = new StringBuilder(limited.length());
        Normalizer.normalize(limited, Normalizer.Form.NFD).codePoints().forEach(point -> {
            if (LETTERS.containsKey(point)) {
                ascii.append(LETTERS.get(point));
            } else if (Character.getType(point) != Character.NON_SPACING_MARK) {
                ascii.append(point < 128 ? (char) point : ' ');
            }
        });
        return ascii.toString();
    }

    static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** The name cut so that it, and what the database calls it, are short enough. */
    static String cut(String name, int length) {
        String result = name.length() > length ? name.substring(0, length) : name;
        while (PhysicalNames.snakeCase(result).length() > PHYSICAL_MAX) {
            result = result.substring(0, result.length() - 1);
        }
        return result;
    }

    /** What several of them are called, in English. */
    static String plural(String name) {
        if (name.endsWith("s") && !name.endsWith("ss")) {
            return name;
        }
        boolean hissing = name.endsWith("ss")
                || name.endsWith("x")
                || name.endsWith("z")
                || name.endsWith("ch")
                || name.endsWith("sh");
        if (hissing) {
            return name + "es";
        }
        boolean soft = name.length() > 1 && name.endsWith("y") && "aeiou".indexOf(name.charAt(name.length() - 2)) < 0;
        return soft ? name.substring(0, name.length() - 1) + "ies" : name + "s";
    }
}
