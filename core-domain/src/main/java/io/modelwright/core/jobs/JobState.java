package io.modelwright.core.jobs;

/** Where a job stands. Lower case on the wire. */
public enum JobState {
    /** Waits for its time, or for a free worker. */
    QUEUED,
    /** A worker holds its lease. */
    RUNNING,
    /** Ended with a result. */
    SUCCEEDED,
    /** Ended with a failure that another attempt would meet again. */
    FAILED,
    /** Given up: it failed or crashed as often as its policy allows. */
    DEAD,
    /** Ended because somebody asked for it. */
    CANCELLED;

    /** Whether nothing more happens to the job by itself. */
    public boolean isFinal() {
        return this != QUEUED && this != RUNNING;
    }
}
