package io.modelwright.application.jobs;

import io.modelwright.application.failure.Outage;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.jobs.driven.JobQueue.Renewal;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs: each {@link JobResource} has a pool of its own ({@link JobLane}), a timer keeps all leases alive at once and looks after
 * the time that jobs take, and the ends of attempts are recorded together ({@link JobRecorder}). Start once, close once; closing stops
 * the claiming, asks running jobs to stop and gives back what stops in time, so that other workers take it over without a wait. What
 * does not stop is taken over when its lease lapses.
 */
public final class JobWorker implements AutoCloseable {

    /**
     * How a worker works.
     *
     * @param pools jobs at a time by what they need; a resource that is not named has none
     * @param lease how long a job stays with a worker that gives no sign of life; renewed three times as often
     * @param idleWait how long one claim waits for work
     * @param grace how long closing waits for running jobs
     * @param patience how long a job may go on that was asked to stop; then its thread is interrupted, and after as long again it ends
     *     without its thread
     */
    public record Settings(
            Map<JobResource, Integer> pools, Duration lease, Duration idleWait, Duration grace, Duration patience) {

        public static final Settings STANDARD = new Settings(
                Map.of(JobResource.CPU, 2, JobResource.BUILD, 1, JobResource.IO, 16),
                Duration.ofSeconds(6),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10));

        public Settings {
            pools = Map.copyOf(pools);
        }

        /** So many jobs at a time of each resource. */
        public Settings(int threads, Duration lease, Duration idleWait, Duration grace) {
            this(
                    Map.of(JobResource.CPU, threads, JobResource.BUILD, threads, JobResource.IO, threads),
                    lease,
                    idleWait,
                    grace,
                    STANDARD_PATIENCE);
        }

        public Settings withPools(Map<JobResource, Integer> next) {
            return new Settings(next, lease, idleWait, grace, patience);
        }

        public Settings withPatience(Duration next) {
            return new Settings(pools, lease, idleWait, grace, next);
        }

