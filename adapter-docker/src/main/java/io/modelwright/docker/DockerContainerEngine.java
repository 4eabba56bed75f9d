package io.modelwright.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.ContainerUse;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.deploy.driven.ContainerEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Containers on a Docker Engine. */
final class DockerContainerEngine implements ContainerEngine {

    /** How often what others did at the same moment is looked at anew. */
    private static final int ATTEMPTS = 3;

    private final DockerEngine engine;
    private final String owner;
    private final Networks networks;
    private final Volumes volumes;
    private final ContainerLogs logs;
    /** What one node does with one name happens one after the other; between nodes the engine's names decide. */
    private final Map<DockerName, ReentrantLock> locks = new ConcurrentHashMap<>();

    DockerContainerEngine(DockerEngine engine, String owner, Networks networks) {
        this.engine = engine;
        this.owner = owner;
        this.networks = networks;
        this.volumes = new Volumes(engine, owner);
        this.logs =
                new ContainerLogs(engine.raw(), name -> inspectOurs(name).map(told -> "/containers/" + told.getId()));
    }

    @Override
    public Outcome<Container> run(ContainerSpec spec) {
        if (!owner.equals(spec.labels().values().get(Labels.OWNER))) {
            throw new IllegalArgumentException("a container of another installation");
        }
        return locked(spec.name(), () -> {
            for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
                Optional<InspectContainerResponse> there = inspectAny(spec.name());
                if (there.isPresent()) {
                    return again(there.get(), spec);
                }
                try {
                    return make(spec);
                } catch (ConflictException somebodyElse) {
                    // a container of this name came into being meanwhile: it is looked at
                }
            }
            return inspectAny(spec.name())
                    .map(there -> again(there, spec))
                    .orElseGet(() -> Refusals.container("Somebody else makes and removes this container."));
        });
    }

    private Outcome<Container> again(InspectContainerResponse there, ContainerSpec spec) {
        Optional<Container> known = ContainerViews.of(there, owner);
        if (known.isEmpty()) {
            return Refusals.container("The name " + spec.name() + " is taken by what is not of this installation.");
        }
        String hash = Objects.requireNonNull(there.getConfig().getLabels()).get(SpecHash.LABEL);
        if (!SpecHash.of(spec).equals(hash) || !volumes.hasSecrets(there.getId(), spec.secrets())) {
            return Refusals.differs(spec.name());
        }
        // guests may have been made anew, or have come since
        for (ContainerSpec.Network network : spec.networks()) {
            networks.invite(network);
        }
        return known.get().state() == Container.State.RUNNING ? Outcome.done(known.get()) : start(there.getId(), spec);
    }

    private Outcome<Container> make(ContainerSpec spec) {
        Optional<Outcome<Container>> refused = ImageCheck.refusal(engine, spec);
        if (refused.isPresent()) {
            return refused.get();
        }
        try {
            for (ContainerSpec.Network network : spec.networks()) {
                if (networks.ensure(network, Networks.lasting(spec.labels())) instanceof Outcome.Refused<?>(var why)) {
                    return given(spec, Outcome.refused(why));
                }
            }
            if (volumes.prepare(spec) instanceof Outcome.Refused<?>(var why)) {
                return given(spec, Outcome.refused(why));
            }
            Map<String, String> labels = OwnLabels.written(spec.labels());
            labels.putAll(spec.router().values());
            labels.put(SpecHash.LABEL, SpecHash.of(spec));
            CreateContainerCmd command =
                    engine.client().createContainerCmd(spec.image().value());
            ContainerShape.give(command, spec, labels);
            String id = Faults.asked(command::exec).getId();
            return start(id, spec);
        } catch (ConflictException taken) {
            throw taken;
        } catch (DockerException answered) {
            return given(spec, Refusals.ofContainer(answered));
        }
    }

    /** Joins what is still to be joined, starts, and removes what cannot be started. */
    private Outcome<Container> start(String id, ContainerSpec spec) {
        try {
            InspectContainerResponse there =
                    Faults.asked(() -> engine.client().inspectContainerCmd(id).exec());
            spec.networks().stream()
                    .map(network -> network.name().value())
                    .filter(name -> !there.getNetworkSettings().getNetworks().containsKey(name))
                    .forEach(name -> networks.join(id, name));
            networks.joinAsGuest(spec.name(), id);
            Faults.settled(() -> engine.client().startContainerCmd(id).exec());
        } catch (DockerException answered) {
            Outcome<Container> refused = Refusals.ofContainer(answered);
            if (isNew(id)) {
                discard(id);
                return given(spec, refused);
            }
            return refused;
        }
        return inspectOurs(spec.name())
                .flatMap(told -> ContainerViews.of(told, owner))
                .map(Outcome::done)
                .orElseGet(() -> Refusals.container("The container was removed while it was started."));
    }

    /** Whether it never ran: what ran before keeps its log for those who look why it does not any more. */
    private boolean isNew(String id) {
        return Faults.found(() -> engine.client().inspectContainerCmd(id).exec())
                .filter(told -> "created".equals(told.getState().getStatus()))
                .isPresent();
    }

    /** Takes away what was made for a container that is refused. */
    private Outcome<Container> given(ContainerSpec spec, Outcome<Container> refused) {
        volumes.discardSecrets(spec.name());
        networks.removeUnused(
                spec.networks().stream().map(network -> network.name().value()).toList());
        return refused;
    }

    @Override
    public Optional<Container> find(DockerName name) {
        return inspectOurs(name).flatMap(told -> ContainerViews.of(told, owner));
    }

    @Override
    public List<Container> list(Labels labels) {
        Map<String, String> asked = labels.with(Labels.OWNER, owner).values();
        List<com.github.dockerjava.api.model.Container> found = Faults.asked(() -> engine.client()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(asked)
                .exec());
        return found.stream()
                .map(com.github.dockerjava.api.model.Container::getId)
                .flatMap(id -> Faults.found(
                        () -> engine.client().inspectContainerCmd(id).exec())
                        .stream())
                .flatMap(told -> ContainerViews.of(told, owner).stream())
                .filter(container -> labels.within(container.labels().values()))
                .sorted(Comparator.comparing(Container::name))
                .toList();
    }

    @Override
    public Optional<Container> steer(DockerName name, Steering steering) {
        return locked(name, () -> {
            Optional<InspectContainerResponse> there = inspectOurs(name);
            if (steering == Steering.REMOVE || steering == Steering.PURGE) {
                there.ifPresent(this::remove);
                volumes.discardSecrets(name);
                if (steering == Steering.PURGE) {
                    volumes.removeOf(
                            name, there.map(DockerContainerEngine::volumesOf).orElse(List.of()));
                }
                return there.flatMap(told -> ContainerViews.of(told, owner));
            }
            there.ifPresent(told -> steerRunning(told.getId(), steering));
            return there.isEmpty() ? Optional.empty() : find(name);
        });
    }

    private void steerRunning(String id, Steering steering) {
        try {
            switch (steering) {
                case START ->
                    Faults.settled(() -> engine.client().startContainerCmd(id).exec());
                case STOP -> stop(id);
                default ->
                    Faults.settled(() -> engine.client().killContainerCmd(id).exec());
            }
        } catch (DockerException answered) {
            // What does not start, and what does not run and is killed, shows by its state.
            if (steering != Steering.START && !(answered instanceof ConflictException)) {
                throw Faults.troubled(answered);
            }
        }
    }

    private void stop(String id) {
        Faults.settled(() -> engine.patient().stopContainerCmd(id).exec());
    }

    private void remove(InspectContainerResponse told) {
        stop(told.getId());
        discard(told.getId());
        networks.removeUnused(
                List.copyOf(told.getNetworkSettings().getNetworks().keySet()));
    }

    private void discard(String id) {
        try {
            Faults.settled(() -> engine.patient()
                    .removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec());
        } catch (ConflictException underWay) {
            // somebody else removes it
        } catch (DockerException answered) {
            throw Faults.troubled(answered);
        }
    }

    private static List<String> volumesOf(InspectContainerResponse told) {
        TreeSet<String> names = new TreeSet<>();
        Stream.ofNullable(told.getMounts())
                .flatMap(List::stream)
                .map(InspectContainerResponse.Mount::getName)
                .filter(Objects::nonNull)
                .forEach(names::add);
        return List.copyOf(names);
    }

    @Override
    public void clear(Labels labels) {
        list(labels).forEach(container -> steer(container.name(), Steering.PURGE));
        volumes.clear(labels);
        networks.clear(labels);
    }

    @Override
    public Optional<ContainerUse> use(DockerName name) {
        return inspectOurs(name)
                .filter(told -> Boolean.TRUE.equals(told.getState().getRunning()))
                .flatMap(told -> ContainerStats.of(engine.raw(), told.getId()));
    }

    @Override
    public List<LogLine> log(DockerName name, Optional<Instant> since, int limit) {
        return logs.newest(name, since, limit);
    }

    @Override
    public Following follow(DockerName name, Optional<Instant> since, Consumer<LogLine> lines, Duration patience) {
        return logs.follow(name, since, lines, patience);
    }

    /** A container of exactly this name, whosesoever: the engine also takes the beginning of an id for a name. */
    private Optional<InspectContainerResponse> inspectAny(DockerName name) {
        return Faults.found(
                        () -> engine.client().inspectContainerCmd(name.value()).exec())
                .filter(told -> ("/" + name).equals(told.getName()));
    }

    private Optional<InspectContainerResponse> inspectOurs(DockerName name) {
        return inspectAny(name).filter(told -> ContainerViews.of(told, owner).isPresent());
    }

    private <T> T locked(DockerName name, Supplier<T> work) {
        ReentrantLock lock = locks.computeIfAbsent(name, any -> new ReentrantLock());
        lock.lock();
        try {
            return work.get();
        } catch (NotFoundException removedMeanwhile) {
            throw new io.modelwright.ports.failure.EngineUnavailable(
                    "the container changed while it was worked on", removedMeanwhile);
        } finally {
            lock.unlock();
        }
    }
}
