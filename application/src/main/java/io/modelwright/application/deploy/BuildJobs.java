package io.modelwright.application.deploy;

import io.modelwright.core.deploy.Build;
import io.modelwright.core.deploy.BuildState;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.jobs.JobState;
import io.modelwright.core.shared.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What builds and their jobs say of each other. */
final class BuildJobs {

    private static final JobFailure CANCELLED = new JobFailure("job-cancelled", "The job of this build was cancelled.");

    private BuildJobs() {}

    static Json result(Build build) {
        Build.Result made = build.result().orElseThrow();
        return Json.object()
                .put("build", build.id().toString())
                .put("target", build.target().name())
                .put("version", build.version())
                .put("image", made.image().value())
                .put("tag", made.tag().toString())
                .put("path", made.path().name().toLowerCase(Locale.ROOT))
                .put("fresh", build.isFresh())
                .build();
    }

    /**
     * A pending build as it is where its job has ended without it.
     *
     * @param job empty where it is not known any more
     */
    static Optional<Build> failed(Build build, Optional<Job> job, Instant now) {
        boolean pending = build.state() == BuildState.PENDING;
        if (!pending || job.filter(known -> !known.state().isFinal()).isPresent()) {
            return Optional.empty();
        }
        JobFailure cause =
                job.filter(known -> known.state() == JobState.CANCELLED).isPresent()
                        ? CANCELLED
                        : job.flatMap(Job::error).orElse(JobFailure.CRASHED);
        return Optional.of(build.failed(cause, now));
    }
}
