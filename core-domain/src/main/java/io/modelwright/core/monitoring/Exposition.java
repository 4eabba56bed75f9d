package io.modelwright.core.monitoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text format of Prometheus, as far as numbers go. Applications are not trusted: a line that is no measurement is left
 * out, and there is a limit to how many are read.
 */
public final class Exposition {

    /** More measurements than this are not read. */
    public static final int MAX_POINTS = 20_000;

    private static final int MAX_LINE = 4_096;
    private static final int MAX_LABELS = 32;
    private static final Pattern VALUE = Pattern.compile("[+-]?[0-9.]{1,40}(?:[eE][+-]?[0-9]{1,4})?|NaN|[+-]?Inf");
    private static final Pattern MILLIS = Pattern.compile("-?[0-9]{1,19}");

    /** One measurement. */
    public record Point(String name, Map<String, String> labels, double value) {}

    private final String line;
    private int place;

    private Exposition(String line) {
        this.line = line;
    }

    public static List<Point> read(String text) {
        List<Point> points = new ArrayList<>();
        int start = 0;
        while (start < text.length() && points.size() < MAX_POINTS) {
            int end = text.indexOf('\n', start);
            int stop = end < 0 ? text.length() : end;
            if (stop > start && stop - start <= MAX_LINE && text.charAt(start) != '#') {
                new Exposition(text.substring(start, stop).strip()).point().ifPresent(points::add);
            }
            start = stop + 1;
        }
        return points;
    }

    private Optional<Point> point() {
        String name = word(true);
        Map<String, String> labels = new HashMap<>();
        if (name.isEmpty() || (next('{') && !labels(labels))) {
            return Optional.empty();
        }
        return value(line.substring(place)).map(number -> new Point(name, Map.copyOf(labels), number));
    }

    private boolean labels(Map<String, String> labels) {
        while (!next('}')) {
            spaces();
            String key = word(false);
            spaces();
            if (key.isEmpty() || labels.size() >= MAX_LABELS || !next('=')) {
                return false;
            }
            spaces();
            Optional<String> text = quoted();
            if (text.isEmpty() || labels.put(key, text.get()) != null) {
                return false;
            }
            spaces();
            if (!next(',') && !(place < line.length() && line.charAt(place) == '}')) {
                return false;
            }
            spaces();
        }
        return true;
    }

    private Optional<String> quoted() {
        if (!next('"')) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        while (place < line.length()) {
            char c = line.charAt(place++);
            if (c == '"') {
                return Optional.of(text.toString());
            }
            if (c == '\\') {
                if (place == line.length()) {
                    return Optional.empty();
                }
                char escaped = line.charAt(place++);
                text.append(escaped == 'n' ? '\n' : escaped);
            } else {
                text.append(c);
            }
        }
        return Optional.empty();
    }

    /** The number, behind which a time may stand. */
    private static Optional<Double> value(String rest) {
        String[] words = rest.strip().split("[ \\t]+", -1);
        Matcher number = VALUE.matcher(words[0]);
        if (words.length > 2
                || !number.matches()
                || (words.length == 2 && !MILLIS.matcher(words[1]).matches())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Double.valueOf(words[0].replace("Inf", "Infinity")));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private String word(boolean colons) {
        int start = place;
        while (place < line.length() && isPart(line.charAt(place), colons, place > start)) {
            place++;
        }
        return line.substring(start, place);
    }

    private static boolean isPart(char c, boolean colons, boolean digits) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '_'
                || (colons && c == ':')
                || (digits && c >= '0' && c <= '9');
    }

    private boolean next(char expected) {
        boolean isThere = place < line.length() && line.charAt(place) == expected;
        if (isThere) {
            place++;
        }
        return isThere;
    }

    private void spaces() {
        while (place < line.length() && (line.charAt(place) == ' ' || line.charAt(place) == '\t')) {
            place++;
        }
    }
}
