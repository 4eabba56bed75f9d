package io.modelwright.application.jobs;

import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.jobs.JobProgress;
import io.modelwright.ports.jobs.driven.JobQueue.Heartbeat;
import io.modelwright.ports.jobs.driven.JobQueue.Hold;
import io.modelwright.ports.jobs.driven.JobQueue.Renewal;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt at one job: written by the thread that works, read by the timer that renews. */
final class JobRun implements JobContext {

    /** Why a run should stop. The first cause stays, except that a lost lease overrules all. */
    private enum Cause {
        NONE,
        CANCELLED,
        SHUTDOWN,
        LOST
    }

    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);
    private static final JobFailure UNEXPECTED =
            new JobFailure("job-failed", "The job failed unexpectedly; the log of the server has more under its id.");

    private final Job job;
    private volatile JobProgress progress;
    private volatile Cause cause = Cause.NONE;

    JobRun(Job job) {
        this.job = job;
        this.progress = job.progress();
    }

    @Override
    public void progress(JobProgress next) {
        progress = next;
    }

    @Override
    public boolean shouldStop() {
        return cause != Cause.NONE;
    }

    Hold hold() {
        return Hold.of(job);
    }

    Heartbeat heartbeat() {
        return new Heartbeat(hold(), progress);
    }

    boolean isLost() {
        return cause == Cause.LOST;
    }

    void hear(Renewal renewal) {
        switch (renewal) {
            case HELD -> LOG.trace("job {} goes on", job.id());
            case CANCEL_REQUESTED -> stopFor(Cause.CANCELLED);
            case LOST -> stopFor(Cause.LOST);
        }
    }

    void shutDown() {
        stopFor(Cause.SHUTDOWN);
    }

    private synchronized void stopFor(Cause next) {
        if (cause == Cause.NONE || next == Cause.LOST) {
            cause = next;
        }
    }

    /** Runs the handler; what to record, or nothing where the job is another's by now. */
    Optional<JobEnd> attempt(JobHandler handler) {
        JobEnd end;
        try {
            end = handler.run(job, this);
        } catch (RuntimeException fault) {
            LOG.warn("job {} of kind {} failed", job.id(), job.kind(), fault);
            end = new JobEnd.Retryable(UNEXPECTED);
        }
        return switch (cause) {
            case NONE, CANCELLED -> Optional.of(end);
            case SHUTDOWN -> Optional.of(end instanceof JobEnd.Cancelled ? new JobEnd.Released() : end);
            case LOST -> Optional.empty();
        };
    }
}
