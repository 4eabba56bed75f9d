package io.modelwright.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.shared.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** The networks of this installation: made when the first container needs them, removed with the last. */
final class Networks {

    private final DockerEngine engine;
    private final String owner;
    private final Span span;
    private final ReentrantLock making = new ReentrantLock();

    Networks(DockerEngine engine, String owner, Span span) {
        this.engine = engine;
        this.owner = owner;
        this.span = span;
    }

    /** How far networks reach. */
    enum Span {
        /** All are of this machine. */
        MACHINE,
        /** Internal ones reach over a swarm, so that its services find who is in them; the others are of this machine. */
        INTERNAL_OVER_SWARM,
        /** All reach over a swarm. */
        SWARM
    }

    /** Sees to it that the network is there as it should be; what is of others is refused. */
    Outcome<Boolean> ensure(ContainerSpec.Network network, Labels labels) {
        making.lock();
        try {
            List<Network> there = named(network.name().value());
            if (there.isEmpty()) {
                create(network, labels);
                there = named(network.name().value());
            }
            if (there.isEmpty()) {
                return Refusals.container("The network " + network.name() + " was removed while it was made.");
            }
            // Names of networks are not unique: of two that were made at a time the older one stays.
            there.stream().skip(1).forEach(this::removeUnused);
            Network found = there.getFirst();
            if (!isOurs(found)) {
                return Refusals.container("The network " + network.name() + " is not of this installation.");
            }
            if (network.internal() != Boolean.TRUE.equals(found.getInternal())) {
                return Refusals.container("The network " + network.name() + " is there already, made otherwise.");
            }
            return Outcome.done(true);
        } finally {
            making.unlock();
        }
    }

    private void create(ContainerSpec.Network network, Labels labels) {
        boolean overSwarm = span == Span.SWARM || (span == Span.INTERNAL_OVER_SWARM && network.internal());
        try {
            Faults.asked(() -> engine.client()
                    .createNetworkCmd()
                    .withName(network.name().value())
                    .withDriver(overSwarm ? "overlay" : "bridge")
                    .withInternal(network.internal())
                    // by the server of databases, which is no service
                    .withAttachable(overSwarm && network.internal())
                    .withCheckDuplicate(true)
                    .withLabels(OwnLabels.written(labels))
                    .exec());
        } catch (ConflictException somebodyElseMadeIt) {
            // and what they made is looked at next
        }
    }

    /** Joins a container that does not run yet; nothing where it has joined. */
    void join(String container, String network) {
        Faults.asked(() -> engine.client()
                .connectToNetworkCmd()
                .withContainerId(container)
                .withNetworkId(network)
                .exec());
    }

    /** Removes those of these networks that are ours and that no container refers to, be it running or not. */
    void removeUnused(List<String> names) {
        making.lock();
        try {
            names.forEach(name -> named(name).forEach(this::removeUnused));
        } finally {
            making.unlock();
        }
    }

    private void removeUnused(Network network) {
        if (!isOurs(network) || isUsed(network)) {
            return;
        }
        try {
            Faults.settled(
                    () -> engine.client().removeNetworkCmd(network.getId()).exec());
        } catch (DockerException used) {
            // somebody has joined it meanwhile, and takes it along when they leave
        }
    }

    /** Whether one of ours of this name could be removed. */
    boolean isIdle(String name) {
        return named(name).stream().anyMatch(network -> isOurs(network) && !isUsed(network));
    }

    private boolean isUsed(Network network) {
        return isUsedByServices(network) || isUsedByContainers(network);
    }

    private boolean isUsedByServices(Network network) {
        if (!"swarm".equals(network.getScope())) {
            return false;
        }
        for (JsonNode service : engine.raw().json("/services", Map.of()).orElseThrow()) {
            for (JsonNode used : service.path("Spec").path("TaskTemplate").path("Networks")) {
                if (List.of(network.getId(), network.getName())
                        .contains(used.path("Target").asText())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isUsedByContainers(Network network) {
        List<Container> users = Faults.asked(() -> engine.client()
                .listContainersCmd()
                .withShowAll(true)
                .withNetworkFilter(List.of(network.getId()))
                .exec());
        List<Container> byName = Faults.asked(() -> engine.client()
                .listContainersCmd()
                .withShowAll(true)
                .withNetworkFilter(List.of(network.getName()))
                .exec());
        return !users.isEmpty() || !byName.isEmpty();
    }

    private List<Network> named(String name) {
        return Faults.asked(() -> engine.client()
                        .listNetworksCmd()
                        // a swarm takes it for the beginning of a name, an engine for any part of it
                        .withNameFilter(name)
                        .exec())
                .stream()
                .filter(network -> name.equals(network.getName()))
                .sorted(Comparator.comparing(Network::getCreated).thenComparing(Network::getId))
                .toList();
    }

    private boolean isOurs(Network network) {
        return OwnLabels.read(network.getLabels(), owner).isPresent();
    }

    /** The labels of what outlives a release. */
    static Labels lasting(Labels labels) {
        Map<String, String> kept = new java.util.TreeMap<>(labels.values());
        kept.keySet().retainAll(List.of(Labels.OWNER, Labels.APP, Labels.DEPLOYMENT));
        return new Labels(kept);
    }
}
