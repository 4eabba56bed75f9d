package io.modelwright.bootstrap.jobs;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import io.modelwright.application.jobs.JobObserver;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.ports.jobs.driven.JobHistory;
import io.modelwright.ports.jobs.driven.JobHistory.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The figures of background work, by kind: what this process has done, and what waits on all nodes. That is asked of the store when
 * somebody looks, every few seconds at most.
 */
final class JobMetrics implements JobObserver {

    private static final Logger LOG = LoggerFactory.getLogger(JobMetrics.class);
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final double MILLIS = 1_000;

    private final MetricRegistry registry;
    private final JobHistory history;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private long askedAt = System.nanoTime() - FRESH.toNanos();
    private Optional<Map<String, Backlog>> backlog = Optional.empty();

    JobMetrics(MetricRegistry registry, JobHistory history, InstantSource clock) {
        this.registry = registry;
        this.history = history;
        this.clock = clock;
    }

    void register(Collection<String> kinds) {
        for (String kind : kinds) {
            gauge("jobs_due", kind, Backlog::due);
            gauge("jobs_later", kind, Backlog::later);
            gauge("jobs_running", kind, Backlog::running);
            gauge(
                    "jobs_oldest_seconds",
                    kind,
                    waiting ->
                            Duration.between(waiting.oldest(), clock.instant()).toMillis() / MILLIS);
        }
    }

    private void gauge(String name, String kind, Function<Backlog, ? extends Number> figure) {
        Gauge<Number> gauge = () -> backlog()
                .<Number>map(all -> all.containsKey(kind) ? figure.apply(all.get(kind)) : Integer.valueOf(0))
                .orElse(Double.NaN);
        registry.registerGauge(name(name, kind), gauge);
    }

    /** Empty while the store is away. */
    private Optional<Map<String, Backlog>> backlog() {
        lock.lock();
        try {
            long now = System.nanoTime();
            if (now - askedAt >= FRESH.toNanos()) {
                askedAt = now;
                backlog = ask(clock.instant());
            }
            return backlog;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Map<String, Backlog>> ask(Instant now) {
        try {
            return Optional.of(history.backlog(now));
        } catch (RuntimeException away) {
            LOG.debug("the backlog of jobs is not known now", away);
            return Optional.empty();
        }
    }

    @Override
    public void attempted(Job job, JobEnd end, Duration took) {
        registry.timer(name("jobs_attempts", job.kind())).update(took);
        registry.meter(name("jobs_" + word(end), job.kind())).mark();
    }

    private static String word(JobEnd end) {
        return end.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String name(String figure, String kind) {
        return figure + "_" + kind;
    }
}
