package io.modelwright.testkit.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.jobs.JobGroup;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobLimits;
import io.modelwright.core.jobs.JobPriority;
import io.modelwright.core.jobs.JobProgress;
import io.modelwright.core.jobs.JobState;
import io.modelwright.core.jobs.JobTerms;
import io.modelwright.core.jobs.RetryPolicy;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.jobs.driven.JobHistory;
import io.modelwright.ports.jobs.driven.JobHistory.Backlog;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.jobs.driven.JobQueue.Hold;
import io.modelwright.ports.jobs.driven.JobQueue.Report;
import io.modelwright.ports.jobs.driven.JobQueue.Steering;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every job queue makes of the terms of jobs, and of the limits of kinds. The store under test starts empty. */
public interface JobTermsContract {

    Set<String> KINDS = Set.of(JobRequests.KIND, "test.other");
    Duration LEASE = Duration.ofSeconds(5);

    /** A queue with such limits; each one that is made is over the same store. */
    JobQueue queue(JobLimits limits);

    /** The history of that store. */
    JobHistory history();

    SteppingClock clock();

    private Instant now() {
        return clock().instant();
    }

    private JobQueue free() {
        return queue(JobLimits.NONE);
    }

    private Job enqueued(JobTerms terms) {
        return free().enqueue(List.of(JobRequests.at(now()).terms(terms).build()))
                .getFirst();
    }

    private Job child(Job parent) {
        return enqueued(JobTerms.STANDARD.under(parent.id()));
    }

    private static List<Job> claimed(JobQueue queue, int limit) {
        return queue.claim(KINDS, limit, LEASE, Duration.ZERO);
    }

    private static void succeed(JobQueue queue, Job job) {
        assertThat(queue.end(Hold.of(job), new JobEnd.Succeeded(Json.of(true)))).isPresent();
    }

    @Test
    default void enqueueShouldKeepTheTermsWhenFoundAgain() {
        Job parent = enqueued(JobTerms.STANDARD);
        JobTerms terms = new JobTerms(
                JobPriority.HIGH,
                Duration.ofMillis(1_234),
                Optional.of(new JobGroup("app \"ä\" {1}, NULL", 3)),
                Optional.of(parent.id()));

        Job job = enqueued(terms);

        assertThat(free().find(job.id()).orElseThrow().terms()).isEqualTo(terms);
        assertThat(history().children(parent.id())).containsExactly(job);
    }

    @Test
    default void claimShouldTakeTheHigherPriorityFirstWhateverWasDueLonger() {
        Job low = enqueued(JobTerms.STANDARD.withPriority(JobPriority.LOW));
        Job normal = enqueued(JobTerms.STANDARD);
        clock().step(Duration.ofSeconds(1));
        Job high = enqueued(JobTerms.STANDARD.withPriority(JobPriority.HIGH));
        Job second = enqueued(JobTerms.STANDARD);

        assertThat(claimed(free(), 1)).extracting(Job::id).containsExactly(high.id());
        assertThat(claimed(free(), 1)).extracting(Job::id).containsExactly(normal.id());
        assertThat(claimed(free(), 9)).extracting(Job::id).containsExactly(second.id(), low.id());
    }

    @Test
    default void claimShouldLeaveJobsOfAFullGroupAndTakeOthersBehindThem() {
        JobTerms grouped = JobTerms.STANDARD.withGroup(new JobGroup("app-1", 2));
        List<JobId> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(enqueued(grouped).id());
            clock().step(Duration.ofMillis(1));
        }
        Job other = enqueued(JobTerms.STANDARD.withGroup(JobGroup.one("app-2")));

        List<Job> first = claimed(free(), 3);

