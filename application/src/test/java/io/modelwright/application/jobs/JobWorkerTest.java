package io.modelwright.application.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.jobs.JobProgress;
import io.modelwright.core.jobs.JobState;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.jobs.driven.JobQueue.Steering;
import io.modelwright.testkit.Poll;
import io.modelwright.testkit.jobs.InMemoryJobQueue;
import io.modelwright.testkit.jobs.JobRequests;
import io.modelwright.testkit.jobs.SteppingClock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JobWorkerTest {

    private static final JobWorker.Settings QUICK =
            new JobWorker.Settings(2, Duration.ofMillis(60), Duration.ofMillis(200), Duration.ofSeconds(10));

    private final SteppingClock clock = new SteppingClock();
    private final JobQueue queue = new InMemoryJobQueue(clock, JobRequests.IDS);

    private record Handler(BiFunction<Job, JobContext, JobEnd> work) implements JobHandler {
        @Override
        public String kind() {
            return JobRequests.KIND;
        }

        @Override
        public JobEnd run(Job job, JobContext context) {
            return work.apply(job, context);
        }
    }

    private JobWorker started(BiFunction<Job, JobContext, JobEnd> work) {
        JobWorker worker = JobsServices.worker(queue, List.of(new Handler(work)), QUICK);
        worker.start();
        return worker;
    }

    private Job enqueued() {
        return queue.enqueue(List.of(JobRequests.at(clock.instant()).build())).getFirst();
    }

    private Job awaited(Job job, JobState state) throws Exception {
        return awaited(job, "the state " + state, now -> now.state() == state);
    }

    private Job awaited(Job job, String what, Predicate<Job> condition) throws Exception {
        return Poll.find(what, Poll.PATIENCE, () -> queue.find(job.id()).filter(condition));
    }

    private static void awaitStop(JobContext context) {
        try {
            Poll.until("a request to stop", context::shouldStop);
        } catch (Exception fault) {
            throw new AssertionError(fault);
        }
    }

    @Test
    void workerShouldRecordTheResultWhenTheHandlerSucceeds() throws Exception {
        Job job = enqueued();
        try (JobWorker worker = started((claimed, context) -> new JobEnd.Succeeded(claimed.payload()))) {
            assertThat(worker).isNotNull();
            assertThat(awaited(job, JobState.SUCCEEDED).result()).contains(job.payload());
        }
    }

    @Test
    void workerShouldTryAgainWithoutShowingTheFaultWhenTheHandlerThrows() throws Exception {
        Job job = enqueued();
        AtomicInteger attempts = new AtomicInteger();
        try (JobWorker worker = started((claimed, context) -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("secret detail");
            }
            return new JobEnd.Succeeded(Json.of(true));
        })) {
            assertThat(worker).isNotNull();
            Job failed = awaited(job, "a failure", now -> now.failures() > 0);
            assertThat(failed.error().orElseThrow().detail()).doesNotContain("secret");
            clock.step(Duration.ofSeconds(1));
            awaited(job, JobState.SUCCEEDED);
        }
        assertThat(attempts).hasValue(2);
    }

    @Test
    void workerShouldRunNoMoreJobsAtOnceThanItHasThreads() throws Exception {
        List<Job> jobs = List.of(enqueued(), enqueued(), enqueued(), enqueued());
        Semaphore started = new Semaphore(0);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (JobWorker worker = started((claimed, context) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            started.release();
            awaitLatch(go);
            now.decrementAndGet();
            return new JobEnd.Succeeded(Json.of(true));
        })) {
            assertThat(worker).isNotNull();
            assertThat(started.tryAcquire(2, 10, TimeUnit.SECONDS)).isTrue();
            assertThat(queue.claim(Set.of(JobRequests.KIND), 9, Duration.ofSeconds(1), Duration.ZERO))
                    .as("jobs left in the queue while all threads are busy")
                    .hasSize(2)
                    .allSatisfy(left -> queue.end(JobQueue.Hold.of(left), new JobEnd.Released()));
            go.countDown();
            for (Job job : jobs) {
                awaited(job, JobState.SUCCEEDED);
            }
        }
        assertThat(most).hasValue(2);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void workerShouldStopTheHandlerWhenTheJobIsCancelled() throws Exception {
        Job job = enqueued();
        try (JobWorker worker = started((claimed, context) -> {
            context.progress(new JobProgress(30, "waiting"));
            awaitStop(context);
            return new JobEnd.Cancelled();
        })) {
            assertThat(worker).isNotNull();
            awaited(job, "progress", now -> now.progress().percent() == 30);
            queue.steer(job.id(), Steering.CANCEL);
            awaited(job, JobState.CANCELLED);
        }
    }

    @Test
    void workerShouldRecordNothingWhenItsLeaseWasLost() throws Exception {
        Job job = enqueued();
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        AtomicInteger attempts = new AtomicInteger();
        try (JobWorker worker = started((claimed, context) -> {
            if (attempts.incrementAndGet() == 1) {
                running.countDown();
                awaitStop(context);
                stopped.countDown();
                return new JobEnd.Failed(new JobFailure("stale", "Recorded by a worker without a lease."));
            }
            awaitLatch(stopped);
            return new JobEnd.Succeeded(Json.of("second"));
        })) {
            assertThat(worker).isNotNull();
            awaitLatch(running);
            // Far beyond the lease in one step: the other thread of the worker takes the job over, as another node
            // would. Again where the lease was renewed since, but never after the takeover: a job that crashes twice is
            // paused.
            awaited(job, "a takeover", now -> {
                if (now.crashes() == 0 && !now.isClaimable(clock.instant())) {
                    clock.step(Duration.ofHours(1));
                }
                return now.crashes() > 0;
            });
            assertThat(awaited(job, JobState.SUCCEEDED).result()).contains(Json.of("second"));
        }
    }

    @Test
    void closeShouldGiveTheJobBackWhenTheHandlerStops() {
        Job job = enqueued();
        CountDownLatch running = new CountDownLatch(1);
        JobWorker worker = started((claimed, context) -> {
            running.countDown();
            awaitStop(context);
            return new JobEnd.Cancelled();
        });
        awaitLatch(running);

        worker.close();

        Job after = queue.find(job.id()).orElseThrow();
        assertThat(after.state()).isEqualTo(JobState.QUEUED);
        assertThat(after.failures()).isZero();
        assertThat(after.crashes()).isZero();
    }

    @Test
    void workerShouldRefuseTwoHandlersOfOneKind() {
        Handler handler = new Handler((job, context) -> new JobEnd.Cancelled());

        assertThatThrownBy(() -> JobsServices.worker(queue, List.of(handler, handler), QUICK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(JobRequests.KIND);
    }
}
