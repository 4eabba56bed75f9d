package io.modelwright.docker;

import io.modelwright.core.deploy.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells the platform's labels from those that an image brings along: an engine gives a container its image's labels too, and people
 * write those. Beside the labels stands which of them the platform wrote.
 */
final class OwnLabels {

    static final String KEYS = "modelwright.keys";
    private static final String PREFIX = "modelwright.";
    private static final String BETWEEN = "/";

    private OwnLabels() {}

    static Map<String, String> written(Labels labels) {
        Map<String, String> all = new TreeMap<>(labels.values());
        all.put(
                KEYS,
                String.join(
                        BETWEEN,
                        labels.values().keySet().stream()
                                .map(key -> key.substring(PREFIX.length()))
                                .toList()));
        return all;
    }

    /** As engines are asked for what bears all of them. */
    static List<String> filter(Labels labels) {
        return labels.values().entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .toList();
    }

    /** What the platform wrote; empty where it wrote nothing, or it is of another installation. */
    static Optional<Labels> read(@Nullable Map<String, String> all, String owner) {
        if (all == null || !owner.equals(all.get(Labels.OWNER))) {
            return Optional.empty();
        }
        Map<String, String> own = new HashMap<>();
        for (String key : List.of(all.getOrDefault(KEYS, "").split(BETWEEN))) {
            String value = all.get(PREFIX + key);
            if (value != null) {
                own.put(PREFIX + key, value);
            }
        }
        try {
            return Optional.of(new Labels(own)).filter(labels -> labels.values().containsKey(Labels.OWNER));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
