package io.modelwright.application.deploy;

import io.modelwright.application.jobs.JobContext;
import io.modelwright.application.jobs.JobHandler;
import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.Deployment.Desired;
import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.deploy.DeploymentNames;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Uuids;
import io.modelwright.ports.deploy.driven.ContainerEngine.Steering;
import io.modelwright.ports.failure.EngineUnavailable;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does at once to a deployment what somebody wants of it; the upkeep would do the same a little later. */
final class SteerHandler implements JobHandler {

    static final String KIND = "deploy.steer";

    private static final Logger LOG = LoggerFactory.getLogger(SteerHandler.class);

    private final DeploymentNeeds needs;
    private final DeploymentUpkeep upkeep;
    private final DeploymentChanges changes;

    SteerHandler(DeploymentNeeds needs) {
        this.needs = needs;
        this.upkeep = new DeploymentUpkeep(needs);
        this.changes = new DeploymentChanges(needs, new RouteKeeper(needs));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobEnd run(Job job, JobContext context) {
        DeploymentId id = text(job, "deployment")
                .flatMap(Uuids::parse)
                .map(DeploymentId::new)
                .orElseThrow();
        Optional<Deployment> asked = needs.stores().deployments().find(id);
        try {
            if (text(job, "steering").filter("restart"::equals).isPresent()) {
                stop(id);
            }
            upkeep.repair(id);
            asked.ifPresent(deployment -> arrive(deployment, context));
        } catch (EngineUnavailable away) {
            LOG.warn("deployment {} waits for the container engine", id, away);
            return new JobEnd.Retryable(
                    new JobFailure("engine-unavailable", "The container engine does not answer; it is tried again."));
        }
        return new JobEnd.Succeeded(
                Json.object().put("deployment", id.toString()).build());
    }

    /** Who is told that it was started may use it at once; one that does not become ready in time is what its health says. */
    private void arrive(Deployment deployment, JobContext context) {
        needs.stores()
                .deployments()
                .find(deployment.id())
                .filter(now -> now.desired() == Desired.RUNNING)
                .flatMap(changes::serving)
                .ifPresent(release -> changes.awaitReady(
                        DeploymentNames.container(deployment.id(), release.number()),
                        needs.settings().start()));
        changes.awaitFollowed(deployment, context::shouldStop);
    }

    private void stop(DeploymentId id) {
        needs.stores()
                .deployments()
                .find(id)
                .flatMap(changes::serving)
                .ifPresent(release ->
                        needs.engine().steer(DeploymentNames.container(id, release.number()), Steering.STOP));
    }

    private static Optional<String> text(Job job, String member) {
        return job.payload() instanceof Json.JsonObject payload
                        && payload.members().get(member) instanceof Json.JsonString(String text)
                ? Optional.of(text)
                : Optional.empty();
    }
}
