package io.modelwright.application.deploy;

import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.DeploymentHosts;
import io.modelwright.core.deploy.Endpoint;
import io.modelwright.core.deploy.HostName;
import io.modelwright.core.deploy.RouterLabels;
import java.util.Optional;
import java.util.Set;

/**
 * By which names deployments are found beside their ports.
 *
 * @param router what brings requests there
 * @param domain in which the names are; empty: they have none
 */
public record Routing(Router router, Optional<HostName> domain) {

    /** Ports and no names. */
    public static final Routing PORTS_ALONE = new Routing(Router.EMBEDDED, Optional.empty());

    /** What people reach first. */
    public enum Router {
        /** The proxy of the platform itself. */
        EMBEDDED,
        TRAEFIK,
        CADDY
    }

    /** What containers say to a router that reads labels: the long name, which nobody else can come to have. */
    RouterLabels labels(String slug, Deployment deployment) {
        Optional<HostName> host =
                domain.map(named -> DeploymentHosts.of(slug, deployment, named).full());
        Endpoint stable = Endpoint.local(deployment.port());
        return switch (router) {
            case EMBEDDED -> RouterLabels.NONE;
            case TRAEFIK ->
                host.map(name -> RouterLabels.traefik(deployment.id(), name, stable))
                        .orElse(RouterLabels.NONE);
            case CADDY -> host.map(name -> RouterLabels.caddy(name, stable)).orElse(RouterLabels.NONE);
        };
    }

    /** By which names the platform's own proxy finds it. */
    Set<HostName> hosts(String slug, Deployment deployment) {
        return domain.filter(named -> router == Router.EMBEDDED)
                .map(named -> DeploymentHosts.of(slug, deployment, named))
                .map(names -> Set.of(names.brief(), names.full()))
                .orElse(Set.of());
    }
}
