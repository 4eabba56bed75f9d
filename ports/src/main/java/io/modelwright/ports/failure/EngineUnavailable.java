package io.modelwright.ports.failure;

import org.jspecify.annotations.Nullable;

/** The container engine does not answer, or not in time. Worth another try; whether a change took effect is found by asking again. */
public final class EngineUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EngineUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
