package io.modelwright.testkit.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.ports.jobs.driven.JobBell;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every bell of jobs does. Rings of former tests may still be heard. */
public interface JobBellContract {

    Set<String> KINDS = Set.of("test.bell", "test.other-bell");
    Duration LONG = Duration.ofSeconds(60);

    JobBell bell();

    /** Waits as a worker does: look by look, until the bell was heard once more than before. */
    private static Future<Boolean> waiting(ExecutorService threads, JobBell bell) {
        return threads.submit(() -> {
            long begin = System.nanoTime();
            bell.await(KINDS, Duration.ofSeconds(1));
            return System.nanoTime() - begin < Duration.ofMillis(900).toNanos();
        });
    }

    private static void silence(JobBell bell) throws InterruptedException {
        bell.await(KINDS, Duration.ofMillis(20));
        bell.await(KINDS, Duration.ofMillis(20));
        bell.await(KINDS, Duration.ofMillis(20));
    }

    @Test
    default void awaitShouldReturnWhenItRang() throws Exception {
        JobBell bell = bell();
        silence(bell);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            bell.ring(Set.of("test.bell"));

            assertThat(waiting(threads, bell).get(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    default void awaitShouldReturnWhenAnotherNodeRings() throws Exception {
        JobBell bell = bell();
        JobBell other = bell();
        silence(bell);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            other.ring(Set.of("test.other-bell"));

            assertThat(waiting(threads, bell).get(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    default void awaitShouldEndWhenItsTimeIsOverOrItsThreadIsInterrupted() throws Exception {
        JobBell bell = bell();
        silence(bell);
        bell.await(KINDS, Duration.ZERO);

        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> bell.await(KINDS, LONG)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }
}
