package io.modelwright.core.deploy;

import io.modelwright.core.codegen.CommitId;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import java.time.Instant;
import java.util.Optional;

/**
 * An image made from a version's generation for a target, and what is known of its making.
 *
 * @param id that of the job that makes it, where it was asked for by itself
 * @param author who asked for it; empty where a deployment did
 * @param noCache whether everything was to be made anew
 * @param createdAt whole microseconds, as {@code finishedAt}
 * @param result present exactly once it has succeeded
 * @param failure present exactly once it has failed
 */
public record Build(
        BuildId id,
        AppId app,
        int version,
        Target target,
        boolean noCache,
        BuildState state,
        Optional<AccountId> author,
        Instant createdAt,
        Optional<Instant> finishedAt,
        Optional<Result> result,
        Optional<JobFailure> failure) {

    /**
     * What a build gave.
     *
     * @param image by content; it may be gone by now
     * @param tag under which it was kept
     * @param content of what it was made
     * @param commit whose files were built
     * @param edited whether these differ from what was generated
     * @param bytes of the image with all its layers
     * @param madeBy the build that made the image: this one, or one of before with the same content
     * @param times how long its stages took
     */
    public record Result(
            ImageId image,
            ImageTag tag,
            ContentHash content,
            CommitId commit,
            boolean edited,
            BuildPath path,
            long bytes,
            BuildId madeBy,
            Times times) {}

    /**
     * How long the stages of a build took, in milliseconds.
     *
     * @param generate until the sources were there
     * @param compile until the layer was there; with it the runtime image, where that had to be made
     * @param image until the engine had the image
     */
    public record Times(long generate, long compile, long image) {
        public static final Times NONE = new Times(0, 0, 0);
    }

    public static Build pending(
            BuildId id,
            AppId app,
            int version,
            Target target,
            boolean noCache,
            Optional<AccountId> author,
            Instant now) {
        return new Build(
                id,
                app,
                version,
                target,
                noCache,
                BuildState.PENDING,
                author,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Build succeeded(Result made, Instant now) {
        return ended(BuildState.SUCCEEDED, now, Optional.of(made), Optional.empty());
    }

    public Build failed(JobFailure cause, Instant now) {
        return ended(BuildState.FAILED, now, Optional.empty(), Optional.of(cause));
    }

    private Build ended(BuildState ending, Instant now, Optional<Result> made, Optional<JobFailure> cause) {
        return new Build(id, app, version, target, noCache, ending, author, createdAt, Optional.of(now), made, cause);
    }

    /** Whether its image was made by it, not found. */
    public boolean isFresh() {
        return result.filter(made -> made.madeBy().equals(id)).isPresent();
    }
}
