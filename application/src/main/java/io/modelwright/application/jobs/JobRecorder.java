package io.modelwright.application.jobs;

import io.modelwright.application.failure.Outage;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.jobs.driven.JobLog;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.jobs.driven.JobQueue.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the ends of attempts, as many together as there are: while one transaction is under way, the ends of the next one gather.
 * While the store is away it tries again; the leases are kept meanwhile. Owns one thread.
 */
final class JobRecorder {

    /** @param run which is over */
    record Ended(JobRun run, JobEnd end) {}

    private static final Logger LOG = LoggerFactory.getLogger(JobRecorder.class);
    private static final int BATCH = 500;
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final JobFailure UNKEPT = new JobFailure(
            "job-failed", "What came of the job cannot be kept; the log of the server has more under its id.");

    private final JobQueue queue;
    private final Optional<JobLog> log;
    private final BiConsumer<JobRun, Optional<Job>> afterwards;
    private final BlockingQueue<Ended> waiting = new LinkedBlockingQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Outage recording = new Outage(LOG, "recording the ends of jobs");
    private final Outage telling = new Outage(LOG, "keeping the lines of jobs");
    private final Thread thread;

    /** @param afterwards told of each run once its end is recorded, with the job as it is then; empty where it is another's by now */
    JobRecorder(JobQueue queue, Optional<JobLog> log, BiConsumer<JobRun, Optional<Job>> afterwards) {
        this.queue = queue;
        this.log = log;
        this.afterwards = afterwards;
        this.thread = Thread.ofPlatform().name("jobs-recorder").unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    void record(JobRun run, JobEnd end) {
        waiting.add(new Ended(run, end));
    }

    private void work() {
        try {
            while (closing.getCount() > 0 || !waiting.isEmpty()) {
                Ended first = waiting.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Ended> batch = new ArrayList<>(List.of(first));
                    int more = waiting.drainTo(batch, BATCH - 1);
                    LOG.trace("recording {} ends", more + 1);
                    tellAll(batch);
                    recordAll(batch);
                }
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellAll(List<Ended> batch) {
        boolean kept = batch.stream().map(Ended::run).allMatch(this::tell);
        LOG.trace("kept what they told: {}", kept);
    }

    /** Keeps what the run has told and is not kept yet; false where that fails and is tried again the next time. */
    synchronized boolean tell(JobRun run) {
        List<JobLog.Line> lines = log.isEmpty() ? List.of() : run.takeLines();
        if (log.isEmpty() || lines.isEmpty()) {
            return true;
        }
        try {
            boolean kept = log.get().append(run.hold(), lines);
            LOG.trace("kept {} lines: {}", lines.size(), kept);
            telling.passed();
            return true;
        } catch (RuntimeException fault) {
            run.putBack(lines);
            Duration pause = telling.failed(fault);
            LOG.trace("lines are kept later, in {}", pause);
            return false;
        }
    }

    private void recordAll(List<Ended> batch) throws InterruptedException {
        List<Ended> left = batch;
        while (!left.isEmpty()) {
            try {
                recordNow(left);
                recording.passed();
                return;
            } catch (StoreUnavailable away) {
                Duration pause = recording.failed(away);
                if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    left.forEach(ended -> afterwards.accept(ended.run(), Optional.empty()));
                    return;
                }
                left = stillHeld(left);
            } catch (RuntimeException fault) {
                // One of them cannot be kept: that must not hold up the others.
                LOG.warn("ends of jobs cannot be recorded together", fault);
                left.forEach(this::recordAlone);
                return;
            }
        }
    }

    private List<Ended> stillHeld(List<Ended> batch) {
        batch.stream()
                .filter(ended -> ended.run().isLost())
                .forEach(lost -> afterwards.accept(lost.run(), Optional.empty()));
        return batch.stream().filter(ended -> !ended.run().isLost()).toList();
    }

    private void recordNow(List<Ended> batch) {
        List<Optional<Job>> jobs = queue.end(batch.stream()
                .map(ended -> new Report(ended.run().hold(), ended.end()))
                .toList());
        for (int i = 0; i < batch.size(); i++) {
            JobRun run = batch.get(i).run();
            if (jobs.get(i).isEmpty()) {
                LOG.info(
                        "job {} was taken over before its end was recorded",
                        run.job().id());
            }
            afterwards.accept(run, jobs.get(i));
        }
    }

    private void recordAlone(Ended ended) {
        for (JobEnd end : List.of(ended.end(), new JobEnd.Failed(UNKEPT))) {
            try {
                afterwards.accept(ended.run(), queue.end(ended.run().hold(), end));
                return;
            } catch (RuntimeException fault) {
                LOG.warn(
                        "the end of job {} cannot be recorded",
                        ended.run().job().id(),
                        fault);
            }
        }
        // Its lease lapses, and it counts as crashed.
        afterwards.accept(ended.run(), Optional.empty());
    }

    /** Records what waits, for so long at most, and ends. */
    void close(Duration grace) throws InterruptedException {
        closing.countDown();
        if (!thread.join(grace)) {
            LOG.warn("{} ends of jobs were not recorded in time and are left to their leases", waiting.size());
            thread.interrupt();
        }
    }
}
