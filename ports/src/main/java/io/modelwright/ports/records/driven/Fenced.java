package io.modelwright.ports.records.driven;

/** The answer of a statement that checked its fence. */
public sealed interface Fenced<T> {

    /** The fence held. */
    record Current<T>(T value) implements Fenced<T> {}

    /** The app's version or rights have moved on: nothing was read or changed. Load the fence anew, and try once more. */
    record Stale<T>() implements Fenced<T> {}

    static <T> Fenced<T> current(T value) {
        return new Current<>(value);
    }

    static <T> Fenced<T> stale() {
        return new Stale<>();
    }
}
