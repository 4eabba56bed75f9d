package io.modelwright.application.codegen;

import io.modelwright.core.codegen.Generation;
import io.modelwright.core.codegen.GenerationState;
import io.modelwright.core.codegen.MergeNote;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.jobs.JobState;
import io.modelwright.core.shared.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What generations and their jobs say of each other. */
final class GenerationJobs {

    private static final JobFailure CANCELLED =
            new JobFailure("job-cancelled", "The job of this generation was cancelled.");

    private GenerationJobs() {}

    /** What the job shows of a generation that was made. */
    static Json result(Generation made) {
        Generation.Result result = made.result().orElseThrow();
        MergeNote merge = result.merge();
        return Json.object()
                .put("generation", made.id().toString())
                .put("target", made.target().name())
                .put("version", made.version())
                .put("commit", result.commit().value())
                .put("merge", merge.state().name().toLowerCase(Locale.ROOT))
                .put("branch", merge.branch().<Json>map(Json::of).orElse(Json.JsonNull.NULL))
                .put("conflicts", merge.conflicts())
                .build();
    }

    /**
     * A pending generation as it is where its job has ended without it.
     *
     * @param job empty where it is not known any more
     */
    static Optional<Generation> failed(Generation generation, Optional<Job> job, Instant now) {
        boolean pending = generation.state() == GenerationState.PENDING;
        if (!pending || job.filter(known -> !known.state().isFinal()).isPresent()) {
            return Optional.empty();
        }
        JobFailure cause =
                job.filter(known -> known.state() == JobState.CANCELLED).isPresent()
                        ? CANCELLED
                        : job.flatMap(Job::error).orElse(JobFailure.CRASHED);
        return Optional.of(generation.failed(cause, now));
    }
}
