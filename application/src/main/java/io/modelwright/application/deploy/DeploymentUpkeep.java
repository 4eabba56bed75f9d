package io.modelwright.application.deploy;

import io.modelwright.core.apps.App;
import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.Deployment.Desired;
import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.deploy.DeploymentNames;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.deploy.Release;
import io.modelwright.core.deploy.Repair;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.deploy.driven.AppDatabases.Access;
import io.modelwright.ports.deploy.driven.ContainerEngine.Steering;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes what runs the same as what is wanted; each step can be done twice and by several nodes. */
final class DeploymentUpkeep {

    private static final Logger LOG = LoggerFactory.getLogger(DeploymentUpkeep.class);

    private final DeploymentNeeds needs;
    private final DeploymentChanges changes;
    private final RouteKeeper routes;
    private final AppSecrets secrets;
    private final DeployHandler handler;

    DeploymentUpkeep(DeploymentNeeds needs) {
        this.needs = needs;
        this.routes = new RouteKeeper(needs);
        this.changes = new DeploymentChanges(needs, routes);
        this.secrets = new AppSecrets(needs);
        this.handler = new DeployHandler(needs, account -> Optional.empty());
    }

    /** Everything. */
    void repair() {
        // first what runs, then what is wanted: a container that is new has a release on its way, or one that serves
        List<Container> seen =
                needs.engine().list(DeploymentNames.releases(needs.settings().owner()));
        List<Deployment> deployments = needs.stores().deployments().all();
        for (Deployment deployment : deployments) {
            try {
                repair(deployment, seen);
            } catch (RuntimeException fault) {
                // one that cannot be helped must not keep the others from it
                LOG.warn("deployment {} cannot be repaired now", deployment.id(), fault);
            }
        }
        Repair.orphans(deployments, seen).forEach(this::apply);
        routes.sync();
    }

    /** One deployment alone, at once. */
    void repair(DeploymentId id) {
        List<Container> seen =
                needs.engine().list(DeploymentNames.releases(needs.settings().owner()));
        needs.stores().deployments().find(id).ifPresent(deployment -> repair(deployment, seen));
        needs.stores().deployments().find(id).ifPresent(routes::sync);
    }

    private void repair(Deployment known, List<Container> seen) {
        Deployment deployment = needs.apps().find(known.app()).isPresent()
                ? known
                : changes.change(
                                known.id(), now -> now.desired() == Desired.DELETED ? now : now.wanted(Desired.DELETED))
                        .orElse(known);
        settle(deployment);
        List<Container> own = seen.stream()
                .filter(container -> deployment
                        .id()
                        .toString()
                        .equals(container.labels().values().get(Labels.DEPLOYMENT)))
                .toList();
        Repair.of(deployment, changes.serving(deployment), own).forEach(this::apply);
        if (deployment.desired() == Desired.DELETED && deployment.next().isEmpty()) {
            // the row goes last: until then a second attempt finds what is left
            routes.sync(deployment);
            // also what is left of containers that somebody else removed
            needs.engine().clear(DeploymentNames.everything(needs.settings().owner(), deployment));
            needs.databases().drop(DeploymentNames.database(deployment.id()));
            needs.stores().deployments().remove(deployment.id());
        }
    }

    /** A release whose job has ended, or is not known any more, is not on its way. */
    private void settle(Deployment deployment) {
        deployment.next().ifPresent(next -> {
            Optional<Job> job = needs.queue().find(new JobId(next.value()));
            if (job.filter(known -> !known.state().isFinal()).isEmpty()) {
                needs.stores()
                        .releases()
                        .find(next)
                        .ifPresentOrElse(
                                release -> handler.giveUp(release, job),
                                () -> changes.change(deployment.id(), known -> known.without(next)));
            }
        });
    }

    private void apply(Repair repair) {
        switch (repair) {
            case Repair.Run(Deployment deployment, Release release) -> {
                LOG.info(
                        "the container of release {} of {} is gone: it is made anew",
                        release.number(),
                        deployment.id());
                run(deployment, release);
            }
            case Repair.Replace(Deployment deployment, Release release) -> {
                LOG.info(
                        "release {} of {} moves to networks of its own: it is made anew",
                        release.number(),
                        deployment.id());
                replace(deployment, release);
            }
            case Repair.Start(var container) -> {
                LOG.info("{} does not run: it is started", container);
                needs.engine().steer(container, Steering.START);
            }
            case Repair.Stop(var container) -> needs.engine().steer(container, Steering.STOP);
            case Repair.Remove(var container) -> {
                LOG.info("{} is not wanted any more: it is removed", container);
                needs.engine().steer(container, Steering.REMOVE);
            }
        }
    }

    /** Requests wait meanwhile, as long as they may. */
    private void replace(Deployment deployment, Release release) {
        Duration patience = needs.settings().hold();
        DockerName container = DeploymentNames.container(deployment.id(), release.number());
        if (needs.engine().find(container).filter(DeploymentNames::isPlaced).isPresent()) {
            return; // another node was quicker
        }
        changes.change(
                        deployment.id(),
                        known -> known.held(Optional.of(changes.now().plus(patience))))
                .ifPresent(routes::sync);
        needs.engine().steer(container, Steering.REMOVE);
        run(deployment, release);
        changes.awaitReady(container, patience);
        changes.change(deployment.id(), known -> known.held(Optional.empty())).ifPresent(routes::sync);
    }

    private void run(Deployment deployment, Release release) {
        Optional<App> app = needs.apps().find(deployment.app());
        Optional<AppSecrets.Secrets> own = app.isEmpty() ? Optional.empty() : secrets.of(deployment);
        own.ifPresent(known -> {
            Access access = needs.databases().create(DeploymentNames.database(deployment.id()), known.database());
            int schema = needs.databases().version(DeploymentNames.database(deployment.id()));
            Outcome<Container> started = needs.engine()
                    .run(new ReleaseSpecs(needs.settings())
                            .of(app.get().slug(), deployment, release, access, known, schema));
            if (started instanceof Outcome.Refused<Container> refused) {
                LOG.warn("release {} of {} cannot be run: {}", release.number(), deployment.id(), refused.refusal());
            }
        });
    }
}
