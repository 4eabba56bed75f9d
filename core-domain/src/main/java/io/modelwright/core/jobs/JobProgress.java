package io.modelwright.core.jobs;

/**
 * How far a job has come.
 *
 * @param percent 0 to 100
 * @param stage what it does now, in a few words for people; empty before it says anything
 */
public record JobProgress(int percent, String stage) {

    public static final JobProgress NONE = new JobProgress(0, "");

    public JobProgress {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("not a percentage: " + percent);
        }
    }
}
