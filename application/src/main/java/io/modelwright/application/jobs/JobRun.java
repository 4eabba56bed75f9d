package io.modelwright.application.jobs;

import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.jobs.JobLine;
import io.modelwright.core.jobs.JobProgress;
import io.modelwright.ports.jobs.driven.JobLog;
import io.modelwright.ports.jobs.driven.JobQueue.Heartbeat;
import io.modelwright.ports.jobs.driven.JobQueue.Hold;
import io.modelwright.ports.jobs.driven.JobQueue.Renewal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt at one job: run by the thread that works, watched by the timer. */
final class JobRun implements JobContext {

    /** Why a run should stop. The first cause stays, except that a lost lease overrules all. */
    private enum Cause {
        NONE,
        CANCELLED,
        TIMED_OUT,
        SHUTDOWN,
        LOST
    }

    private enum Phase {
        WAITING,
        RUNNING,
        OVER,
        /** Given back before a thread got to it. */
        RETURNED,
        /** Its end is known; whatever its thread still does does not count. */
        ABANDONED
    }

    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);
    private static final JobFailure UNEXPECTED =
            new JobFailure("job-failed", "The job failed unexpectedly; the log of the server has more under its id.");

    private final Job job;
    private final JobHandler handler;
    private final long claimedAt = System.nanoTime();
    private final Deque<JobLog.Line> lines = new ArrayDeque<>();
    private volatile JobProgress progress;
    private volatile JobProgress told;
    private volatile Cause cause = Cause.NONE;
    private Phase phase = Phase.WAITING;
    private long startedAt;
    private long askedAt;
    private boolean interrupted;
    private long interruptedAt;
    private @Nullable Thread runner;

    JobRun(Job job, JobHandler handler) {
        this.job = job;
        this.handler = handler;
        this.progress = job.progress();
        this.told = job.progress();
    }

    Job job() {
        return job;
    }

    JobHandler handler() {
        return handler;
    }

    @Override
    public void progress(JobProgress next) {
        String before = progress.stage();
        progress = next;
        if (!next.stage().isEmpty() && !next.stage().equals(before)) {
            log(next.stage());
        }
    }

    @Override
    public void log(String line) {
        synchronized (lines) {
            if (lines.size() == JobLine.MAX_LINES) {
                lines.removeFirst();
            }
            lines.addLast(new JobLog.Line(Instant.now(), line));
        }
    }

    /** The lines that are not kept yet; they are its caller's from now on. */
    List<JobLog.Line> takeLines() {
        synchronized (lines) {
            List<JobLog.Line> taken = List.copyOf(lines);
            lines.clear();
            return taken;
        }
    }

    /** Puts lines back that could not be kept, before those that came since. */
    void putBack(List<JobLog.Line> taken) {
        synchronized (lines) {
            for (int i = taken.size() - 1; i >= 0 && lines.size() < JobLine.MAX_LINES; i--) {
                lines.addFirst(taken.get(i));
            }
        }
    }

    @Override
    public boolean shouldStop() {
        return cause != Cause.NONE;
    }

    Hold hold() {
        return Hold.of(job);
    }

    Heartbeat heartbeat() {
        JobProgress now = progress;
        told = now;
        return new Heartbeat(hold(), now);
    }

    /** Whether it has come further than its last sign of life told. */
    boolean hasNews() {
        return !progress.equals(told);
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
            askedAt = System.nanoTime();
        }
    }

    /** Runs the handler; what to record, or nothing where the job is another's by now or went on without this thread. */
    Optional<JobEnd> attempt() {
        if (!start()) {
            return Optional.empty();
        }
        JobEnd end;
        try {
            end = handler.run(job, this);
        } catch (RuntimeException fault) {
            LOG.warn("job {} of kind {} failed", job.id(), job.kind(), fault);
            end = new JobEnd.Retryable(UNEXPECTED);
        }
        boolean counts = finish();
        return counts ? recorded(end) : Optional.empty();
    }

    private Optional<JobEnd> recorded(JobEnd end) {
        return switch (cause) {
            case NONE, CANCELLED -> Optional.of(end);
            case TIMED_OUT ->
                Optional.of(end instanceof JobEnd.Succeeded ? end : new JobEnd.Retryable(JobFailure.TIMED_OUT));
            case SHUTDOWN -> Optional.of(end instanceof JobEnd.Cancelled ? new JobEnd.Released() : end);
            case LOST -> Optional.empty();
        };
    }

    private synchronized boolean start() {
        if (phase != Phase.WAITING) {
            return false;
        }
        phase = Phase.RUNNING;
        startedAt = System.nanoTime();
        runner = Thread.currentThread();
        return true;
    }

    /** Nobody interrupts this thread for this run any more; whether its end is still wanted. */
    private synchronized boolean finish() {
        runner = null;
        LOG.trace("job {} leaves its thread, interrupted: {}", job.id(), Thread.interrupted());
        if (phase != Phase.RUNNING) {
            return false;
        }
        phase = Phase.OVER;
        return true;
    }

    synchronized boolean isReturned() {
        return phase == Phase.RETURNED;
    }

    synchronized boolean isAbandoned() {
        return phase == Phase.ABANDONED;
    }

    synchronized Duration took() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /** Whether it was claimed that long ago and no thread has got to it; then none will. */
    synchronized boolean returnsAfter(Duration patience) {
        boolean returned = phase == Phase.WAITING && System.nanoTime() - claimedAt > patience.toNanos();
        if (returned) {
            phase = Phase.RETURNED;
        }
        return returned;
    }

    /**
     * Looks after time: stops the run when its time is over; when it does not stop, interrupts its thread after some patience, and
     * gives up waiting for it after as much again.
     *
     * @return how the job ends that goes on without its thread
     */
    synchronized Optional<JobEnd> watch(Duration patience) {
        if (phase != Phase.RUNNING) {
            return Optional.empty();
        }
        long now = System.nanoTime();
        if (cause == Cause.NONE && now - startedAt > job.terms().timeout().toNanos()) {
            stopFor(Cause.TIMED_OUT);
        }
        if (cause == Cause.NONE || cause == Cause.SHUTDOWN || now - askedAt < patience.toNanos()) {
            return Optional.empty();
        }
        if (runner != null && !interrupted) {
            interrupted = true;
            interruptedAt = now;
            runner.interrupt();
        }
        if (now - interruptedAt < patience.toNanos()) {
            return Optional.empty();
        }
        phase = Phase.ABANDONED;
        LOG.warn("job {} of kind {} does not stop, and goes on without its thread", job.id(), job.kind());
        return Optional.of(
                cause == Cause.TIMED_OUT ? new JobEnd.Retryable(JobFailure.TIMED_OUT) : new JobEnd.Cancelled());
    }
}
