package io.modelwright.application.jobs;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobLine;
import io.modelwright.core.jobs.JobState;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.jobs.driven.JobLog;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.jobs.driven.JobQueue.Steering;
import io.modelwright.ports.jobs.driving.Jobs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Looks jobs up for those who may see them. */
final class JobsService implements Jobs {

    private static final int MAX_LIMIT = 500;
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final JobQueue queue;
    private final JobLog log;

    JobsService(JobQueue queue, JobLog log) {
        this.queue = queue;
        this.log = log;
    }

    @Override
    public Outcome<Job> find(Principal principal, JobId id) {
        return queue.find(id)
                .filter(job -> isVisible(principal, job))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.NotFound.of("job")));
    }

    @Override
    public Outcome<Page<Job>> list(Principal principal, Set<JobState> states, int limit, Optional<String> cursor) {
        if (limit < 1 || limit > MAX_LIMIT) {
            return Outcome.refused(
                    new Refusal.Malformed("malformed-limit", "A limit is a number from 1 to 500.", List.of()));
        }
        if (cursor.filter(text -> !UUID_TEXT.matcher(text).matches()).isPresent()) {
            return Outcome.refused(
                    new Refusal.Malformed("malformed-cursor", "This cursor did not come from here.", List.of()));
        }
        Optional<JobId> before = cursor.map(text -> new JobId(UUID.fromString(text)));
        List<Job> found = queue.list(
                        new JobQueue.Query(principal.memberships().keySet(), states, limit + 1, before, false))
                .jobs();
        if (found.size() <= limit) {
            return Outcome.done(new Page<>(found, Optional.empty()));
        }
        List<Job> items = found.subList(0, limit);
        return Outcome.done(new Page<>(items, Optional.of(items.getLast().id().toString())));
    }

    @Override
    public Outcome<Long> count(Principal principal, Set<JobState> states) {
        JobQueue.Query query = new JobQueue.Query(principal.memberships().keySet(), states, 0, Optional.empty(), true);
        return Outcome.done(queue.list(query).total().orElseThrow());
    }

    @Override
    public Outcome<Job> cancel(Principal principal, JobId id) {
        return steerable(principal, id).flatMap(job -> {
            if (job.state().isFinal() && job.state() != JobState.CANCELLED) {
                return conflict("job-ended", "The job has ended already.");
            }
            return steered(id, Steering.CANCEL);
        });
    }

    @Override
    public Outcome<Job> retry(Principal principal, JobId id) {
        return steerable(principal, id).flatMap(job -> switch (job.state()) {
            case FAILED, DEAD, CANCELLED ->
                steered(id, Steering.RETRY)
                        .flatMap(after -> after.state().isFinal()
                                ? conflict("job-not-retryable", "Another job does the same work now.")
                                : Outcome.done(after));
            case QUEUED, RUNNING, SUCCEEDED ->
                conflict("job-not-retryable", "Only a job that failed, died or was cancelled can be retried.");
        });
    }

    @Override
    public Outcome<List<JobLine>> log(Principal principal, JobId id, long after, int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            return Outcome.refused(
                    new Refusal.Malformed("malformed-limit", "A limit is a number from 1 to 500.", List.of()));
        }
        return find(principal, id).map(job -> log.read(id, after, limit));
    }

    private Outcome<Job> steerable(Principal principal, JobId id) {
        return find(principal, id)
                .flatMap(job -> maySteer(principal, job)
                        ? Outcome.done(job)
                        : Outcome.refused(new Refusal.Forbidden(
                                "forbidden", "Only builders and the one who asked for the job may do this.")));
    }

    private Outcome<Job> steered(JobId id, Steering steering) {
        return queue.steer(id, steering)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.NotFound.of("job")));
    }

    private static Outcome<Job> conflict(String code, String detail) {
        return Outcome.refused(new Refusal.Conflict(code, detail, Map.of()));
    }

    private static boolean isVisible(Principal principal, Job job) {
        return principal.roleIn(job.workspace()).isPresent() || job.owner().equals(principal.account());
    }

    private static boolean maySteer(Principal principal, Job job) {
        return job.owner().equals(principal.account())
                || principal
                        .roleIn(job.workspace())
                        .map(role -> role.isAtLeast(WorkspaceRole.BUILDER))
                        .orElse(false);
    }
}
