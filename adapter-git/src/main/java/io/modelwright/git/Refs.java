package io.modelwright.git;

import io.modelwright.core.codegen.Branch;
import io.modelwright.core.codegen.Target;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * The names in a repository. Beside the branches there are, hidden from clients, the lines of the targets: for each target a
 * chain of commits with its generations alone, which is what {@code main} merges from.
 */
final class Refs {

    static final String MAIN = Constants.R_HEADS + Branch.MAIN;
    static final String GENERATED = Constants.R_HEADS + Branch.GENERATED;

    /** What no client sees. */
    static final String HIDDEN = "refs/modelwright/";

    private static final String TARGETS = HIDDEN + "targets/";
    private static final String APART = HIDDEN + "apart/";

    private Refs() {}

    static String line(Target target) {
        return TARGETS + target;
    }

    static String apart(Target target, int version) {
        return APART + target + "/v" + version;
    }

    static @Nullable RevCommit commit(Repository repository, RevWalk walk, String name) throws IOException {
        Ref ref = repository.exactRef(name);
        return ref == null || ref.getObjectId() == null ? null : walk.parseCommit(ref.getObjectId());
    }

    /** The last commits of all targets that were generated. */
    static SortedMap<Target, RevCommit> lines(Repository repository, RevWalk walk) throws IOException {
        TreeMap<Target, RevCommit> lines = new TreeMap<>();
        for (Ref ref : repository.getRefDatabase().getRefsByPrefix(TARGETS)) {
            lines.put(new Target(ref.getName().substring(TARGETS.length())), walk.parseCommit(ref.getObjectId()));
        }
        return lines;
    }

    /** Moves a name from where it was last seen; false where somebody else moved it meanwhile. */
    static boolean move(Repository repository, String name, @Nullable ObjectId from, ObjectId to) throws IOException {
        RefUpdate update = repository.updateRef(name);
        update.disableRefLog();
        update.setExpectedOldObjectId(from == null ? ObjectId.zeroId() : from);
        update.setNewObjectId(to);
        // whether it may go back is decided by whoever calls
        update.setForceUpdate(true);
        return isDone(name, update.update());
    }

    static boolean remove(Repository repository, Ref ref) throws IOException {
        RefUpdate update = repository.updateRef(ref.getName());
        update.disableRefLog();
        update.setExpectedOldObjectId(ref.getObjectId());
        update.setForceUpdate(true);
        return isDone(ref.getName(), update.delete());
    }

    private static boolean isDone(String name, RefUpdate.Result result) throws IOException {
        return switch (result) {
            case NEW, FORCED, FAST_FORWARD, NO_CHANGE, RENAMED -> true;
            case LOCK_FAILURE, REJECTED -> false;
            default -> throw new IOException("cannot move " + name + ": " + result);
        };
    }
}
