package io.modelwright.embedded;

import org.jspecify.annotations.Nullable;

/** An embedded server could not be started, or not be stopped; the message says what a person can do about it. */
public abstract sealed class EmbeddedServerFailure extends RuntimeException
        permits UnsupportedPlatform, FolderInUse, ServerStartFailure {

    private static final long serialVersionUID = 1L;

    EmbeddedServerFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
