package io.modelwright.ports.jobs.driven;

import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All jobs looked at together, beside the {@link JobQueue} over the same store. Verbs may throw
 * {@link io.modelwright.ports.failure.StoreUnavailable}. Safe for many threads.
 */
public interface JobHistory {

    /**
     * How much there is to do of one kind.
     *
     * @param oldest since when the one waits that has been due for the longest; the moment of the question where none is due
     */
    record Backlog(long due, long later, long running, Instant oldest) {}

    /** The jobs that have this one as their parent, in the order of their ids. */
    List<Job> children(JobId parent);

    /** Of each kind with unfinished jobs. */
    Map<String, Backlog> backlog(Instant now);

    /**
     * Forgets jobs, with their logs, that ended in one of these states before that time; at most so many in one call. A job stays
     * while its parent does.
     *
     * @return how many it forgot: fewer than {@code limit} where none is left
     */
    int forget(List<JobState> states, Instant endedBefore, int limit);
}
