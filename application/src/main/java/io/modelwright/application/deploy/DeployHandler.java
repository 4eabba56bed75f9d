package io.modelwright.application.deploy;

import io.modelwright.application.jobs.JobContext;
import io.modelwright.application.jobs.JobHandler;
import io.modelwright.core.apps.App;
import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.Deployment.Desired;
import io.modelwright.core.deploy.DeploymentNames;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.Release;
import io.modelwright.core.deploy.ReleaseId;
import io.modelwright.core.deploy.ReleaseState;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.jobs.JobState;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.failure.EngineUnavailable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Releases a version into an environment. What fails leaves the release before serving, with the cause in one sentence and the
 * last lines that the new one wrote.
 */
final class DeployHandler implements JobHandler {

    static final String KIND = "deploy.release";

    /** In the payload: the ids of changes whose losses are accepted. */
    static final String ACKNOWLEDGE = "acknowledge";

    private static final Logger LOG = LoggerFactory.getLogger(DeployHandler.class);
    private static final JobFailure AWAY = new JobFailure(
            "engine-unavailable", "The container engine does not answer; what served before still does.");

    private final DeploymentNeeds needs;
    private final DeploymentChanges changes;
    private final Function<AccountId, Optional<Principal>> principals;

    DeployHandler(DeploymentNeeds needs, Function<AccountId, Optional<Principal>> principals) {
        this.needs = needs;
        this.changes = new DeploymentChanges(needs, new RouteKeeper(needs));
        this.principals = principals;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobEnd run(Job job, JobContext context) {
        Optional<Release> found =
                needs.stores().releases().find(new ReleaseId(job.id().value()));
        Optional<Deployment> place =
                found.flatMap(release -> needs.stores().deployments().find(release.deployment()));
        if (found.isEmpty() || place.isEmpty()) {
            return new JobEnd.Failed(failure(Refusal.NotFound.of("deployment")));
        }
        try {
            return run(job, place.get(), found.get(), context);
        } catch (EngineUnavailable away) {
            LOG.warn("release {} waits for the container engine", found.get().id(), away);
            return new JobEnd.Retryable(AWAY);
        }
    }

    private JobEnd run(Job job, Deployment deployment, Release release, JobContext context) {
        if (release.state() == ReleaseState.FORMER || release.state() == ReleaseState.UNCHANGED) {
            return new JobEnd.Succeeded(result(deployment, release));
        }
        Outcome<Release> ended = principals
                .apply(job.owner())
                .<Outcome<Principal>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.NotFound.of("account")))
                .flatMap(principal ->
                        needs.access().resolve(principal, deployment.app().toString(), WorkspaceRole.OPERATOR))
                .flatMap(app -> released(app, deployment, release, acknowledged(job), context));
        return switch (ended) {
            case Outcome.Done<Release>(Release served) -> new JobEnd.Succeeded(result(deployment, served));
            case Outcome.Refused<Release>(Refusal refusal)
            when refusal.equals(ReleaseRun.STOPPED) -> new JobEnd.Cancelled();
            case Outcome.Refused<Release>(Refusal refusal) -> {
                DockerName container = DeploymentNames.container(deployment.id(), release.number());
                List<String> log = changes.lastLines(container);
                changes.abandon(release, failure(refusal), log);
                yield new JobEnd.Failed(failure(refusal));
            }
        };
    }

    private static Set<String> acknowledged(Job job) {
        return job.payload() instanceof Json.JsonObject(Map<String, Json> members)
                        && members.get(ACKNOWLEDGE) instanceof Json.JsonArray(List<Json> ids)
                ? ids.stream()
                        .filter(Json.JsonString.class::isInstance)
                        .map(id -> ((Json.JsonString) id).value())
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private Outcome<Release> released(
            App app, Deployment deployment, Release release, Set<String> acknowledged, JobContext context) {
        if (deployment.desired() == Desired.DELETED) {
            return Outcome.refused(Refusal.NotFound.of("deployment"));
        }
        ReleaseRun run = new ReleaseRun(needs, app, deployment, release, acknowledged, context);
        return release.state() == ReleaseState.SERVING ? Outcome.done(run.finished()) : run.run();
    }

    /** Where the last attempt did not end it, the release has failed as its job has. */
    @Override
    public void recorded(Job ended) {
        if (ended.state().isFinal() && ended.state() != JobState.SUCCEEDED) {
            needs.stores()
                    .releases()
                    .find(new ReleaseId(ended.id().value()))
                    .ifPresent(release -> giveUp(release, Optional.of(ended)));
        }
    }

    /** Ends a release whose job has ended without it. */
    void giveUp(Release release, Optional<Job> job) {
        boolean cancelled =
                job.filter(known -> known.state() == JobState.CANCELLED).isPresent();
        JobFailure cause = cancelled
                ? failure(ReleaseRun.STOPPED)
                : job.flatMap(Job::error).orElse(JobFailure.CRASHED);
        DockerName container = DeploymentNames.container(release.deployment(), release.number());
        if (release.state() == ReleaseState.PENDING) {
            changes.abandon(release, cause, changes.lastLines(container));
        } else {
            changes.change(
                    release.deployment(),
                    known -> known.next().equals(Optional.of(release.id())) ? known.without(release.id()) : known);
        }
    }

    private static Json result(Deployment deployment, Release release) {
        return Json.object()
                .put("deployment", deployment.id().toString())
                .put("environment", deployment.environment().value())
                .put("release", release.number())
                .put("version", release.version())
                .put("url", "http://127.0.0.1:" + deployment.port())
                .put("effects", release.effects())
                .put("unchanged", release.state() == ReleaseState.UNCHANGED)
                .build();
    }

    private static JobFailure failure(Refusal refusal) {
        return new JobFailure(refusal.code(), refusal.detail());
    }
}
