package io.modelwright.application.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.jobs.JobLine;
import io.modelwright.core.jobs.JobState;
import io.modelwright.core.jobs.JobTerms;
import io.modelwright.core.jobs.RetryPolicy;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.jobs.driven.JobQueue.Steering;
import io.modelwright.testkit.Poll;
import io.modelwright.testkit.jobs.InMemoryJobLog;
import io.modelwright.testkit.jobs.InMemoryJobQueue;
import io.modelwright.testkit.jobs.JobRequests;
import io.modelwright.testkit.jobs.SteppingClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the worker does with jobs that take too long, that tell something, and that are many. */
@Timeout(60)
class JobWorkerTimeTest {

    private static final JobWorker.Settings QUICK = new JobWorker.Settings(
                    1, Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofSeconds(10))
            .withPatience(Duration.ofMillis(100));

    private final SteppingClock clock = new SteppingClock();
    private final InMemoryJobQueue queue = new InMemoryJobQueue(clock, JobRequests.IDS);
    private final InMemoryJobLog log = new InMemoryJobLog(queue);
    private final AtomicInteger observed = new AtomicInteger();

    private record Handler(JobResource resource, BiFunction<Job, JobContext, JobEnd> work) implements JobHandler {
        @Override
        public String kind() {
            return JobRequests.KIND;
        }

        @Override
        public JobEnd run(Job job, JobContext context) {
            return work.apply(job, context);
        }
    }

    private JobWorker started(JobWorker.Settings settings, BiFunction<Job, JobContext, JobEnd> work) {
        return started(settings, new Handler(JobResource.CPU, work), running -> true);
    }

    private JobWorker started(JobWorker.Settings settings, JobHandler handler, JobAdmission admission) {
        JobWorker worker = JobsServices.worker(
                new JobsServices.Work(
                        queue, Optional.of(log), admission, (job, end, took) -> observed.incrementAndGet()),
                List.of(handler),
                settings);
        worker.start();
        return worker;
    }

    private Job enqueued(JobTerms terms) {
        return queue.enqueue(List.of(JobRequests.at(clock.instant())
                        .policy(new RetryPolicy(1, 3, Duration.ZERO, Duration.ZERO))
                        .terms(terms)
                        .build()))
                .getFirst();
    }

    private Job awaited(Job job, JobState state) throws Exception {
        return Poll.find(
                "the state " + state, Poll.PATIENCE, () -> queue.find(job.id()).filter(now -> now.state() == state));
    }

