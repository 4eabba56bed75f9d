package io.modelwright.application.deploy;

import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.Deployment.Desired;
import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.deploy.DeploymentNames;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.Release;
import io.modelwright.core.deploy.ReleaseState;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.ports.deploy.driven.ContainerEngine.LogLine;
import io.modelwright.ports.deploy.driven.ContainerEngine.Steering;
import io.modelwright.ports.failure.EngineUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes of deployments that several steps share. Safe for many threads. */
final class DeploymentChanges {

    private static final Logger LOG = LoggerFactory.getLogger(DeploymentChanges.class);
    private static final int TRIES = 20;

    private final DeploymentNeeds needs;
    private final RouteKeeper routes;

    DeploymentChanges(DeploymentNeeds needs, RouteKeeper routes) {
        this.needs = needs;
        this.routes = routes;
    }

    /** Changes what is kept, whoever else changes it meanwhile; empty where it is gone. */
    Optional<Deployment> change(DeploymentId id, UnaryOperator<Deployment> step) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<Deployment> known = needs.stores().deployments().find(id);
            if (known.isEmpty()) {
                return known;
            }
            Deployment changed = step.apply(known.get());
            if (changed.equals(known.get()) || needs.stores().deployments().save(changed)) {
                return Optional.of(changed);
            }
        }
        throw new IllegalStateException("deployment " + id + " changes all the time");
    }

    /** The last lines of the container of a release; none where the engine does not say. */
    List<String> lastLines(DockerName container) {
        try {
            return needs.engine().log(container, Optional.empty(), Release.LOG_LINES).stream()
                    .map(LogLine::text)
                    .toList();
        } catch (EngineUnavailable away) {
            LOG.debug("no log of {}", container, away);
            return List.of();
        }
    }

    /**
     * Ends a release that came to nothing: its container goes, the one that served before runs and has its requests back. Can be
     * done twice.
     */
    void abandon(Release release, JobFailure cause, List<String> log) {
        Optional<Release> kept = needs.stores().releases().find(release.id());
        if (kept.filter(known -> known.state() == ReleaseState.PENDING || known.state() == ReleaseState.FAILED)
                .isEmpty()) {
            return;
        }
        needs.engine().steer(DeploymentNames.container(release.deployment(), release.number()), Steering.REMOVE);
        Optional<Deployment> deployment = needs.stores().deployments().find(release.deployment());
        deployment.flatMap(this::serving).ifPresent(former -> restart(deployment.orElseThrow(), former));
        needs.stores().atomic().run(() -> {
            needs.stores().releases().save(kept.get().failed(cause, log, now()));
            return change(release.deployment(), known -> without(known, release));
        });
        needs.stores().deployments().find(release.deployment()).ifPresent(routes::sync);
    }

    private static Deployment without(Deployment known, Release release) {
        return known.next().equals(Optional.of(release.id()))
                        || known.heldUntil().isPresent()
                ? known.without(release.id())
                : known;
    }

    private void restart(Deployment deployment, Release former) {
        DockerName name = DeploymentNames.container(deployment.id(), former.number());
        boolean stands = needs.engine()
                .find(name)
                .filter(container ->
                        container.state() == Container.State.STOPPED || container.state() == Container.State.CREATED)
                .isPresent();
        if (stands && deployment.desired() == Desired.RUNNING) {
            needs.engine().steer(name, Steering.START);
            awaitReady(name, needs.settings().start());
        }
    }

    /** Waits until a container that was started again is ready, as long as that may take. */
    void awaitReady(DockerName name, Duration patience) {
        boolean ready = new Waiting(needs.settings().pause())
                .until(patience, () -> isReady(name) ? Optional.of(true) : Optional.empty())
                .isPresent();
        if (!ready) {
            LOG.warn("{} was started again and is not ready", name);
        }
    }

    /** Waits until the process of this machine that has the port knows: who is told what serves may ask there at once. */
    void awaitFollowed(Deployment deployment, BooleanSupplier shouldStop) {
        boolean followed = new Waiting(needs.settings().pause())
                .until(
                        needs.settings().hold(),
                        () -> routes.leads(deployment) || shouldStop.getAsBoolean()
                                ? Optional.of(true)
                                : Optional.empty())
                .isPresent();
        if (!followed) {
            LOG.warn(
                    "port {} belongs to another process, which does not lead to what serves deployment {} now",
                    deployment.port(),
                    deployment.id());
        }
    }

    private boolean isReady(DockerName name) {
        return needs.engine()
                .find(name)
                .filter(container ->
                        needs.probe().isReady(container, needs.settings().start()))
                .isPresent();
    }

    Optional<Release> serving(Deployment deployment) {
        return deployment.current().flatMap(needs.stores().releases()::find);
    }

    /** Whole microseconds, as stores keep them. */
    Instant now() {
        return needs.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
