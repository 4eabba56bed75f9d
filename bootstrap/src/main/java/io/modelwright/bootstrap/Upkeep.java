package io.modelwright.bootstrap;

import io.modelwright.application.failure.Outage;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does some work now and again and again, in one thread of its own. What fails is tried again soon, and told as an {@link
 * Outage} is. Nothing runs any more once it is closed.
 */
final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final String name;
    private final Runnable work;
    private final Duration pause;
    private final Outage outage;
    private final ScheduledExecutorService thread;

    /**
     * @param name of the work, for the log
     * @param pause between the end of one turn and the next
     */
    Upkeep(String name, Runnable work, Duration pause) {
        this.name = name;
        this.work = work;
        this.pause = pause;
        this.outage = new Outage(LOG, name);
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("upkeep").factory());
    }

    void start() {
        thread.execute(this::turn);
    }

    private void turn() {
        try {
            work.run();
            outage.passed();
            again(pause);
        } catch (RuntimeException fault) {
            again(outage.failed(fault));
        }
    }

    private void again(Duration delay) {
        try {
            // A turn handles its own failure.
            var unused = thread.schedule(this::turn, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("{} was closed during its turn", name);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{} goes on behind its end", name);
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
