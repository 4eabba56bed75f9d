package io.modelwright.core.deploy;

import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One build running in a deployment, or on its way there.
 *
 * @param number 1, 2, 3… within the deployment
 * @param version of the app
 * @param build that made the image, where it is known
 * @param image by content, once it is made
 * @param rollbackTo the number of the release whose image it takes again
 * @param promoted where its image served before, if it was not made for it
 * @param effects what the plans that came with it meant for the records, counted before anything ran; an array
 * @param failure present exactly once it has failed
 * @param log the last lines of what failed
 * @param createdAt whole microseconds, as {@code endedAt}
 * @param endedAt when it was known whether it serves
 */
public record Release(
        ReleaseId id,
        DeploymentId deployment,
        int number,
        int version,
        Optional<BuildId> build,
        Optional<ImageId> image,
        Optional<Integer> rollbackTo,
        Optional<Promotion> promoted,
        ReleaseState state,
        Json effects,
        Optional<JobFailure> failure,
        List<String> log,
        AccountId author,
        Instant createdAt,
        Optional<Instant> endedAt) {

    public static final int LOG_LINES = 50;

    public Release {
        log = List.copyOf(log.size() > LOG_LINES ? log.subList(log.size() - LOG_LINES, log.size()) : log);
    }

    public static Release pending(
            ReleaseId id, DeploymentId deployment, int number, int version, AccountId author, Instant now) {
        return new Release(
                id,
                deployment,
                number,
                version,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ReleaseState.PENDING,
                Json.array(List.of()),
                Optional.empty(),
                List.of(),
                author,
                now,
                Optional.empty());
    }

    /** The same image as that release, once more. */
    public static Release rollback(ReleaseId id, int number, Release to, AccountId author, Instant now) {
        return new Release(
                id,
                to.deployment(),
                number,
                to.version(),
                to.build(),
                to.image(),
                Optional.of(to.number()),
                to.promoted(),
                ReleaseState.PENDING,
                Json.array(List.of()),
                Optional.empty(),
                List.of(),
                author,
                now,
                Optional.empty());
    }

    /** With the image of a release of another environment. */
    public Release promoted(Promotion from, Release there) {
        return new Release(
                id,
                deployment,
                number,
                version,
                there.build(),
                there.image(),
                rollbackTo,
                Optional.of(from),
                state,
                effects,
                failure,
                log,
                author,
                createdAt,
                endedAt);
    }

    public Release of(ImageId made, Optional<BuildId> by) {
        return changed(by, Optional.of(made), effects, state, failure, log, endedAt);
    }

    public Release meaning(Json counted) {
        return changed(build, image, counted, state, failure, log, endedAt);
    }

    public Release serving(Instant now) {
        return changed(build, image, effects, ReleaseState.SERVING, Optional.empty(), List.of(), Optional.of(now));
    }

    public Release former() {
        return changed(build, image, effects, ReleaseState.FORMER, failure, log, endedAt);
    }

    public Release failed(JobFailure cause, List<String> lines, Instant now) {
        return changed(build, image, effects, ReleaseState.FAILED, Optional.of(cause), lines, Optional.of(now));
    }

    /** With nothing to do: the same image serves the same version already. */
    public Release unchanged(Instant now) {
        return changed(build, image, effects, ReleaseState.UNCHANGED, Optional.empty(), List.of(), Optional.of(now));
    }

    private Release changed(
            Optional<BuildId> by,
            Optional<ImageId> made,
            Json counted,
            ReleaseState next,
            Optional<JobFailure> cause,
            List<String> lines,
            Optional<Instant> end) {
        return new Release(
                id,
                deployment,
                number,
                version,
                by,
                made,
                rollbackTo,
                promoted,
                next,
                counted,
                cause,
                lines,
                author,
                createdAt,
                end);
    }
}
