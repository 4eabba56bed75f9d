package io.modelwright.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.shared.Outcome;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The networks of this installation: made when the first container needs them, removed with the last. Guests do not keep them: a
 * network's label says who that is, so that a guest that is made anew finds its way back.
 */
final class Networks {

    /** What lets machines beyond this one answer; without it addresses of containers go out as they are, and nobody knows them. */
    private static final String OUTBOUND = "com.docker.network.bridge.enable_ip_masquerade";

    /** How often somebody else may take the addresses that were free. */
    private static final int ATTEMPTS = 30;

    private final DockerEngine engine;
    private final String owner;
    private final Subnets subnets;
    private final Span span;
    private final ReentrantLock making = new ReentrantLock();

    Networks(DockerEngine engine, String owner, Span span, Subnets subnets) {
        this.engine = engine;
        this.owner = owner;
        this.subnets = subnets;
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

    /** Sees to it that the network is there as it should be, its guest in it; what is of others is refused. */
    Outcome<Boolean> ensure(ContainerSpec.Network network, Labels labels) {
        making.lock();
        try {
            String name = network.name().value();
            named(name).stream()
                    .filter(there -> isOurs(there) && !isSame(there, network))
                    .forEach(this::removeUnused);
            if (named(name).isEmpty() && create(network, labels) instanceof Outcome.Refused<Boolean> refused) {
                return refused;
            }
            List<Network> there = named(name);
            if (there.isEmpty()) {
                return Refusals.container("The network " + name + " was removed while it was made.");
            }
            // Names of networks are not unique: of two that were made at a time the older one stays.
            there.stream().skip(1).forEach(this::removeUnused);
            Network found = there.getFirst();
            if (!isOurs(found)) {
                return Refusals.container("The network " + name + " is not of this installation.");
            }
            if (!isSame(found, network)) {
                return Refusals.container("The network " + name + " is there already, made otherwise.");
            }
            invite(network);
            return Outcome.done(true);
        } finally {
            making.unlock();
        }
    }

    private boolean isOverSwarm(ContainerSpec.Network network) {
        return span == Span.SWARM || (span == Span.INTERNAL_OVER_SWARM && network.internal());
    }

    private boolean isSame(Network there, ContainerSpec.Network wanted) {
        boolean outbound =
                there.getOptions() == null || !"false".equals(there.getOptions().get(OUTBOUND));
        // a swarm leads outwards by a bridge of each machine, which no network of its own decides about
        return wanted.internal() == Boolean.TRUE.equals(there.getInternal())
                && (wanted.internal() || isOverSwarm(wanted) || wanted.outbound() == outbound)
                && wanted.guest().map(DockerName::value).equals(guest(there));
    }

    private Optional<String> guest(Network network) {
        return OwnLabels.read(network.getLabels(), owner)
                .flatMap(labels -> Optional.ofNullable(labels.values().get(Labels.GUEST)));
    }

    private Outcome<Boolean> create(ContainerSpec.Network network, Labels labels) {
        Labels all = network.guest()
                .map(guest -> labels.with(Labels.GUEST, guest.value()))
                .orElse(labels);
        Set<String> taken = new HashSet<>();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            taken.addAll(takenSubnets());
            Optional<String> subnet = subnets.free(taken, network.name().hashCode());
            if (subnet.isEmpty()) {
                return Refusals.noNetworkLeft(subnets);
            }
            try {
                create(network, OwnLabels.written(all), subnet.get());
                return Outcome.done(true);
            } catch (ConflictException somebodyElseMadeIt) {
                // and what they made is looked at next
                return Outcome.done(true);
            } catch (DockerException answered) {
                if (!Faults.said(answered).toLowerCase(Locale.ROOT).contains("overlap")) {
                    throw answered;
                }
                // somebody else has them since, or the machine itself
                taken.add(subnet.get());
            }
        }
        return Refusals.noNetworkLeft(subnets);
    }

