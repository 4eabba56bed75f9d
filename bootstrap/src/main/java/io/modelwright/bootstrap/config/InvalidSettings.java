package io.modelwright.bootstrap.config;

import java.util.List;

/** The configuration cannot be used; says everything that is wrong with it, each by its key. */
public final class InvalidSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong at a key, such as {@code database.url}. */
    public record Fault(String key, String message) {
        @Override
        public String toString() {
            return key.isEmpty() ? message : key + ": " + message;
        }
    }

    private final transient List<Fault> faults;

    InvalidSettings(String source, List<Fault> faults) {
        super(source + " cannot be used:\n"
                + String.join("\n", faults.stream().map(fault -> "  " + fault).toList()));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
