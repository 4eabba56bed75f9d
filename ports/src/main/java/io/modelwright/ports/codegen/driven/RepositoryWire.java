package io.modelwright.ports.codegen.driven;

import io.modelwright.core.shared.AppId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * Speaks the protocol of git for clients of a repository. Refusals go to the client in that protocol, for people to read.
 * Safe for many threads.
 */
public interface RepositoryWire {

    /** What a client wants to do. */
    enum Service {
        /** Clone and fetch. */
        FETCH("git-upload-pack"),
        PUSH("git-receive-pack");

        private final String command;

        Service(String command) {
            this.command = command;
        }

        /** As the protocol calls it. */
        public String command() {
            return command;
        }
    }

    /**
     * A conversation.
     *
     * @param protocol what the client said of versions, such as {@code version=2}; may be empty
     */
    record Session(AppId app, Service service, String protocol) {}

    /**
     * How much a push may bring, and how long a client may be silent.
     *
     * @param packMax in bytes, for one push
     * @param repositoryMax in bytes, for the whole repository after it
     * @param fileMax in bytes, for one file
     * @param patience after which a silent client is left
     */
    record Limits(long packMax, long repositoryMax, long fileMax, Duration patience) {}

    /** Tells what is there. False where there is no repository, and then nothing was written. */
    boolean advertise(Session session, Limits limits, OutputStream out) throws IOException;

    /**
     * Answers one request. A push to a branch that the platform writes, one that takes commits off {@code main}, one that is
     * too large or broken is refused to the client.
     *
     * @return whether branches or tags have changed
     * @throws IOException where the client went away or cannot be understood
     */
    boolean exchange(Session session, Limits limits, InputStream in, OutputStream out) throws IOException;
}
