package io.modelwright.ports.codegen.driven;

import io.modelwright.core.codegen.Branch;
import io.modelwright.core.codegen.CommitId;
import io.modelwright.core.codegen.GeneratedSource;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.shared.AppId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The repositories of apps, one each, made when the first generation is committed. {@code generated} holds the generations,
 * {@code main} what people make of them. Each verb is atomic and durable when it returns: an interrupted one leaves what was
 * there before, or what it would have left. Safe for any number of threads and nodes; {@code StoreUnavailable} where the
 * store is away or full.
 */
public interface AppRepositories {

    /**
     * A commit that holds a generation in the folder of its target.
     *
     * @param fresh whether it was made now: the same content of the same version makes none
     * @param apart whether it is not on {@code generated}, because a later version of the target is there
     */
    record Committed(CommitId commit, boolean fresh, boolean apart) {}

    /**
     * How {@code main} stands after a merge.
     *
     * @param main its last commit
     * @param branch the name of that where what does not fit waits for people
     * @param conflicts how many files need a decision, by target; empty where all generations are on {@code main}
     */
    record Merge(CommitId main, Optional<String> branch, Map<Target, Integer> conflicts) {
        public Merge {
            conflicts = Map.copyOf(conflicts);
        }
    }

    /**
     * Commits a generation to {@code generated}. Its files take the place of the target's files there; extension points that
     * are there already stay as they were first generated. A version that is not the target's latest is committed apart.
     */
    Committed commit(AppId app, GeneratedSource source);

    /**
     * Merges the last generation of each target into {@code main}, each in its folder, from the last one that was merged
     * there. The first one makes {@code main}. What does not fit goes to a {@code merge/v<n>} branch, and leaves {@code main} as
     * it was; such branches end with the conflicts that they are for. Empty where nothing was generated yet.
     */
    Optional<Merge> merge(AppId app, Instant now);

    /** All branches by name; empty where there is no repository. */
    List<Branch> branches(AppId app);

    /** What the repository takes on disk, in bytes; 0 where there is none. */
    long size(AppId app);

    /** Packs what is loose and drops what nothing leads to and was not written a short while ago. */
    void tidy(AppId app);

    /** Deletes the repository; nothing where there is none. */
    void delete(AppId app);

    /** The apps that have one. */
    List<AppId> apps();
}
