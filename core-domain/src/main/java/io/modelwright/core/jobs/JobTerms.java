package io.modelwright.core.jobs;

import java.time.Duration;
import java.util.Optional;

/**
 * The terms that a job runs under.
 *
 * @param timeout how long one attempt may take; then it is stopped and counts as a failure that may pass
 * @param group what it shares with others, if anything
 * @param parent the job that it is a part of: cancelled with it, and waited for where that says so
 */
public record JobTerms(JobPriority priority, Duration timeout, Optional<JobGroup> group, Optional<JobId> parent) {

    /** Normal priority, six hours, nothing shared. */
    public static final JobTerms STANDARD =
            new JobTerms(JobPriority.NORMAL, Duration.ofHours(6), Optional.empty(), Optional.empty());

    public JobTerms {
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException("no time to run in: " + timeout);
        }
    }

    public JobTerms withPriority(JobPriority next) {
        return new JobTerms(next, timeout, group, parent);
    }

    public JobTerms withTimeout(Duration next) {
        return new JobTerms(priority, next, group, parent);
    }

    public JobTerms withGroup(JobGroup next) {
        return new JobTerms(priority, timeout, Optional.of(next), parent);
    }

    public JobTerms under(JobId next) {
        return new JobTerms(priority, timeout, group, Optional.of(next));
    }
}
