package io.modelwright.core.codegen;

import java.util.Optional;

/**
 * What became of a generation on {@code main}.
 *
 * @param branch where people have to end the merge; present where there are conflicts
 * @param commit the last of that branch, or of {@code main}
 * @param conflicts how many files need a decision
 */
public record MergeNote(State state, Optional<String> branch, Optional<CommitId> commit, int conflicts) {

    /** How a merge ended. */
    public enum State {
        /** It is on {@code main}. */
        MERGED,
        /** {@code main} is as it was: what people changed and what was generated do not fit together by themselves. */
        CONFLICTED,
        /** Not for {@code main}: a later version of the target has been generated. */
        APART
    }
}
