package io.modelwright.core.shared;

import java.util.function.Function;

/**
 * What came of a request to the hexagon: its result, or the refusal. Faults of the machinery (a store that is gone) are
 * exceptions and never appear here.
 */
public sealed interface Outcome<T> {

    record Done<T>(T value) implements Outcome<T> {}

    record Refused<T>(Refusal refusal) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    default <R> Outcome<R> map(Function<? super T, ? extends R> step) {
        return switch (this) {
            case Done<T>(T value) -> done(step.apply(value));
            case Refused<T>(Refusal refusal) -> refused(refusal);
        };
    }

    default <R> Outcome<R> flatMap(Function<? super T, Outcome<R>> step) {
        return switch (this) {
            case Done<T>(T value) -> step.apply(value);
            case Refused<T>(Refusal refusal) -> refused(refusal);
        };
    }
}
