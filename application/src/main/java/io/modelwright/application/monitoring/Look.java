package io.modelwright.application.monitoring;

import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.ContainerUse;
import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.Deployment.Desired;
import io.modelwright.core.deploy.DeploymentNames;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.monitoring.AppCounters;
import io.modelwright.core.monitoring.ContainerCounters;
import io.modelwright.core.monitoring.Exposition;
import io.modelwright.core.monitoring.Health;
import io.modelwright.core.monitoring.Measurement;
import io.modelwright.core.monitoring.Measurement.Measured;
import io.modelwright.ports.failure.EngineUnavailable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at deployments, all at one moment of the engine. Safe for many threads. */
final class Look {

    private final MonitoringNeeds needs;

    /** Empty where the engine does not answer. */
    private final Optional<Map<DockerName, Container>> containers;

    private Look(MonitoringNeeds needs, Optional<Map<DockerName, Container>> containers) {
        this.needs = needs;
        this.containers = containers;
    }

    static Look now(MonitoringNeeds needs) {
        try {
            Map<DockerName, Container> seen = new HashMap<>();
            needs.sources()
                    .engine()
                    .list(DeploymentNames.releases(needs.settings().owner()))
                    .forEach(container -> seen.put(container.name(), container));
            return new Look(needs, Optional.of(seen));
        } catch (EngineUnavailable away) {
            return new Look(needs, Optional.empty());
        }
    }

    /** How it is looked at; empty where it has nothing yet that could be, or not any more. */
    Optional<Supplier<Measurement>> at(Deployment deployment) {
        if (deployment.desired() == Desired.DELETED || deployment.current().isEmpty()) {
            return Optional.empty();
        }
        if (deployment.desired() == Desired.STOPPED) {
            return Optional.of(() -> bare(Health.STOPPED));
        }
        return deployment
                .current()
                .flatMap(needs.stores().releases()::find)
                .map(release -> DeploymentNames.container(deployment.id(), release.number()))
                .map(name -> () -> measured(name));
    }

    private Measurement measured(DockerName name) {
        if (containers.isEmpty()) {
            return bare(Health.UNKNOWN);
        }
        Container container = containers.get().get(name);
        if (container == null || container.port().isEmpty()) {
            return bare(Health.UNHEALTHY);
        }
        int port = container.port().getAsInt();
        boolean isReady = needs.sources().probe().isReady(port, needs.settings().patience());
        Optional<AppCounters> app = needs.sources()
                .scrape()
                .scrape(port, needs.settings().patience())
                .map(Exposition::read)
                .flatMap(AppCounters::of);
        return new Measurement(
                now(),
                isReady ? Health.HEALTHY : Health.UNHEALTHY,
                use(name).map(use -> Measured.of(ContainerCounters.of(container, use), use)),
                app);
    }

    private Optional<ContainerUse> use(DockerName name) {
        try {
            return needs.sources().engine().use(name);
        } catch (EngineUnavailable away) {
            return Optional.empty();
        }
    }

    private Measurement bare(Health health) {
        return new Measurement(now(), health, Optional.empty(), Optional.empty());
    }

    private Instant now() {
        return needs.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
