package io.modelwright.ports.failure;

import org.jspecify.annotations.Nullable;

/** A deployed application did not answer, or broke off. Whether a change took effect is found by asking it again. */
public final class AppUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AppUnreachable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