        assertThat(first).extracting(Job::id).containsExactlyInAnyOrder(ids.get(0), ids.get(1), other.id());
        assertThat(claimed(free(), 9)).isEmpty();
        succeed(
                free(),
                first.stream()
                        .filter(job -> job.id().equals(ids.get(0)))
                        .findFirst()
                        .orElseThrow());
        assertThat(claimed(free(), 9)).extracting(Job::id).containsExactly(ids.get(2));
    }

    @Test
    default void claimShouldKeepTheLimitsWhenManyThreadsClaim() throws Exception {
        JobQueue queue = queue(new JobLimits(Map.of("test.other", JobLimits.Limit.running(3))));
        for (int i = 0; i < 20; i++) {
            enqueued(JobTerms.STANDARD.withGroup(new JobGroup("app-1", 2)));
            free().enqueue(List.of(JobRequests.at(now()).kind("test.other").build()));
        }
        List<Job> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<List<Job>>> claims = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                claims.add(threads.submit(() -> claimed(queue, 2)));
            }
            for (Future<List<Job>> claim : claims) {
                all.addAll(claim.get(30, TimeUnit.SECONDS));
            }
        }
        all.addAll(claimed(queue, 9));

        assertThat(all.stream().filter(job -> job.kind().equals("test.other"))).hasSize(3);
        assertThat(all.stream().filter(job -> job.kind().equals(JobRequests.KIND)))
                .hasSize(2);
    }

    @Test
    default void claimShouldGiveTheSlotOfACrashedJobOnWhenItsLeaseLapsed() {
        JobQueue queue = queue(new JobLimits(Map.of(JobRequests.KIND, JobLimits.Limit.running(1))));
        Job first = enqueued(JobTerms.STANDARD.withGroup(JobGroup.one("app-1")));
        assertThat(claimed(queue, 9)).hasSize(1);
        assertThat(claimed(queue, 9)).isEmpty();

        clock().step(LEASE);

        assertThat(claimed(queue, 9)).extracting(Job::id).containsExactly(first.id());
    }

    @Test
    default void claimShouldStartNoMoreThanTheRateOfTheKindAllows() {
        JobQueue queue =
                queue(new JobLimits(Map.of(JobRequests.KIND, JobLimits.Limit.rate(2, Duration.ofSeconds(10)))));
        for (int i = 0; i < 5; i++) {
            enqueued(JobTerms.STANDARD);
        }
        Job other = free().enqueue(
                        List.of(JobRequests.at(now()).kind("test.other").build()))
                .getFirst();

        List<Job> first = claimed(queue, 9);
        assertThat(first).hasSize(3).extracting(Job::id).contains(other.id());
        first.forEach(job -> succeed(queue, job));
        assertThat(claimed(queue, 9)).isEmpty();
        clock().step(Duration.ofSeconds(5));
        assertThat(claimed(queue, 9)).hasSize(1);
        clock().step(Duration.ofSeconds(60));
        assertThat(claimed(queue, 9)).hasSize(2);
    }

    @Test
    default void claimShouldWakeUpWhenAJobOfItsGroupEnds() throws Exception {
        JobTerms grouped = JobTerms.STANDARD.withGroup(JobGroup.one("app-1"));
        enqueued(grouped);
        Job first = claimed(free(), 1).getFirst();
        Job second = enqueued(grouped);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<List<Job>> waiting = threads.submit(() -> free().claim(KINDS, 1, LEASE, Duration.ofSeconds(30)));

            succeed(free(), first);

            assertThat(waiting.get(10, TimeUnit.SECONDS)).extracting(Job::id).containsExactly(second.id());
        }
    }

    @Test
    default void retriesShouldBeSpreadWithinHalfOfTheirDelay() {
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            free().enqueue(List.of(JobRequests.at(now())
                    .policy(new RetryPolicy(3, 3, Duration.ofSeconds(100), Duration.ofSeconds(100)))
                    .build()));
            Job failed = free().end(
                            Hold.of(claimed(free(), 1).getFirst()),
                            new JobEnd.Retryable(new JobFailure("away", "Away.")))
                    .orElseThrow();
            pauses.add(Duration.between(now(), failed.runAt()));
        }

        assertThat(pauses)
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(100)));
        assertThat(Set.copyOf(pauses)).hasSizeGreaterThan(20);
    }

    @Test
    default void endShouldKeepSeveralEndsAtOnceWhenSomeHoldsAreStale() {
        enqueued(JobTerms.STANDARD);
        enqueued(JobTerms.STANDARD);
        enqueued(JobTerms.STANDARD);
        List<Job> jobs = claimed(free(), 3);
        succeed(free(), jobs.get(1));
        JobEnd done = new JobEnd.Succeeded(Json.of(1));

        var ended = free().end(
                        jobs.stream().map(job -> new Report(Hold.of(job), done)).toList());

        assertThat(ended).hasSize(3);
        assertThat(ended.get(0)).isEqualTo(free().find(jobs.get(0).id()));
        assertThat(ended.get(1)).isEmpty();
        assertThat(ended.get(2).orElseThrow().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(free().end(List.of())).isEmpty();
    }

    @Test
    default void parentShouldRunAgainWhenItsLastChildHasEnded() {
        enqueued(JobTerms.STANDARD);
        Job parent = claimed(free(), 1).getFirst();
        Job one = child(parent);
        Job two = child(parent);
        Job waiting = free().end(Hold.of(parent), new JobEnd.Awaiting()).orElseThrow();
        assertThat(waiting.state()).isEqualTo(JobState.QUEUED);
        assertThat(waiting.awaitsChildren()).isTrue();

        List<Job> children = claimed(free(), 9);
        assertThat(children).extracting(Job::id).containsExactlyInAnyOrder(one.id(), two.id());
        succeed(free(), children.get(0));
        assertThat(claimed(free(), 9)).isEmpty();
        free().end(Hold.of(children.get(1)), new JobEnd.Failed(new JobFailure("no", "No.")));

        assertThat(claimed(free(), 9)).extracting(Job::id).containsExactly(parent.id());
        assertThat(history().children(parent.id()))
                .extracting(Job::state)
                .containsExactlyInAnyOrder(JobState.SUCCEEDED, JobState.FAILED);
    }

    @Test
    default void parentShouldRunAgainAtOnceWhenItsChildrenEndedBeforeItWaits() {
        enqueued(JobTerms.STANDARD);
        Job parent = claimed(free(), 1).getFirst();
        child(parent);
        succeed(free(), claimed(free(), 1).getFirst());

        free().end(Hold.of(parent), new JobEnd.Awaiting());

        assertThat(claimed(free(), 9)).extracting(Job::id).containsExactly(parent.id());
    }

    @Test
    default void parentShouldRunAgainWhenItsLastChildIsCancelledOrCrashes() {
        enqueued(JobTerms.STANDARD);
        Job parent = claimed(free(), 1).getFirst();
        Job cancelled = child(parent);
        free().enqueue(List.of(JobRequests.at(now())
                .policy(new RetryPolicy(1, 1, Duration.ZERO, Duration.ZERO))
                .terms(JobTerms.STANDARD.under(parent.id()))
                .build()));
        free().end(Hold.of(parent), new JobEnd.Awaiting());
        free().steer(cancelled.id(), Steering.CANCEL);
        assertThat(claimed(free(), 1)).hasSize(1);

        clock().step(LEASE);

        List<Job> next = new ArrayList<>(claimed(free(), 9));
        next.addAll(claimed(free(), 9));
        assertThat(next).extracting(Job::id).containsExactly(parent.id());
    }

    @Test
    default void parentShouldLookAfterAWhileWhenNobodyToldThatItsChildrenEnded() {
        enqueued(JobTerms.STANDARD);
        Job parent = claimed(free(), 1).getFirst();
        free().enqueue(List.of(JobRequests.at(now().plusSeconds(9_999))
                .terms(JobTerms.STANDARD.under(parent.id()))
                .build()));
        free().end(Hold.of(parent), new JobEnd.Awaiting());

        clock().step(Duration.ofMinutes(1));

        assertThat(claimed(free(), 9)).extracting(Job::id).containsExactly(parent.id());
    }

    @Test
    default void steerShouldCancelTheWholeFamilyWhenTheParentIsCancelled() {
        enqueued(JobTerms.STANDARD);
        Job parent = claimed(free(), 1).getFirst();
        Job child = child(parent);
        Job grandchild = child(child);
        Job stranger = enqueued(JobTerms.STANDARD);

        Job asked = free().steer(parent.id(), Steering.CANCEL).orElseThrow();

        assertThat(asked.cancelRequested()).isTrue();
        assertThat(free().find(child.id()).orElseThrow().state()).isEqualTo(JobState.CANCELLED);
        assertThat(free().find(grandchild.id()).orElseThrow().state()).isEqualTo(JobState.CANCELLED);
        assertThat(free().find(stranger.id())).contains(stranger);
    }

    @Test
    default void backlogShouldCountByKindWhatIsToBeDone() {
        enqueued(JobTerms.STANDARD);
        Instant oldest = now();
        clock().step(Duration.ofSeconds(5));
        enqueued(JobTerms.STANDARD.withPriority(JobPriority.HIGH));
        enqueued(JobTerms.STANDARD);
        free().enqueue(List.of(
                JobRequests.at(now().plusSeconds(60)).build(),
                JobRequests.at(now().plusSeconds(60)).kind("test.other").build()));
        assertThat(claimed(free(), 1)).hasSize(1);

        assertThat(history().backlog(now()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        JobRequests.KIND, new Backlog(2, 1, 1, oldest), "test.other", new Backlog(0, 1, 0, now())));
    }

    @Test
    default void forgetShouldLeaveWhatGoesOnOrIsYoungerOrHasAParent() {
        enqueued(JobTerms.STANDARD);
        Job parent = claimed(free(), 1).getFirst();
        child(parent);
        Job child = claimed(free(), 1).getFirst();
        succeed(free(), child);
        enqueued(JobTerms.STANDARD);
        Job old = claimed(free(), 1).getFirst();
        free().renew(List.of(new JobQueue.Heartbeat(Hold.of(old), new JobProgress(10, "x"))), LEASE);
        succeed(free(), old);
        clock().step(Duration.ofSeconds(1));
        Instant then = now();
        enqueued(JobTerms.STANDARD);
        Job young = claimed(free(), 1).getFirst();
        succeed(free(), young);

        assertThat(history().forget(List.of(JobState.FAILED), then, 9)).isZero();
        assertThat(history().forget(List.of(JobState.SUCCEEDED), then, 9)).isEqualTo(1);

        assertThat(free().find(old.id())).isEmpty();
        assertThat(free().find(young.id())).isPresent();
        assertThat(free().find(child.id())).isPresent();
        assertThat(free().find(parent.id())).isPresent();
        assertThat(history().forget(List.of(JobState.SUCCEEDED), then, 9)).isZero();
    }
}
