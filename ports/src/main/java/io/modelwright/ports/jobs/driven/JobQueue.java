package io.modelwright.ports.jobs.driven;

import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobLease;
import io.modelwright.core.jobs.JobProgress;
import io.modelwright.core.jobs.JobRequest;
import io.modelwright.core.jobs.JobState;
import io.modelwright.core.shared.WorkspaceId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The queue of background work: at least once, recorded once. A worker claims a job under a lease, keeps the lease alive
 * while it works, and records the end under the lease's token; once somebody else took the job over, the old token is
 * refused. Every change of a job is one that {@link Job} allows; the queue adds storage, order and exclusion.
 *
 * <p>Each verb is atomic and durable when it returns. All of them may throw
 * {@link io.modelwright.ports.failure.StoreUnavailable}; then nothing was changed, or the change is found by asking again.
 * Safe for any number of threads and nodes.
 */
public interface JobQueue {

    /** The hold of a worker on a job: what {@code renew} and {@code end} name. */
    record Hold(JobId job, JobLease lease) {

        /** The hold that a claim gave; only for running jobs. */
        public static Hold of(Job claimed) {
            return new Hold(claimed.id(), claimed.lease().orElseThrow());
        }
    }

    /** How an attempt ended. */
    record Report(Hold hold, JobEnd end) {}

    /** A sign of life for one job. */
    record Heartbeat(Hold hold, JobProgress progress) {}

    /** What a worker learns from a heartbeat. */
    enum Renewal {
        /** Go on. */
        HELD,
        /** Go on to the next safe point, then stop: somebody cancelled the job. */
        CANCEL_REQUESTED,
        /** Stop: the job is another worker's by now, or has ended. */
        LOST;

        /** What a worker that still holds the job learns. */
        public static Renewal of(Job held) {
            return held.cancelRequested() ? CANCEL_REQUESTED : HELD;
        }
    }

    /** What people ask of a job. */
    enum Steering {
        CANCEL,
        RETRY
    }

    /**
     * Which jobs to list.
     *
     * @param states empty: all
     * @param before only jobs older than this one
     * @param count whether to say how many there are, whatever {@code limit} and {@code before}
     */
    record Query(Set<WorkspaceId> workspaces, Set<JobState> states, int limit, Optional<JobId> before, boolean count) {
        public Query {
            workspaces = Set.copyOf(workspaces);
            states = Set.copyOf(states);
        }
    }

    /** @param total absent unless it was asked for */
    record Listed(List<Job> jobs, OptionalLong total) {
        public Listed {
            jobs = List.copyOf(jobs);
        }
    }

    /**
     * Puts all of these jobs in the queue, or none. Idempotent by id; a request whose kind and dedupe key belong to a job that
     * has not ended makes no second one.
     *
     * @return per request the job that stands for it now, in the order given
     */
    List<Job> enqueue(List<JobRequest> requests);

    /**
     * Takes up to {@code limit} jobs of these kinds, those of a higher priority first and the longest due before others, each with a
     * fresh token and a lease of that length; none beyond what its group and the {@link io.modelwright.core.jobs.JobLimits} of the
     * queue allow. Jobs whose lease has lapsed are counted as crashed first and taken over where their policy allows. No job is given
     * to two claims at once. Where nothing may start it waits up to {@code wait} and returns as soon as something does, or empty.
     * Interruption ends the wait within a second and leaves the thread's interrupted status set. A claim that a crash of the store
     * forgets leaves the job queued, and its token is refused.
     */
    List<Job> claim(Set<String> kinds, int limit, Duration lease, Duration wait);

    /**
     * Prolongs each hold to now + {@code lease} and records its progress.
     *
     * @return per heartbeat what the worker should do, in the order given
     */
    List<Renewal> renew(List<Heartbeat> heartbeats, Duration lease);

    /**
     * Records how attempts ended. Empty and without effect where a hold is no longer valid, also where the same end is recorded a
     * second time. A job that waits for its children runs again when the last of them has ended.
     *
     * @return per report the job as it is now, in the order given
     */
    List<Optional<Job>> end(List<Report> reports);

    /** The same of one attempt. */
    default Optional<Job> end(Hold hold, JobEnd end) {
        return end(List.of(new Report(hold, end))).getFirst();
    }

    /**
     * Cancels or retries a job as {@link Job#cancelled} and {@link Job#retried} say; idempotent. Empty where there is none. Whoever
     * cancels a job cancels its children, and theirs.
     * A retry whose dedupe key is taken by another unfinished job leaves the job as it is.
     */
    Optional<Job> steer(JobId id, Steering steering);

    Optional<Job> find(JobId id);

    /** Newest first, by id. */
    Listed list(Query query);
}
