package io.modelwright.core.codegen;

import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import java.time.Instant;
import java.util.Optional;

/**
 * The source tree made from one version for one target, and all that is known of it beside its files.
 *
 * @param id that of the job that makes it too
 * @param options with which it is made
 * @param author who asked for it
 * @param createdAt whole microseconds, as {@code finishedAt}
 * @param result present exactly once it has succeeded
 * @param failure present exactly once it has failed
 */
public record Generation(
        GenerationId id,
        AppId app,
        int version,
        Target target,
        GenerationOptions options,
        GenerationState state,
        AccountId author,
        Instant createdAt,
        Optional<Instant> finishedAt,
        Optional<Result> result,
        Optional<JobFailure> failure) {

    /**
     * What a generation gave.
     *
     * @param commit with its files, in the folder of the target
     * @param size of all files, in bytes
     */
    public record Result(CommitId commit, int files, long size, MergeNote merge) {}

    public static Generation pending(
            GenerationId id,
            AppId app,
            int version,
            Target target,
            GenerationOptions options,
            AccountId author,
            Instant now) {
        return new Generation(
                id,
                app,
                version,
                target,
                options,
                GenerationState.PENDING,
                author,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Generation succeeded(Result made, Instant now) {
        return new Generation(
                id,
                app,
                version,
                target,
                options,
                GenerationState.SUCCEEDED,
                author,
                createdAt,
                Optional.of(now),
                Optional.of(made),
                Optional.empty());
    }

    public Generation failed(JobFailure cause, Instant now) {
        return new Generation(
                id,
                app,
                version,
                target,
                options,
                GenerationState.FAILED,
                author,
                createdAt,
                Optional.of(now),
                Optional.empty(),
                Optional.of(cause));
    }
}
