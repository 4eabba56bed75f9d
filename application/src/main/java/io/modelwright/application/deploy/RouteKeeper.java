package io.modelwright.application.deploy;

import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.Deployment.Desired;
import io.modelwright.core.deploy.DeploymentNames;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.Release;
import io.modelwright.ports.deploy.driven.StableRoutes;
import io.modelwright.ports.deploy.driven.StableRoutes.Route;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the routes what the deployments say. Safe for many threads. */
final class RouteKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(RouteKeeper.class);

    private final DeploymentNeeds needs;

    /** Ports that another program has, which is told once. */
    private final Set<Integer> taken = ConcurrentHashMap.newKeySet();

    RouteKeeper(DeploymentNeeds needs) {
        this.needs = needs;
    }

    /** All routes, and no others. */
    void sync() {
        Map<DockerName, Container> containers = new HashMap<>();
        needs.engine()
                .list(DeploymentNames.releases(needs.settings().owner()))
                .forEach(container -> containers.put(container.name(), container));
        List<Deployment> deployments = needs.stores().deployments().all();
        Set<Integer> wanted = new HashSet<>();
        for (Deployment deployment : deployments) {
            if (deployment.desired() != Desired.DELETED) {
                wanted.add(deployment.port());
                put(deployment, container(deployment).flatMap(name -> Optional.ofNullable(containers.get(name))));
            }
        }
        StableRoutes routes = needs.routes();
        routes.ports().stream().filter(port -> !wanted.contains(port)).forEach(routes::remove);
    }

    /** The route of one deployment, as it is now. */
    void sync(Deployment deployment) {
        if (deployment.desired() == Desired.DELETED) {
            needs.routes().remove(deployment.port());
            return;
        }
        put(deployment, container(deployment).flatMap(needs.engine()::find));
    }

    /** Makes the route what it is to be now; false where another program has its port, which leads nowhere then. */
    boolean claim(Deployment deployment) {
        return put(deployment, container(deployment).flatMap(needs.engine()::find))
                || needs.routes().isElsewhere(deployment.port());
    }

    private Optional<DockerName> container(Deployment deployment) {
        return deployment
                .current()
                .flatMap(needs.stores().releases()::find)
                .map(Release::number)
                .map(number -> DeploymentNames.container(deployment.id(), number));
    }

    private boolean put(Deployment deployment, Optional<Container> serving) {
        OptionalInt target = deployment.desired() == Desired.STOPPED
                ? OptionalInt.empty()
                : serving.map(Container::port).orElse(OptionalInt.empty());
        boolean held = deployment
                .heldUntil()
                .filter(until -> until.isAfter(needs.clock().instant()))
                .isPresent();
        if (needs.routes().put(new Route(deployment.port(), target, held))) {
            taken.remove(deployment.port());
            return true;
        }
        if (taken.add(deployment.port()) && !needs.routes().isElsewhere(deployment.port())) {
            LOG.warn(
                    "port {} of deployment {} cannot be opened: another program has it",
                    deployment.port(),
                    deployment.id());
        }
        return false;
    }
}
