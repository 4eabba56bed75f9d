package io.modelwright.ports.codegen.driven;

import io.modelwright.core.codegen.CommitId;
import io.modelwright.core.codegen.FileChange;
import io.modelwright.core.codegen.FileEntry;
import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.codegen.merge.FileConflict;
import io.modelwright.core.shared.AppId;
import java.util.List;
import java.util.Optional;

/**
 * What is in the repositories of apps. Paths are those within the folder of a target. Safe for many threads; {@code
 * StoreUnavailable} where the store is away. What is not there is empty.
 */
public interface RepositoryFiles {

    /** The files of a target at a commit, in the order of their paths. */
    Optional<List<FileEntry>> list(AppId app, CommitId commit, Target target);

    Optional<SourceFile> file(AppId app, CommitId commit, Target target, String path);

    /** Hands over all files of a target at a commit, one by one; false where there is no such commit. */
    boolean read(AppId app, CommitId commit, Target target, Reader reader);

    /** What differs between two commits in the folder of a target, in the order of the paths. */
    Optional<List<FileChange>> compare(AppId app, CommitId from, CommitId to, Target target);

    /** What stands against a merge, in the order of targets and paths. */
    Optional<List<Conflict>> conflicts(AppId app, String branch);

    /** Takes files as they are read. */
    @FunctionalInterface
    interface Reader {
        void file(String path, SourceFile file);
    }

    /**
     * A file of a merge that needs a decision, with what each side has.
     *
     * @param path in the folder of the target
     * @param base absent where there was none, or its content is no text or too long to be shown; as the others
     */
    record Conflict(
            Target target,
            String path,
            FileConflict.Kind kind,
            Optional<String> base,
            Optional<String> ours,
            Optional<String> theirs) {}
}
