package io.modelwright.ports.jobs.driving;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobLine;
import io.modelwright.core.jobs.JobState;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looking at and steering background work. A job is visible to the members of its workspace and to the one who asked for it;
 * for everybody else there is none.
 */
public interface Jobs {

    Outcome<Job> find(Principal principal, JobId id);

    /**
     * The jobs of the caller's workspaces, newest first. A malformed cursor is refused as {@code malformed-cursor}.
     *
     * @param states empty: all
     * @param limit 1 to 500
     */
    Outcome<Page<Job>> list(Principal principal, Set<JobState> states, int limit, Optional<String> cursor);

    /** How many jobs there are in that list. */
    Outcome<Long> count(Principal principal, Set<JobState> states);

    /**
     * Cancels a waiting job at once and asks a running one to stop at its next safe point; an ended one is refused with 409
     * {@code job-ended}. Needs builder in the workspace, or to be the one who asked for the job.
     */
    Outcome<Job> cancel(Principal principal, JobId id);

    /**
     * Queues a failed, dead or cancelled job again; any other is refused with 409 {@code job-not-retryable}. Needs the same as
     * {@link #cancel}.
     */
    Outcome<Job> retry(Principal principal, JobId id);

    /**
     * What the job has told while it ran, in the order of telling.
     *
     * @param after the number of the last line that is known; 0 for the beginning
     * @param limit 1 to 500
     */
    Outcome<List<JobLine>> log(Principal principal, JobId id, long after, int limit);
}