    @Test
    void jobShouldBeInterruptedWhenItTakesTooLongAndDoesNotAsk() throws Exception {
        Job job = enqueued(JobTerms.STANDARD.withTimeout(Duration.ofMillis(50)));
        AtomicBoolean interrupted = new AtomicBoolean();
        try (JobWorker worker = started(QUICK, (claimed, context) -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException interruption) {
                interrupted.set(true);
            }
            return new JobEnd.Cancelled();
        })) {
            assertThat(worker).isNotNull();
            Job dead = awaited(job, JobState.DEAD);
            assertThat(dead.error()).contains(JobFailure.TIMED_OUT);
            assertThat(interrupted).isTrue();
        }
    }

    @Test
    void jobShouldEndAndLeaveRoomForOthersWhenItsThreadIgnoresEverything() throws Exception {
        Job stubborn = enqueued(JobTerms.STANDARD);
        CountDownLatch free = new CountDownLatch(1);
        AtomicInteger started = new AtomicInteger();
        try (JobWorker worker = started(QUICK, (claimed, context) -> {
            if (started.incrementAndGet() == 1) {
                awaitUninterruptibly(free);
            }
            return new JobEnd.Succeeded(Json.of(true));
        })) {
            assertThat(worker).isNotNull();
            Poll.until("the start", () -> started.get() == 1);
            queue.steer(stubborn.id(), Steering.CANCEL);
            awaited(stubborn, JobState.CANCELLED);

            Job next = enqueued(JobTerms.STANDARD);
            awaited(next, JobState.SUCCEEDED);
            free.countDown();
            assertThat(queue.find(stubborn.id()).orElseThrow().state()).isEqualTo(JobState.CANCELLED);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException ignored) {
                assertThat(latch.getCount()).isNotNegative();
            }
        }
    }

    @Test
    void linesShouldBeReadableWhileTheJobRunsAndAfterItsEnd() throws Exception {
        Job job = enqueued(JobTerms.STANDARD);
        CountDownLatch read = new CountDownLatch(1);
        try (JobWorker worker = started(QUICK, (claimed, context) -> {
            context.log("first");
            awaitUninterruptibly(read);
            context.log("last");
            return new JobEnd.Succeeded(Json.of(true));
        })) {
            assertThat(worker).isNotNull();
            Poll.until("the first line", () -> log.read(job.id(), 0, 9).size() == 1);
            read.countDown();
            awaited(job, JobState.SUCCEEDED);
        }
        assertThat(log.read(job.id(), 0, 9)).extracting(JobLine::text).containsExactly("first", "last");
    }

    @Test
    void manyQuickJobsShouldEachRunOnceAndEndTogether() throws Exception {
        int count = 2_000;
        queue.enqueue(IntStream.range(0, count)
                .mapToObj(i -> JobRequests.at(clock.instant()).build())
                .toList());
        Set<String> ran = ConcurrentHashMap.newKeySet();
        AtomicInteger runs = new AtomicInteger();
        try (JobWorker worker = started(QUICK, (claimed, context) -> {
            ran.add(claimed.id().toString());
            runs.incrementAndGet();
            return new JobEnd.Succeeded(Json.of(true));
        })) {
            assertThat(worker).isNotNull();
            Poll.until("all ends", () -> queue.backlog(clock.instant()).isEmpty());
        }
        assertThat(ran).hasSize(count);
        assertThat(runs).hasValue(count);
        assertThat(observed).hasValue(count);
    }

    @Test
    void jobsClaimedAheadShouldBeGivenBackWhenTheThreadsAreTakenByALongOne() throws Exception {
        CountDownLatch free = new CountDownLatch(1);
        AtomicBoolean mayBlock = new AtomicBoolean();
        try (JobWorker worker = started(QUICK, (claimed, context) -> {
            if (mayBlock.compareAndSet(true, false)) {
                awaitUninterruptibly(free);
            }
            return new JobEnd.Succeeded(Json.of(true));
        })) {
            assertThat(worker).isNotNull();
            for (int i = 0; i < 500; i++) {
                enqueued(JobTerms.STANDARD);
            }
            Poll.until("quick ends", () -> observed.get() == 500);
            mayBlock.set(true);
            for (int i = 0; i < 50; i++) {
                enqueued(JobTerms.STANDARD);
            }
            Poll.until("all but the long one wait again", () -> {
                JobQueue.Query query = new JobQueue.Query(Set.of(), Set.of(), 1, Optional.empty(), false);
                assertThat(queue.list(query).jobs()).isEmpty();
                var backlog = queue.backlog(clock.instant()).get(JobRequests.KIND);
                return backlog != null && backlog.running() == 1 && !mayBlock.get();
            });
            free.countDown();
            Poll.until("all ends", () -> queue.backlog(clock.instant()).isEmpty());
        }
    }

    @Test
    void buildsShouldWaitUntilTheMachineBearsThem() throws Exception {
        JobWorker.Settings settings = QUICK.withPools(Map.of(JobResource.BUILD, 3));
        AtomicBoolean bears = new AtomicBoolean();
        Job job = enqueued(JobTerms.STANDARD);
        AtomicInteger asked = new AtomicInteger();
        JobHandler handler = new Handler(JobResource.BUILD, (claimed, context) -> new JobEnd.Succeeded(Json.of(true)));
        try (JobWorker worker = started(settings, handler, running -> {
            asked.incrementAndGet();
            return bears.get();
        })) {
            assertThat(worker).isNotNull();
            Poll.until("some refusals", () -> asked.get() > 2);
            assertThat(queue.find(job.id()).orElseThrow().state()).isEqualTo(JobState.QUEUED);
            bears.set(true);
            awaited(job, JobState.SUCCEEDED);
        }
    }
}
