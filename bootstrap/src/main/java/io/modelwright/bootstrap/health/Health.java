package io.modelwright.bootstrap.health;

import io.modelwright.bootstrap.health.HealthCheck.Need;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks all health checks at once, waiting a bounded time. A check that hangs is not started again before it ended, so that
 * asking often costs no threads.
 */
public final class Health implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Health.class);
    private static final Duration MAX_WAIT = Duration.ofMillis(1_500);

    /** How the platform is, from best to worst. */
    public enum Status {
        READY,
        /** Serves, but something that it wants is away. */
        DEGRADED,
        /** Cannot serve. */
        UNAVAILABLE
    }

    /** The whole, and whether each check was passed. */
    public record Report(Status status, Map<String, Boolean> checks) {}

    private final List<HealthCheck> checks;
    private final ExecutorService threads;
    private final Map<String, CompletableFuture<Boolean>> running = new ConcurrentHashMap<>();
    private final Map<String, Boolean> last = new ConcurrentHashMap<>();
    private final AtomicBoolean stopping = new AtomicBoolean();

    public Health(List<HealthCheck> checks) {
        this.checks = List.copyOf(checks);
        this.threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().name("health-", 1).daemon().factory());
    }

    /** From now on the platform says that it is not ready, so that nobody sends it new work. */
    public void stopServing() {
        stopping.set(true);
    }

    public Report ask() {
        if (stopping.get()) {
            return new Report(Status.UNAVAILABLE, Map.of());
        }
        long deadline = System.nanoTime() + MAX_WAIT.toNanos();
        // All are started before the first is waited for.
        List<CompletableFuture<Boolean>> futures =
                checks.stream().map(this::start).toList();
        Map<String, Boolean> results = new LinkedHashMap<>();
        Status status = Status.READY;
        for (int i = 0; i < futures.size(); i++) {
            HealthCheck check = checks.get(i);
            boolean healthy = result(check, futures.get(i), deadline);
            results.put(check.name(), healthy);
            tellChange(check.name(), healthy);
            status = healthy ? status : worse(status, check.need());
        }
        return new Report(status, results);
    }

    private void tellChange(String name, boolean healthy) {
        Boolean before = last.put(name, healthy);
        if (before != null && before != healthy) {
            if (healthy) {
                LOG.info("{} is back", name);
            } else {
                LOG.warn("{} does not answer", name);
            }
        }
    }

    private CompletableFuture<Boolean> start(HealthCheck check) {
        return running.computeIfAbsent(
                check.name(), name -> CompletableFuture.supplyAsync(() -> passes(check), threads));
    }

    private static boolean passes(HealthCheck check) {
        try {
            return check.isHealthy().getAsBoolean();
        } catch (RuntimeException e) {
            LOG.debug("{} is not healthy", check.name(), e);
            return false;
        }
    }

    private boolean result(HealthCheck check, CompletableFuture<Boolean> future, long deadline) {
        try {
            boolean healthy = future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            running.remove(check.name(), future);
            return healthy;
        } catch (TimeoutException hangs) {
            return false;
        } catch (ExecutionException e) {
            running.remove(check.name(), future);
            LOG.warn("the health check {} itself failed", check.name(), e.getCause());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Status worse(Status status, Need need) {
        return switch (need) {
            case REQUIRED -> Status.UNAVAILABLE;
            case WANTED -> status == Status.UNAVAILABLE ? status : Status.DEGRADED;
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
