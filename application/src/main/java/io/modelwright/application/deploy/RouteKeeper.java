package io.modelwright.application.deploy;

import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.Deployment.Desired;
import io.modelwright.core.deploy.DeploymentNames;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.Endpoint;
import io.modelwright.core.deploy.HostName;
import io.modelwright.core.deploy.Release;
import io.modelwright.ports.deploy.driven.StableRoutes;
import io.modelwright.ports.deploy.driven.StableRoutes.Elsewhere;
import io.modelwright.ports.deploy.driven.StableRoutes.Route;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the routes what the deployments say. Safe for many threads: who changes a route has read what it comes from since nobody else
 * changes one, so that what somebody read before a release switched never comes after it.
 */
final class RouteKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(RouteKeeper.class);

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final DeploymentNeeds needs;
    private final AppSlugs slugs;

    /** Ports that another program has, which is told once. */
    private final Set<Integer> taken = ConcurrentHashMap.newKeySet();

    /** By stable port the processes that were ready once, of those that run. */
    private final Map<Integer, Set<Endpoint>> answering = new ConcurrentHashMap<>();

    RouteKeeper(DeploymentNeeds needs) {
        this.needs = needs;
        this.slugs = new AppSlugs(needs.apps(), needs.clock());
    }

    /** All routes, and no others. Those that are as they should be cost nothing but two lists. */
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
                Route seen = route(
                        deployment, container(deployment).flatMap(name -> Optional.ofNullable(containers.get(name))));
                if (!needs.routes().route(deployment.port()).equals(Optional.of(seen))) {
                    sync(deployment);
                }
            }
        }
        answering.keySet().retainAll(wanted);
        if (!wanted.containsAll(needs.routes().ports())) {
            removeOthers();
        }
    }

    private void removeOthers() {
        StableRoutes routes = needs.routes();
        synchronized (routes) {
            Set<Integer> wanted = needs.stores().deployments().all().stream()
                    .filter(deployment -> deployment.desired() != Desired.DELETED)
                    .map(Deployment::port)
                    .collect(Collectors.toSet());
            routes.ports().stream().filter(port -> !wanted.contains(port)).forEach(routes::remove);
        }
    }

    /** The route of one deployment, as it is now, whatever the caller knows of it. */
    void sync(Deployment deployment) {
        synchronized (needs.routes()) {
            needs.stores()
                    .deployments()
                    .find(deployment.id())
                    .filter(now -> now.desired() != Desired.DELETED)
                    .ifPresentOrElse(
                            now -> put(route(now, container(now).flatMap(needs.engine()::find)), now),
                            () -> needs.routes().remove(deployment.port()));
        }
    }

    /** Makes the route what it is to be now; false where another program has its port, which leads nowhere then. */
    boolean claim(Deployment deployment) {
        sync(deployment);
        return needs.routes().route(deployment.port()).isPresent()
                || needs.routes().isElsewhere(deployment.port());
    }

    /**
     * Whether requests go by now where they should, in whichever process of this machine has the port: one of the others learns of a
     * change a moment later. Those to a deployment that is gone should find a closed port.
     */
    boolean leads(Deployment deployment) {
        if (needs.routes().route(deployment.port()).isPresent()) {
            return true;
        }
        Optional<Elsewhere> elsewhere = needs.routes().elsewhere(deployment.port());
        if (elsewhere.isEmpty()) {
            // nobody has the port: it is closed, or the first to look takes it with what is true then
            return true;
        }
        return needs.stores()
                .deployments()
                .find(deployment.id())
                .filter(known -> known.desired() != Desired.DELETED)
                .map(known -> route(known, container(known).flatMap(needs.engine()::find)))
                .filter(wanted -> wanted.held() == elsewhere.get().held()
                        && Set.copyOf(wanted.targets()).equals(elsewhere.get().targets()))
                .isPresent();
    }

    /** Whether none of the targets is at work on a request, as far as the process knows that has the port. */
    boolean isIdle(Deployment deployment, List<Endpoint> targets) {
        int port = deployment.port();
        if (needs.routes().route(port).isPresent()) {
            return targets.stream().allMatch(target -> needs.routes().inFlight(port, target) == 0);
        }
        return needs.routes()
                .elsewhere(port)
                .filter(process -> targets.stream().anyMatch(process.inFlight()::containsKey))
                .isEmpty();
    }

    private Optional<DockerName> container(Deployment deployment) {
        return deployment
                .current()
                .flatMap(needs.stores().releases()::find)
                .map(Release::number)
                .map(number -> DeploymentNames.container(deployment.id(), number));
    }

    /** Of several processes those that are ready: one that was started anew runs before it can answer. */
    private List<Endpoint> ready(int port, List<Endpoint> endpoints) {
        if (endpoints.size() < 2) {
            return endpoints;
        }
        Set<Endpoint> known = answering.getOrDefault(port, Set.of());
        List<Endpoint> ready = endpoints.stream()
                .filter(endpoint -> known.contains(endpoint) || needs.probe().isReady(endpoint, PATIENCE))
                .toList();
        answering.put(port, Set.copyOf(ready));
        return ready.isEmpty() ? endpoints : ready;
    }

    private Set<HostName> hosts(Deployment deployment) {
        Routing routing = needs.settings().routing();
        return routing.domain().isEmpty()
                ? Set.of()
                : slugs.of(deployment.app())
                        .map(slug -> routing.hosts(slug, deployment))
                        .orElse(Set.of());
    }

    private Route route(Deployment deployment, Optional<Container> serving) {
        List<Endpoint> targets = deployment.desired() == Desired.STOPPED
                ? List.of()
                : serving.map(known -> ready(deployment.port(), known.endpoints()))
                        .orElse(List.of());
        boolean held = deployment
                .heldUntil()
                .filter(until -> until.isAfter(needs.clock().instant()))
                .isPresent();
        return new Route(deployment.port(), targets, held, hosts(deployment));
    }

    private void put(Route route, Deployment deployment) {
        if (needs.routes().put(route)) {
            taken.remove(deployment.port());
        } else if (taken.add(deployment.port()) && !needs.routes().isElsewhere(deployment.port())) {
            LOG.warn(
                    "port {} of deployment {} cannot be opened: another program has it",
                    deployment.port(),
                    deployment.id());
        }
    }
}