        int threads(JobResource resource) {
            return pools.getOrDefault(resource, 0);
        }
    }

    private static final Duration STANDARD_PATIENCE = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);

    /** How soon people see how far a job has come, and what it tells. */
    private static final Duration WATCH = Duration.ofMillis(500);

    /** How long a job that was claimed ahead waits for a thread before others may have it. */
    private static final Duration AHEAD_PATIENCE = Duration.ofMillis(500);

    private final JobQueue queue;
    private final Map<String, JobHandler> handlers;
    private final Settings settings;
    private final JobObserver observer;
    private final Map<JobResource, JobLane> lanes = new EnumMap<>(JobResource.class);
    private final Set<JobRun> running = ConcurrentHashMap.newKeySet();
    private final JobRecorder recorder;
    private final ScheduledExecutorService timer;
    private final Outage renewing = new Outage(LOG, "renewing the leases of jobs");
    private volatile boolean closing;

    JobWorker(JobsServices.Work work, List<JobHandler> handlers, Settings settings) {
        this.queue = work.queue();
        this.handlers = byKind(handlers);
        this.settings = settings;
        this.observer = work.observer();
        this.recorder = new JobRecorder(queue, work.log(), this::recorded);
        for (JobResource resource : JobResource.values()) {
            Set<String> kinds = handlers.stream()
                    .filter(handler -> handler.resource() == resource)
                    .map(JobHandler::kind)
                    .collect(Collectors.toSet());
            if (!kinds.isEmpty() && settings.threads(resource) > 0) {
                lanes.put(resource, new JobLane(resource, queue, kinds, settings, work.admission(), this::launch));
            }
        }
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
        every(settings.lease().dividedBy(3), () -> renew(running));
        every(WATCH.compareTo(settings.lease()) < 0 ? WATCH : settings.lease().dividedBy(3), this::watch);
        recorder.start();
        lanes.values().forEach(JobLane::start);
    }

    private void every(Duration period, Runnable work) {
        Runnable safely = () -> {
            try {
                work.run();
            } catch (RuntimeException fault) {
                LOG.error("the timer of the jobs goes on after a fault", fault);
            }
        };
        ScheduledFuture<?> turns =
                timer.scheduleAtFixedRate(safely, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
        LOG.debug("looking after jobs every {} ms, cancelled: {}", period.toMillis(), turns.isCancelled());
    }

    private JobLane lane(JobRun run) {
        JobLane lane = lanes.get(run.handler().resource());
        if (lane == null) {
            throw new IllegalStateException(
                    "no pool for jobs of the kind " + run.job().kind());
        }
        return lane;
    }

    private void launch(Job job) {
        JobHandler handler = handlers.get(job.kind());
        if (handler == null) {
            throw new IllegalStateException("claimed a job of the kind " + job.kind() + " that nobody asked for");
        }
        JobRun run = new JobRun(job, handler);
        running.add(run);
        if (closing) {
            run.shutDown();
        }
        lane(run).execute(() -> work(run));
    }

    private void work(JobRun run) {
        Optional<JobEnd> end = run.attempt();
        if (run.isReturned()) {
            return;
        }
        if (run.isAbandoned()) {
            lane(run).takeBackThread();
            return;
        }
        left(run, end);
    }

    private void left(JobRun run, Optional<JobEnd> end) {
        Duration took = run.took();
        lane(run).left(took);
        if (end.isEmpty()) {
            running.remove(run);
            return;
        }
        recorder.record(run, end.get());
        observer.attempted(run.job(), end.get(), took);
    }

    private void recorded(JobRun run, Optional<Job> ended) {
        running.remove(run);
        if (ended.isEmpty()) {
            return;
        }
        Runnable tidyUp = () -> tidyUp(run.handler(), ended.get());
        try {
            lane(run).execute(tidyUp);
        } catch (RejectedExecutionException closed) {
            tidyUp.run();
        }
    }

    private static void tidyUp(JobHandler handler, Job ended) {
        try {
            handler.recorded(ended);
        } catch (RuntimeException fault) {
            LOG.warn("job {} has ended, but did not tidy up", ended.id(), fault);
        }
    }

    private void watch() {
        boolean storeAnswers = true;
        for (JobRun run : running) {
            giveBackAfter(run, AHEAD_PATIENCE);
            run.watch(settings.patience()).ifPresent(end -> {
                lane(run).replaceThread();
                left(run, Optional.of(end));
            });
            // One that is away must not keep the timer from the leases.
            storeAnswers = storeAnswers && recorder.tell(run);
        }
        renew(running.stream().filter(JobRun::hasNews).toList());
    }

    private void giveBackAfter(JobRun run, Duration patience) {
        if (run.returnsAfter(patience)) {
            lane(run).returned();
            recorder.record(run, new JobEnd.Released());
        }
    }

    private void renew(Collection<JobRun> some) {
        List<JobRun> runs = List.copyOf(some);
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

    @Override
    public void close() {
        closing = true;
        lanes.values().forEach(JobLane::stopClaiming);
        running.forEach(JobRun::shutDown);
        try {
            for (JobLane lane : lanes.values()) {
                lane.awaitDispatcher(settings.grace());
            }
            running.forEach(JobRun::shutDown);
            running.forEach(run -> giveBackAfter(run, Duration.ZERO));
            closeLanes();
            recorder.close(settings.grace());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            lanes.values().forEach(JobLane::closeNow);
        } finally {
            timer.shutdownNow();
        }
    }

    private void closeLanes() throws InterruptedException {
        long deadline = System.nanoTime() + settings.grace().toNanos();
        boolean ended = true;
        for (JobLane lane : lanes.values()) {
            ended &= lane.close(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
        if (!ended) {
            LOG.warn("{} jobs did not stop in time and are left to their leases", running.size());
            lanes.values().forEach(JobLane::closeNow);
        }
    }
}
