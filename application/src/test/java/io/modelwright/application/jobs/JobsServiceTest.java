package io.modelwright.application.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobRequest;
import io.modelwright.core.jobs.JobState;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.jobs.driving.Jobs;
import io.modelwright.testkit.jobs.InMemoryJobLog;
import io.modelwright.testkit.jobs.InMemoryJobQueue;
import io.modelwright.testkit.jobs.JobRequests;
import io.modelwright.testkit.jobs.SteppingClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobsServiceTest {

    private final SteppingClock clock = new SteppingClock();
    private final JobQueue queue = new InMemoryJobQueue(clock, JobRequests.IDS);
    private final Jobs jobs = JobsServices.jobs(queue, new InMemoryJobLog(queue));
    private final WorkspaceId workspace = new WorkspaceId(JobRequests.IDS.next());

    private Job enqueued() {
        return queue.enqueue(List.of(
                        JobRequests.at(clock.instant()).workspace(workspace).build()))
                .getFirst();
    }

    private Principal member(WorkspaceRole role) {
        return person(new AccountId(JobRequests.IDS.next()), Map.of(workspace, role));
    }

    private Principal stranger() {
        return person(
                new AccountId(JobRequests.IDS.next()),
                Map.of(new WorkspaceId(JobRequests.IDS.next()), WorkspaceRole.OWNER));
    }

    private static Principal person(AccountId account, Map<WorkspaceId, WorkspaceRole> memberships) {
        return Principal.of(account, "a@example.org", "A", false, memberships);
    }

    private static String code(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> done -> "done: " + done.value();
            case Outcome.Refused<?>(Refusal refusal) -> refusal.code();
        };
    }

    @Test
    void findShouldShowAJobToMembersAndItsOwnerOnly() {
        Job job = enqueued();

        assertThat(jobs.find(member(WorkspaceRole.VIEWER), job.id())).isEqualTo(Outcome.done(job));
        assertThat(jobs.find(person(job.owner(), Map.of()), job.id())).isEqualTo(Outcome.done(job));
        assertThat(code(jobs.find(stranger(), job.id()))).isEqualTo("not-found");
        assertThat(jobs.find(stranger(), job.id())).isEqualTo(jobs.find(stranger(), new JobId(JobRequests.IDS.next())));
    }

    @Test
    void listShouldWalkThroughAllJobsOfTheCallersWorkspaces() {
        List<JobId> newestFirst = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            newestFirst.addFirst(enqueued().id());
        }
        queue.enqueue(List.of(JobRequests.at(clock.instant()).build()));
        List<JobId> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Job> page = page(jobs.list(member(WorkspaceRole.VIEWER), Set.of(), 2, cursor));
            assertThat(page.items()).hasSizeBetween(1, 2);
            page.items().forEach(job -> seen.add(job.id()));
            cursor = page.nextCursor();
        } while (cursor.isPresent());

        assertThat(seen).isEqualTo(newestFirst);
    }

    private static Page<Job> page(Outcome<Page<Job>> outcome) {
        return switch (outcome) {
            case Outcome.Done<Page<Job>>(Page<Job> page) -> page;
            case Outcome.Refused<Page<Job>>(Refusal refusal) -> throw new AssertionError(refusal);
        };
    }

    @Test
    void listShouldRefuseCursorsAndLimitsThatAreNone() {
        Principal viewer = member(WorkspaceRole.VIEWER);

        assertThat(code(jobs.list(viewer, Set.of(), 2, Optional.of("1-1-1-1-1"))))
                .isEqualTo("malformed-cursor");
        assertThat(code(jobs.list(viewer, Set.of(), 0, Optional.empty()))).isEqualTo("malformed-limit");
        assertThat(code(jobs.list(viewer, Set.of(), 501, Optional.empty()))).isEqualTo("malformed-limit");
    }

    @Test
    void cancelShouldNeedBuilderOrTheOwner() {
        Job job = enqueued();

        assertThat(code(jobs.cancel(stranger(), job.id()))).isEqualTo("not-found");
        assertThat(code(jobs.cancel(member(WorkspaceRole.OPERATOR), job.id()))).isEqualTo("forbidden");
        assertThat(state(jobs.cancel(person(job.owner(), Map.of()), job.id()))).isEqualTo(JobState.CANCELLED);
        assertThat(state(jobs.cancel(member(WorkspaceRole.BUILDER), enqueued().id())))
                .isEqualTo(JobState.CANCELLED);
    }

    private static JobState state(Outcome<Job> outcome) {
        return switch (outcome) {
            case Outcome.Done<Job>(Job job) -> job.state();
            case Outcome.Refused<Job>(Refusal refusal) -> throw new AssertionError(refusal);
        };
    }

    @Test
    void cancelShouldConflictWhenTheJobHasEnded() {
        Job job = enqueued();
        end(new JobEnd.Succeeded(Json.of(1)));

        assertThat(code(jobs.cancel(member(WorkspaceRole.BUILDER), job.id()))).isEqualTo("job-ended");
    }

    @Test
    void retryShouldQueueOnlyWhatDidNotSucceed() {
        Principal builder = member(WorkspaceRole.BUILDER);
        Job job = enqueued();
        assertThat(code(jobs.retry(builder, job.id()))).isEqualTo("job-not-retryable");
        jobs.cancel(builder, job.id());

        assertThat(state(jobs.retry(builder, job.id()))).isEqualTo(JobState.QUEUED);

        end(new JobEnd.Succeeded(Json.of(1)));
        assertThat(code(jobs.retry(builder, job.id()))).isEqualTo("job-not-retryable");
    }

    @Test
    void retryShouldConflictWhenAnotherJobDoesTheSameWork() {
        Principal builder = member(WorkspaceRole.BUILDER);
        JobRequest first = JobRequests.at(clock.instant())
                .workspace(workspace)
                .dedupe("same")
                .build();
        queue.enqueue(List.of(first));
        jobs.cancel(builder, first.id());
        queue.enqueue(List.of(JobRequests.at(clock.instant())
                .workspace(workspace)
                .dedupe("same")
                .build()));

        assertThat(code(jobs.retry(builder, first.id()))).isEqualTo("job-not-retryable");
    }

    private void end(JobEnd end) {
        queue.claim(Set.of(JobRequests.KIND), 1, Duration.ofSeconds(5), Duration.ZERO)
                .forEach(claimed -> queue.end(JobQueue.Hold.of(claimed), end));
    }
}
