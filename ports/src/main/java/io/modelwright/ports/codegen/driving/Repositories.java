package io.modelwright.ports.codegen.driving;

import io.modelwright.core.codegen.Branch;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.codegen.driven.RepositoryFiles.Conflict;
import io.modelwright.ports.codegen.driven.RepositoryWire.Service;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** The git repositories of apps. Reading is for those who belong to the app's workspace, pushing for builders and above. */
public interface Repositories {

    /**
     * What is told of a repository.
     *
     * @param size on disk, in bytes
     * @param sizeMax from which on pushes are refused
     * @param merge the branch that waits for people to end a merge
     */
    record Overview(List<Branch> branches, long size, long sizeMax, Optional<String> merge) {
        public Overview {
            branches = List.copyOf(branches);
        }
    }

    /** Empty, with size 0, before the first generation. */
    Outcome<Overview> overview(Principal principal, String app);

    /** What stands against a merge, file by file. Refused with 404 where no branch of that name waits. */
    Outcome<List<Conflict>> conflicts(Principal principal, String app, String branch);

    /**
     * Opens a conversation with a client of git, so that it may be refused before anything of it is read. Refused with 404 {@code
     * no-repository} before the first generation.
     */
    Outcome<Conversation> open(Principal principal, String app, Service service, String protocol);

    /** A conversation that was allowed. */
    interface Conversation {

        void advertise(OutputStream out) throws IOException;

        void answer(InputStream in, OutputStream out) throws IOException;
    }
}
