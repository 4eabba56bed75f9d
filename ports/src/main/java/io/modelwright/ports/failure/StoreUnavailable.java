package io.modelwright.ports.failure;

import org.jspecify.annotations.Nullable;

/**
 * A store cannot be asked now: it is away, its connections are all taken, or it took too long. Worth another try in a few
 * seconds. Whether a write that failed so took effect is not known, unless the port says more.
 */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
