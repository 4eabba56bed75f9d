package io.modelwright.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import io.modelwright.ports.failure.EngineUnavailable;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells what the engine refuses from an engine that is not there. */
final class Faults {

    private static final int SERVER_FAULT = 500;
    private static final int GONE_FOR_NOW = 503;
    private static final int SHOWN = 500;

    private Faults() {}

    /** The result of a call; what the engine answers with an error stays a {@link DockerException}. */
    static <T> T asked(Supplier<T> call) {
        try {
            return call.get();
        } catch (DockerException answered) {
            if (isAway(answered)) {
                throw new EngineUnavailable("the container engine is not ready", answered);
            }
            throw answered;
        } catch (EngineUnavailable known) {
            throw known;
        } catch (RuntimeException fault) {
            if (isOfInput(fault)) {
                throw new EngineUnavailable("the container engine does not answer", fault);
            }
            throw fault;
        }
    }

    /** The same for a call whose errors all mean that the engine is in trouble; empty where there is no such thing. */
    static <T> Optional<T> found(Supplier<T> call) {
        try {
            return Optional.of(asked(call));
        } catch (NotFoundException absent) {
            return Optional.empty();
        } catch (DockerException answered) {
            throw troubled(answered);
        }
    }

    /** Does what may be done already, or be about something that is gone. */
    static void settled(Supplier<?> call) {
        try {
            asked(call);
        } catch (NotFoundException | NotModifiedException done) {
            // as it should be
        }
    }

    static RuntimeException troubled(DockerException answered) {
        return answered.getHttpStatus() >= SERVER_FAULT
                ? new EngineUnavailable("the container engine failed: " + said(answered), answered)
                : answered;
    }

    private static boolean isAway(DockerException answered) {
        return answered.getHttpStatus() == GONE_FOR_NOW
                || said(answered).toLowerCase(Locale.ROOT).contains("daemon is shutting down");
    }

    private static boolean isOfInput(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    /** What the engine says, as one line. */
    static String said(DockerException answered) {
        String text = String.valueOf(answered.getMessage());
        int json = text.indexOf('{');
        if (json >= 0) {
            try {
                JsonNode message =
                        RawEngine.mapper().readTree(text.substring(json)).path("message");
                text = message.isTextual() ? message.textValue() : text;
            } catch (IOException notJson) {
                // then it is shown as it is
            }
        }
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > SHOWN ? line.substring(0, SHOWN) + " ..." : line;
    }
}
