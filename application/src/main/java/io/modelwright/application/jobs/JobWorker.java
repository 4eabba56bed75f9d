package io.modelwright.application.jobs;

import io.modelwright.application.failure.Outage;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.jobs.driven.JobQueue.Renewal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs: one thread claims as many as there are idle threads, a timer keeps all leases alive at once, and each attempt has
 * a thread of its own. Start once, close once; closing stops the claiming, asks running jobs to stop and gives back what
 * stops in time, so that other workers take it over without a wait. What does not stop is taken over when its lease lapses.
 */
public final class JobWorker implements AutoCloseable {

    /**
     * How a worker works.
     *
     * @param threads jobs at a time
     * @param lease how long a job stays with a worker that gives no sign of life; renewed three times as often
     * @param idleWait how long one claim waits for work
     * @param grace how long closing waits for running jobs
     */
    public record Settings(int threads, Duration lease, Duration idleWait, Duration grace) {

        public static final Settings STANDARD =
                new Settings(2, Duration.ofSeconds(9), Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);

    private final JobQueue queue;
    private final Map<String, JobHandler> handlers;
    private final Settings settings;
    private final Semaphore idle;
    private final Set<JobRun> running = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread dispatcher;
    private final ExecutorService threads;
    private final ScheduledExecutorService timer;
    private final Outage claiming = new Outage(LOG, "claiming jobs");
    private final Outage renewing = new Outage(LOG, "renewing the leases of jobs");

    JobWorker(JobQueue queue, List<JobHandler> handlers, Settings settings) {
        this.queue = queue;
        this.handlers = byKind(handlers);
        this.settings = settings;
        this.idle = new Semaphore(settings.threads());
        this.dispatcher = Thread.ofPlatform().name("jobs-dispatcher").unstarted(this::dispatch);
        this.threads = Executors.newFixedThreadPool(
                settings.threads(), Thread.ofPlatform().name("jobs-", 1).factory());
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("jobs-lease").daemon().factory());
    }

    private static Map<String, JobHandler> byKind(List<JobHandler> handlers) {
        Map<String, JobHandler> byKind = new HashMap<>();
        for (JobHandler handler : handlers) {
            if (byKind.put(handler.kind(), handler) != null) {
                throw new IllegalArgumentException("two handlers for jobs of the kind " + handler.kind());
            }
        }
        return Map.copyOf(byKind);
    }

    public void start() {
        long period = settings.lease().toMillis() / 3;
        ScheduledFuture<?> renewals = timer.scheduleAtFixedRate(this::renew, period, period, TimeUnit.MILLISECONDS);
        LOG.debug("renewing leases every {} ms, cancelled: {}", period, renewals.isCancelled());
        dispatcher.start();
    }

    private void dispatch() {
        while (!isClosing()) {
            try {
                idle.acquire();
                int slots = 1 + idle.drainPermits();
                List<Job> claimed = claim(slots);
                idle.release(slots - claimed.size());
                claimed.forEach(this::launch);
            } catch (InterruptedException interruption) {
                return;
            }
        }
    }

    private List<Job> claim(int slots) throws InterruptedException {
        try {
            List<Job> claimed = queue.claim(handlers.keySet(), slots, settings.lease(), settings.idleWait());
            claiming.passed();
            return claimed;
        } catch (RuntimeException fault) {
            pause(claiming.failed(fault));
            return List.of();
        }
    }

    private void launch(Job job) {
        JobRun run = new JobRun(job);
        running.add(run);
        if (isClosing()) {
            run.shutDown();
        }
        threads.execute(() -> {
            try {
                work(run, job);
            } finally {
                running.remove(run);
                idle.release();
            }
        });
    }

    private void work(JobRun run, Job job) {
        JobHandler handler = handlers.get(job.kind());
        if (handler == null) {
            throw new IllegalStateException("claimed a job of the kind " + job.kind() + " that nobody asked for");
        }
        run.attempt(handler).flatMap(end -> record(run, job, end)).ifPresent(ended -> tidyUp(handler, ended));
    }

    private static void tidyUp(JobHandler handler, Job ended) {
        try {
            handler.recorded(ended);
        } catch (RuntimeException fault) {
            LOG.warn("job {} has ended, but did not tidy up", ended.id(), fault);
        }
    }

    /** Records the end; while the store is away the lease is kept and recording is tried again. */
    private Optional<Job> record(JobRun run, Job job, JobEnd end) {
        Outage recording = new Outage(LOG, "recording the end of job " + job.id());
        while (!run.isLost()) {
            try {
                Optional<Job> ended = queue.end(run.hold(), end);
                recording.passed();
                if (ended.isEmpty()) {
                    LOG.info("job {} was taken over before its end was recorded", job.id());
                }
                return ended;
            } catch (RuntimeException fault) {
                Duration pause = recording.failed(fault);
                if (isClosing() || !pauseOrStop(pause)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private void renew() {
        List<JobRun> runs = List.copyOf(running);
        if (runs.isEmpty()) {
            return;
        }
        try {
            List<Renewal> renewals =
                    queue.renew(runs.stream().map(JobRun::heartbeat).toList(), settings.lease());
            renewing.passed();
            for (int i = 0; i < runs.size(); i++) {
                runs.get(i).hear(renewals.get(i));
            }
        } catch (RuntimeException fault) {
            // The next turn tries again; a lease that lapses meanwhile is refused at the end by its token.
            renewing.failed(fault);
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause(Duration pause) throws InterruptedException {
        if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.debug("closing after a fault");
        }
    }

    private boolean pauseOrStop(Duration pause) {
        try {
            pause(pause);
            return true;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        dispatcher.interrupt();
        running.forEach(JobRun::shutDown);
        try {
            dispatcher.join(settings.grace());
            running.forEach(JobRun::shutDown);
            threads.shutdown();
            if (!threads.awaitTermination(settings.grace().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{} jobs did not stop in time and are left to their leases", running.size());
                threads.shutdownNow();
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            threads.shutdownNow();
        } finally {
            timer.shutdownNow();
        }
    }
}
