package io.modelwright.git;

import io.modelwright.core.codegen.Branch;
import java.util.Collection;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.transport.PreReceiveHook;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;

/** Refuses what a push may not do, in words for whoever pushes. */
final class PushGuard implements PreReceiveHook {

    @Override
    public void onPreReceive(ReceivePack receive, Collection<ReceiveCommand> commands) {
        for (ReceiveCommand command : commands) {
            if (command.getResult() == ReceiveCommand.Result.NOT_ATTEMPTED) {
                refusal(command).ifPresent(reason -> {
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
}
