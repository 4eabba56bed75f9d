package io.modelwright.embedded;

import org.jspecify.annotations.Nullable;

/** A server, or the tool that prepares its data, ended with an error or did not become ready in time. */
public final class ServerStartFailure extends EmbeddedServerFailure {

    private static final long serialVersionUID = 1L;

    ServerStartFailure(String message) {
        super(message, null);
    }

    ServerStartFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
