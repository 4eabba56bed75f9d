package io.modelwright.core.jobs;

/**
 * Why a job did not succeed; a problem at the edge.
 *
 * @param code stable, kebab-case, for programs
 * @param detail one sentence for people
 */
public record JobFailure(String code, String detail) {

    /** The worker vanished, again and again. */
    public static final JobFailure CRASHED =
            new JobFailure("job-crashed", "The worker that ran this job stopped before the job ended.");

    /** An attempt took longer than its terms allow. */
    public static final JobFailure TIMED_OUT =
            new JobFailure("job-timed-out", "The job took longer than it may, and was stopped.");
}
