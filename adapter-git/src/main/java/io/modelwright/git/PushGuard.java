package io.modelwright.git;

import io.modelwright.core.codegen.Branch;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.PreReceiveHook;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses what a push may not do, in words for whoever pushes. */
final class PushGuard implements PreReceiveHook {

    private static final Logger LOG = LoggerFactory.getLogger(PushGuard.class);

    @Override
    public void onPreReceive(ReceivePack receive, Collection<ReceiveCommand> commands) {
        for (ReceiveCommand command : commands) {
            if (command.getResult() == ReceiveCommand.Result.NOT_ATTEMPTED) {
                refusal(command).or(() -> undecided(receive, command)).ifPresent(reason -> {
                    receive.sendMessage(reason);
                    command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, "refused");
                });
            }
        }
    }

    private static Optional<String> refusal(ReceiveCommand command) {
        String ref = command.getRefName();
        if (ref.startsWith(Constants.R_TAGS)) {
            return Optional.empty();
        }
        if (!ref.startsWith(Constants.R_HEADS)) {
            return Optional.of("Only branches and tags can be pushed here, not " + ref + ".");
        }
        String branch = ref.substring(Constants.R_HEADS.length());
        if (Branch.isProtected(branch)) {
            return Optional.of("The branch " + branch
                    + " is written by the platform alone: push to main, or to a branch of your own.");
        }
        if (!branch.equals(Branch.MAIN)) {
            return Optional.empty();
        }
        return switch (command.getType()) {
            case CREATE, UPDATE -> Optional.empty();
            case DELETE -> Optional.of("The branch main cannot be deleted.");
            case UPDATE_NONFASTFORWARD ->
                Optional.of("The branch main keeps all its commits: pull and merge first, then push without force.");
        };
    }

    /** What is generated has to build on {@code main}; a merge that nobody has ended would not. */
    private static Optional<String> undecided(ReceivePack receive, ReceiveCommand command) {
        if (!command.getRefName().equals(Refs.MAIN) || ObjectId.zeroId().equals(command.getOldId())) {
            return Optional.empty();
        }
        try (RevWalk walk = new RevWalk(receive.getRepository())) {
            RevCommit before = walk.parseCommit(command.getOldId());
            RevCommit after = walk.parseCommit(command.getNewId());
            return ConflictMarks.find(
                            walk.getObjectReader(),
                            before,
                            after,
                            Refs.lines(receive.getRepository(), walk).keySet())
                    .map(
                            place -> "A merge is not ended in " + place
                                    + ": decide what is to stand there, take the marks <<<<<<< and >>>>>>> away, commit and push again.");
        } catch (IOException fault) {
            LOG.warn("a push to {} cannot be looked at", command.getRefName(), fault);
            return Optional.of("What was pushed cannot be read.");
        }
    }
}
