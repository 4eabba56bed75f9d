package io.modelwright.core.monitoring;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What people are warned of. */
public enum AlertKind {
    /** It has not been healthy for a while. */
    DOWN,
    /** Many of its requests end with a fault of its own. */
    ERROR_RATE,
    /** It holds nearly as much memory as it may. */
    MEMORY;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<AlertKind> of(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