    private void create(ContainerSpec.Network network, Map<String, String> labels, String subnet) {
        boolean overSwarm = isOverSwarm(network);
        Faults.asked(() -> engine.client()
                .createNetworkCmd()
                .withName(network.name().value())
                .withDriver(overSwarm ? "overlay" : "bridge")
                .withInternal(network.internal())
                // by the server of databases, which is no service
                .withAttachable(overSwarm && network.internal())
                .withCheckDuplicate(true)
                .withIpam(new Network.Ipam().withConfig(new Network.Ipam.Config().withSubnet(subnet)))
                .withOptions(overSwarm ? Map.of() : Map.of(OUTBOUND, Boolean.toString(network.outbound())))
                .withLabels(labels)
                .exec());
    }

    private Set<String> takenSubnets() {
        Set<String> taken = new HashSet<>();
        for (Network network :
                Faults.asked(() -> engine.client().listNetworksCmd().exec())) {
            if (network.getIpam() != null && network.getIpam().getConfig() != null) {
                network.getIpam()
                        .getConfig()
                        .forEach(config ->
                                Optional.ofNullable(config.getSubnet()).ifPresent(taken::add));
            }
        }
        return taken;
    }

    /** Joins the guest of a network, where it is there and has not joined. */
    void invite(ContainerSpec.Network network) {
        network.guest()
                .flatMap(guest -> Faults.found(
                        () -> engine.client().inspectContainerCmd(guest.value()).exec()))
                .filter(there ->
                        OwnLabels.read(there.getConfig().getLabels(), owner).isPresent())
                .filter(there -> !there.getNetworkSettings()
                        .getNetworks()
                        .containsKey(network.name().value()))
                .ifPresent(there -> joinOnce(there.getId(), network.name().value()));
    }

    /** Joins a container to all networks that it is to be a guest in. */
    void joinAsGuest(DockerName name, String id) {
        List<Network> open = with(new Labels(Map.of(Labels.OWNER, owner, Labels.GUEST, name.value())));
        open.forEach(network -> joinOnce(id, network.getName()));
    }

    private List<Network> with(Labels labels) {
        return Faults.asked(() -> engine.client()
                        .listNetworksCmd()
                        .withFilter("label", OwnLabels.filter(labels))
                        .exec())
                .stream()
                .filter(this::isOurs)
                .toList();
    }

    private void joinOnce(String container, String network) {
        try {
            join(container, network);
        } catch (NotFoundException goneMeanwhile) {
            // the network or the guest
        } catch (DockerException answered) {
            if (!Faults.said(answered).contains("already exists in network")) {
                throw answered;
            }
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

    /** Removes those of ours that bear these labels and that nobody but guests is in. */
    void clear(Labels labels) {
        making.lock();
        try {
            with(labels.with(Labels.OWNER, owner)).forEach(this::removeUnused);
        } finally {
            making.unlock();
        }
    }

    private void removeUnused(Network network) {
        if (!isOurs(network) || isUsed(network)) {
            return;
        }
        guest(network).ifPresent(guest -> leave(guest, network.getId()));
        try {
            Faults.settled(
                    () -> engine.client().removeNetworkCmd(network.getId()).exec());
        } catch (DockerException used) {
            // somebody has joined it meanwhile, and takes it along when they leave
        }
    }

    private void leave(String guest, String network) {
        try {
            Faults.settled(() -> engine.client()
                    .disconnectFromNetworkCmd()
                    .withContainerId(guest)
                    .withNetworkId(network)
                    .withForce(true)
                    .exec());
        } catch (DockerException notInIt) {
            // then it need not leave
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
        Optional<String> guest = guest(network).map(name -> "/" + name);
        return Stream.of(network.getId(), network.getName())
                .flatMap(known -> Faults.asked(() -> engine.client()
                                .listContainersCmd()
                                .withShowAll(true)
                                .withNetworkFilter(List.of(known))
                                .exec())
                        .stream())
                .anyMatch(user -> guest.isEmpty() || !List.of(user.getNames()).contains(guest.get()));
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
