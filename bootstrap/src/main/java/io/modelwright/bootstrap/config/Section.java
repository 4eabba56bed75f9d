package io.modelwright.bootstrap.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.modelwright.bootstrap.config.InvalidSettings.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One mapping of the configuration file while it is read. Every read notes what is wrong and goes on with something, so that
 * all faults are found at once; the caller asks for {@link #faults} before it uses anything. For one thread.
 */
final class Section {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    private final String path;
    private final JsonNode node;
    private final Map<String, String> environment;
    private final List<Fault> faults;
    private final Set<String> read = new HashSet<>();
    private final List<Section> children = new ArrayList<>();

    Section(JsonNode node, Map<String, String> environment) {
        this("", node, environment, new ArrayList<>());
    }

    private Section(String path, JsonNode node, Map<String, String> environment, List<Fault> faults) {
        this.path = path;
        this.node = node;
        this.environment = environment;
        this.faults = faults;
        if (!node.isObject() && !isAbsent(node)) {
            fault("", "must be a mapping of keys to values");
        }
    }

    /** The mapping at that key; an empty one where it is absent. */
    Section section(String key) {
        Section child = new Section(pathOf(key), find(key), environment, faults);
        children.add(child);
        return child;
    }

    boolean has(String key) {
        return !isAbsent(find(key));
    }

    Optional<String> text(String key) {
        JsonNode value = find(key);
        if (isAbsent(value)) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            fault(key, "must be text");
            return Optional.empty();
        }
        return substituted(key, value.textValue());
    }

    String requiredText(String key) {
        return text(key).orElseGet(() -> {
            // A value that is there and wrong is told already.
            if (!has(key)) {
                fault(key, "is required");
            }
            return "";
        });
    }

    /** Text that is better not in the file: at the key itself, or in the file that {@code <key>File} names. */
    Optional<String> secret(String key) {
        Optional<String> direct = text(key);
        Optional<String> file = text(key + "File");
        if (direct.isPresent() && file.isPresent()) {
            fault(key + "File", "stands beside " + key + ": give one of the two");
        }
        return direct.or(() -> file.flatMap(name -> content(key + "File", name)));
    }

    /** {@code true} or {@code false}, as YAML writes them or as text. */
    boolean flag(String key, boolean absent) {
        JsonNode value = find(key);
        if (isAbsent(value)) {
            return absent;
        }
        String word = value.isBoolean() ? value.asText() : text(key).orElse("");
        if (!word.equals("true") && !word.equals("false")) {
            fault(key, "must be true or false");
        }
        return word.equals("true");
    }

    int integer(String key, int absent, int min, int max) {
        JsonNode value = find(key);
        if (isAbsent(value)) {
            return absent;
        }
        Optional<Long> number = value.isIntegralNumber() && value.canConvertToLong()
                ? Optional.of(value.longValue())
                : text(key).flatMap(Section::parseLong);
        if (number.filter(n -> n >= min && n <= max).isEmpty()) {
            fault(key, "must be a whole number from " + min + " to " + max);
            return absent;
        }
        return Math.toIntExact(number.get());
    }

    /** A list of texts; empty where it is absent. */
    List<String> texts(String key) {
        JsonNode value = find(key);
        if (isAbsent(value)) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : value) {
            if (item.isTextual()) {
                substituted(key, item.textValue()).ifPresent(texts::add);
            }
        }
        if (!value.isArray() || texts.size() < value.size()) {
            fault(key, "must be a list of texts");
        }
        return texts;
    }

    /** A time such as {@code 250ms}, {@code 10s}, {@code 5m} or {@code 1h}. */
    Duration duration(String key, Duration absent) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return absent;
        }
        Matcher matcher = DURATION.matcher(text.get());
        if (!matcher.matches()) {
            fault(key, "must be a time such as 250ms, 10s, 5m or 1h");
            return absent;
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    <E extends Enum<E>> E oneOf(String key, Class<E> type, E absent) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return absent;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> nameOf(constant).equals(text.get()))
                .findFirst()
                .orElseGet(() -> {
                    String names = Arrays.stream(type.getEnumConstants())
                            .map(Section::nameOf)
                            .collect(Collectors.joining(", "));
                    fault(key, "must be one of " + names);
                    return absent;
                });
    }

    /** The text at that key, turned into something; what the function refuses is a fault with its message. */
    <T> Optional<T> parsed(String key, Function<String, T> function) {
        return text(key).flatMap(text -> {
            try {
                return Optional.of(function.apply(text));
            } catch (IllegalArgumentException e) {
                fault(key, String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        });
    }

    void fault(String key, String message) {
        faults.add(new Fault(key.isEmpty() ? path : pathOf(key), message));
    }

    /** All that was wrong in this section and those within, unknown keys included. Call when everything was read. */
    List<Fault> faults() {
        noteUnknownKeys();
        return List.copyOf(faults);
    }

    private void noteUnknownKeys() {
        node.fieldNames().forEachRemaining(key -> {
            if (!read.contains(key)) {
                fault(
                        key,
                        "is no known key; known here: "
                                + String.join(", ", read.stream().sorted().toList()));
            }
        });
        children.forEach(Section::noteUnknownKeys);
    }

    private JsonNode find(String key) {
        read.add(key);
        JsonNode value = node.get(key);
        return value == null ? MissingNode.getInstance() : value;
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private Optional<String> substituted(String key, String text) {
        Matcher matcher = VARIABLE.matcher(text);
        StringBuilder result = new StringBuilder();
        boolean complete = true;
        while (matcher.find()) {
            String value = environment.get(matcher.group(1));
            if (value == null) {
                fault(key, "the environment variable " + matcher.group(1) + " is not set");
                complete = false;
            }
            matcher.appendReplacement(result, Matcher.quoteReplacement(value == null ? "" : value));
        }
        matcher.appendTail(result);
        return complete ? Optional.of(result.toString()) : Optional.empty();
    }

    private Optional<String> content(String key, String name) {
        try {
            return Optional.of(Files.readString(Path.of(name)).strip());
        } catch (IOException e) {
            fault(key, "cannot be read: " + name);
            return Optional.empty();
        }
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<Long> parseLong(String text) {
        return text.matches("-?\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
