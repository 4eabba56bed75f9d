package io.modelwright.ports.jobs.driven;

import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobLine;
import io.modelwright.ports.jobs.driven.JobQueue.Hold;
import java.time.Instant;
import java.util.List;

/**
 * What jobs tell while they run, for people to read. Bounded: of each job the newest {@link JobLine#MAX_LINES} lines are kept, and of
 * each line what {@link JobLine#kept} says. It ends with the job's history. Verbs may throw
 * {@link io.modelwright.ports.failure.StoreUnavailable}. Safe for many threads.
 */
public interface JobLog {

    /** A line that is not kept yet. */
    record Line(Instant at, String text) {}

    /** Keeps these lines behind those of before; false, and nothing is kept, where the hold is not valid any more. */
    boolean append(Hold hold, List<Line> lines);

    /**
     * Reads on, in the order of writing; empty where there is no such job.
     *
     * @param after the number of the last line that is known; 0 for the beginning
     * @param limit at least 1
     */
    List<JobLine> read(JobId job, long after, int limit);
}
