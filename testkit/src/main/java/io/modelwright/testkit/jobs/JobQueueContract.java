package io.modelwright.testkit.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobProgress;
import io.modelwright.core.jobs.JobRequest;
import io.modelwright.core.jobs.JobState;
import io.modelwright.core.jobs.RetryPolicy;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.jobs.driven.JobQueue.Heartbeat;
import io.modelwright.ports.jobs.driven.JobQueue.Hold;
import io.modelwright.ports.jobs.driven.JobQueue.Listed;
import io.modelwright.ports.jobs.driven.JobQueue.Query;
import io.modelwright.ports.jobs.driven.JobQueue.Renewal;
import io.modelwright.ports.jobs.driven.JobQueue.Steering;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every job queue keeps. The queue under test starts empty and reads the time from {@link #clock()}. */
public interface JobQueueContract {

    Set<String> KINDS = Set.of(JobRequests.KIND);
    Duration LEASE = Duration.ofSeconds(5);

    JobQueue queue();

    SteppingClock clock();

    private Instant now() {
        return clock().instant();
    }

    private Job enqueued(JobRequest request) {
        return queue().enqueue(List.of(request)).getFirst();
    }

    private Job claimOne() {
        List<Job> claimed = queue().claim(KINDS, 1, LEASE, Duration.ZERO);
        assertThat(claimed).hasSize(1);
        return claimed.getFirst();
    }

    private List<Job> claimNow(int limit) {
        return queue().claim(KINDS, limit, LEASE, Duration.ZERO);
    }

    @Test
    default void enqueueShouldKeepTheWholeRequestWhenFoundAgain() {
        JobRequest request = JobRequests.at(now()).dedupe("once").build();

        Job job = enqueued(request);

        assertThat(job).isEqualTo(Job.queued(request, now()));
        assertThat(queue().find(job.id())).contains(job);
        assertThat(queue().find(new JobId(JobRequests.IDS.next()))).isEmpty();
    }

    @Test
    default void enqueueShouldChangeNothingWhenTheIdIsKnown() {
        JobRequest request = JobRequests.at(now()).build();
        enqueued(request);
        Job running = claimOne();

        assertThat(enqueued(request)).isEqualTo(running);
    }

    @Test
    default void enqueueShouldGiveTheUnfinishedJobWhenItsKeyIsTaken() {
        Job first = enqueued(JobRequests.at(now()).dedupe("app-1").build());

        assertThat(enqueued(JobRequests.at(now()).dedupe("app-1").build())).isEqualTo(first);
        assertThat(enqueued(JobRequests.at(now()).dedupe("app-2").build()).id()).isNotEqualTo(first.id());

        queue().steer(first.id(), Steering.CANCEL);
        assertThat(enqueued(JobRequests.at(now()).dedupe("app-1").build()).id()).isNotEqualTo(first.id());
    }

    @Test
    default void enqueueShouldKeepNoneWhenOneOfThemCannotBeKept() {
        JobRequest good = JobRequests.at(now()).build();
        List<JobRequest> broken = new ArrayList<>(List.of(good));
        broken.add(null);

        assertThatThrownBy(() -> queue().enqueue(broken)).isInstanceOf(RuntimeException.class);

        assertThat(queue().find(good.id())).isEmpty();
        assertThat(claimNow(10)).isEmpty();
    }

    @Test
    default void claimShouldTakeTheLongestDueFirstWhenSeveralWait() {
        Job later = enqueued(JobRequests.at(now().minusSeconds(1)).build());
        Job earlier = enqueued(JobRequests.at(now().minusSeconds(9)).build());
        enqueued(JobRequests.at(now().plusSeconds(60)).build());
        enqueued(JobRequests.at(now()).kind("test.other").build());

        assertThat(claimNow(1)).extracting(Job::id).containsExactly(earlier.id());
        List<Job> rest = claimNow(10);

        assertThat(rest).extracting(Job::id).containsExactly(later.id());
        Job running = rest.getFirst();
        assertThat(running.state()).isEqualTo(JobState.RUNNING);
        assertThat(running.startedAt()).contains(now());
        assertThat(running.lease().orElseThrow().until()).isEqualTo(now().plus(LEASE));
        assertThat(queue().find(later.id())).contains(running);
    }

    @Test
    default void claimShouldGiveEachJobOnceWhenManyThreadsClaim() throws Exception {
        int count = 40;
        for (int i = 0; i < count; i++) {
            enqueued(JobRequests.at(now()).build());
        }
        CountDownLatch start = new CountDownLatch(1);
        List<Job> claimed = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<List<Job>>> claims = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                claims.add(threads.submit(() -> {
                    start.await();
                    return claimAll();
                }));
            }
            start.countDown();
            for (Future<List<Job>> claim : claims) {
                claimed.addAll(claim.get(30, TimeUnit.SECONDS));
            }
        }
        claimed.addAll(claimAll());

        assertThat(claimed).hasSize(count);
        assertThat(new HashSet<>(claimed.stream().map(Job::id).toList())).hasSize(count);
        assertThat(new HashSet<>(claimed.stream().map(Job::lease).toList())).hasSize(count);
    }

    private List<Job> claimAll() {
        List<Job> all = new ArrayList<>();
        List<Job> some = claimNow(3);
        while (!some.isEmpty()) {
            all.addAll(some);
            some = claimNow(3);
        }
        return all;
    }

    @Test
    default void claimShouldReturnAtOnceWhenAJobArrivesDuringTheWait() throws Exception {
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<List<Job>> waiting = threads.submit(() -> queue().claim(KINDS, 1, LEASE, Duration.ofSeconds(30)));

            Job job = enqueued(JobRequests.at(now()).build());

            assertThat(waiting.get(10, TimeUnit.SECONDS)).extracting(Job::id).containsExactly(job.id());
        }
    }

    @Test
    default void claimShouldEndAtOnceWhenItsThreadIsInterrupted() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        Thread waiting = Thread.ofPlatform().start(() -> {
            if (queue().claim(KINDS, 1, LEASE, Duration.ofSeconds(60)).isEmpty()
                    && Thread.currentThread().isInterrupted()) {
                ended.countDown();
            }
        });

        waiting.interrupt();

        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    default void claimShouldTakeAJobOverAndRefuseTheOldHoldWhenItsLeaseLapsed() {
        enqueued(JobRequests.at(now()).build());
        Job first = claimOne();
        clock().step(LEASE.minusMillis(1));
        assertThat(claimNow(1)).isEmpty();

        clock().step(Duration.ofMillis(1));
        Job second = claimOne();

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.crashes()).isEqualTo(1);
        assertThat(second.failures()).isZero();
        Hold stale = Hold.of(first);
        assertThat(queue().end(stale, new JobEnd.Succeeded(Json.of("stale")))).isEmpty();
        assertThat(queue().renew(List.of(new Heartbeat(stale, new JobProgress(99, "stale"))), LEASE))
                .containsExactly(Renewal.LOST);
        assertThat(queue().find(first.id())).contains(second);
        assertThat(queue().end(Hold.of(second), new JobEnd.Succeeded(Json.of("fresh"))))
                .isPresent();
    }

    @Test
    default void claimShouldGiveAJobUpWhenItsWorkersCrashTooOften() {
        Job job = enqueued(JobRequests.at(now())
                .policy(new RetryPolicy(5, 2, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .build());
        claimOne();
        clock().step(LEASE);
        claimOne();
        clock().step(LEASE);

        assertThat(claimNow(1)).isEmpty();

        Job dead = queue().find(job.id()).orElseThrow();
        assertThat(dead.state()).isEqualTo(JobState.DEAD);
        assertThat(dead.error()).contains(JobFailure.CRASHED);
        assertThat(dead.finishedAt()).contains(now());
    }

    @Test
    default void renewShouldProlongTheLeaseAndKeepTheProgressWhenHeld() {
        Job unrelated = enqueued(JobRequests.at(now().plusSeconds(600)).build());
        enqueued(JobRequests.at(now()).build());
        Job job = claimOne();
        clock().step(LEASE.minusMillis(1));

        assertThat(queue().renew(List.of(new Heartbeat(Hold.of(job), new JobProgress(40, "reading"))), LEASE))
                .containsExactly(Renewal.HELD);

        clock().step(LEASE.minusMillis(1));
        assertThat(claimNow(1)).isEmpty();
        assertThat(queue().find(job.id()).orElseThrow().progress()).isEqualTo(new JobProgress(40, "reading"));
        assertThat(queue().find(unrelated.id()).orElseThrow().progress()).isEqualTo(JobProgress.NONE);
    }

    @Test
    default void endShouldKeepTheResultOnceWhenReportedTwice() {
        enqueued(JobRequests.at(now()).build());
        Job job = claimOne();
        Json result = Json.object().put("rows", 12).put("text", "ä\"\\").build();
        clock().step(Duration.ofMillis(10));

        Optional<Job> ended = queue().end(Hold.of(job), new JobEnd.Succeeded(result));

        assertThat(ended).isEqualTo(queue().find(job.id()));
        assertThat(ended.orElseThrow().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(ended.orElseThrow().result()).contains(result);
        assertThat(ended.orElseThrow().finishedAt()).contains(now());
        assertThat(queue().end(Hold.of(job), new JobEnd.Succeeded(Json.of("again"))))
                .isEmpty();
        assertThat(queue().find(job.id())).isEqualTo(ended);
        clock().step(Duration.ofHours(1));
        assertThat(claimNow(1)).isEmpty();
    }

    @Test
    default void endShouldQueueTheJobAgainWhenItsFailureMayPass() {
        enqueued(JobRequests.at(now())
                .policy(new RetryPolicy(2, 3, Duration.ofSeconds(2), Duration.ofSeconds(60)))
                .build());
        JobFailure failure = new JobFailure("away", "The other side is away.");

        Job waiting =
                queue().end(Hold.of(claimOne()), new JobEnd.Retryable(failure)).orElseThrow();
        assertThat(waiting.state()).isEqualTo(JobState.QUEUED);
        assertThat(waiting.error()).contains(failure);
        assertThat(claimNow(1)).isEmpty();
        clock().step(Duration.ofSeconds(2));
        Job dead =
                queue().end(Hold.of(claimOne()), new JobEnd.Retryable(failure)).orElseThrow();

        assertThat(dead.state()).isEqualTo(JobState.DEAD);
        assertThat(dead.failures()).isEqualTo(2);
        assertThat(dead.crashes()).isZero();
    }

    @Test
    default void endShouldQueueTheJobAtOnceWhenReleased() {
        enqueued(JobRequests.at(now()).build());

        queue().end(Hold.of(claimOne()), new JobEnd.Released());

        Job again = claimOne();
        assertThat(again.failures()).isZero();
        assertThat(again.crashes()).isZero();
    }

    @Test
    default void steerShouldCancelAtOnceWhenTheJobWaits() {
        Job job = enqueued(JobRequests.at(now()).build());

        Job cancelled = queue().steer(job.id(), Steering.CANCEL).orElseThrow();

        assertThat(cancelled.state()).isEqualTo(JobState.CANCELLED);
        assertThat(claimNow(1)).isEmpty();
        assertThat(queue().steer(job.id(), Steering.CANCEL)).contains(cancelled);
        assertThat(queue().steer(new JobId(JobRequests.IDS.next()), Steering.CANCEL))
                .isEmpty();
    }

    @Test
    default void steerShouldTellTheWorkerWhenARunningJobIsCancelled() {
        enqueued(JobRequests.at(now()).build());
        Job job = claimOne();

        Job asked = queue().steer(job.id(), Steering.CANCEL).orElseThrow();

        assertThat(asked.state()).isEqualTo(JobState.RUNNING);
        assertThat(queue().renew(List.of(new Heartbeat(Hold.of(job), JobProgress.NONE)), LEASE))
                .containsExactly(Renewal.CANCEL_REQUESTED);
        assertThat(queue().end(Hold.of(job), new JobEnd.Cancelled())
                        .orElseThrow()
                        .state())
                .isEqualTo(JobState.CANCELLED);
    }

    @Test
    default void steerShouldForgetTheFailureWhenAJobThatFailedBeforeIsCancelled() {
        enqueued(JobRequests.at(now()).build());
        Job waiting = queue().end(
                        Hold.of(claimOne()), new JobEnd.Retryable(new JobFailure("away", "The other side is away.")))
                .orElseThrow();

        Job cancelled = queue().steer(waiting.id(), Steering.CANCEL).orElseThrow();

        assertThat(cancelled.error()).isEmpty();
        assertThat(queue().find(waiting.id())).contains(cancelled);
    }

    @Test
    default void steerShouldQueueAgainWhenAFailedJobIsRetried() {
        enqueued(JobRequests.at(now()).build());
        Job job = claimOne();
        queue().end(Hold.of(job), new JobEnd.Failed(new JobFailure("no", "It cannot be done.")));

        Job again = queue().steer(job.id(), Steering.RETRY).orElseThrow();

        assertThat(again.state()).isEqualTo(JobState.QUEUED);
        assertThat(again.failures()).isZero();
        assertThat(again.error()).isEmpty();
        assertThat(again.finishedAt()).isEmpty();
        assertThat(claimOne().id()).isEqualTo(job.id());
    }

    @Test
    default void steerShouldLeaveTheJobWhenARetryWouldMakeASecondOfItsKey() {
        Job first = enqueued(JobRequests.at(now()).dedupe("app-1").build());
        Job cancelled = queue().steer(first.id(), Steering.CANCEL).orElseThrow();
        enqueued(JobRequests.at(now()).dedupe("app-1").build());

        assertThat(queue().steer(first.id(), Steering.RETRY)).contains(cancelled);
        assertThat(queue().find(first.id())).contains(cancelled);
    }

    @Test
    default void listShouldShowTheNewestFirstWhenPaged() {
        WorkspaceId workspace = new WorkspaceId(JobRequests.IDS.next());
        List<JobId> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(
                    enqueued(JobRequests.at(now()).workspace(workspace).build()).id());
        }
        enqueued(JobRequests.at(now()).build());
        queue().steer(ids.get(1), Steering.CANCEL);

        Listed first = queue().list(new Query(Set.of(workspace), Set.of(), 3, Optional.empty(), true));
        List<Job> page = first.jobs();
        Listed second = queue().list(new Query(
                Set.of(workspace), Set.of(), 3, Optional.of(page.getLast().id()), false));
        List<Job> rest = second.jobs();
        Listed ended =
                queue().list(new Query(Set.of(workspace), Set.of(JobState.CANCELLED), 3, Optional.empty(), true));
        List<Job> cancelled = ended.jobs();

        assertThat(page).extracting(Job::id).containsExactlyElementsOf(ids.subList(0, 3));
        assertThat(rest).extracting(Job::id).containsExactlyElementsOf(ids.subList(3, 5));
        assertThat(cancelled).extracting(Job::id).containsExactly(ids.get(1));
        assertThat(first.total()).hasValue(5);
        assertThat(second.total()).isEmpty();
        assertThat(ended.total()).hasValue(1);
        assertThat(queue().list(new Query(Set.of(), Set.of(), 3, Optional.empty(), true)))
                .isEqualTo(new Listed(List.of(), OptionalLong.of(0)));
    }
}
