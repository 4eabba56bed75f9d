package io.modelwright.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.modelwright.ports.failure.EngineUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Services of a Docker Swarm: what the port calls a container is a service with so many replicas, spread over the nodes. One that has a
 * volume is one process on the node of this engine, where its volume is.
 */
final class SwarmContainerEngine implements ContainerEngine {

    private static final int ATTEMPTS = 3;

    private final SwarmServices services;
    private final SwarmNodes nodes;
    private final SwarmSecrets secrets;
    private final SwarmViews views;
    private final SwarmTasks tasks;
    private final DockerEngine engine;
    private final Networks networks;
    private final Volumes volumes;
    private final ContainerLogs logs;
    private final String owner;
    private final int replicas;
    private final Map<DockerName, ReentrantLock> locks = new ConcurrentHashMap<>();

    SwarmContainerEngine(DockerEngine engine, String owner, byte[] key, int replicas, Subnets subnets) {
        this.engine = engine;
        this.owner = owner;
        this.replicas = replicas;
        this.services = new SwarmServices(engine.raw());
        this.nodes = new SwarmNodes(engine.raw());
        this.secrets = new SwarmSecrets(engine.raw(), owner, key);
        this.tasks = new SwarmTasks(engine, services);
        this.views = new SwarmViews(owner, nodes, tasks::tookTooMuchMemory);
        this.networks = new Networks(engine, owner, Networks.Span.SWARM, subnets);
        this.volumes = new Volumes(engine, owner);
        this.logs = new ContainerLogs(
                engine.raw(), name -> ours(name).map(service -> "/services/" + SwarmServices.id(service)));
    }

    private Optional<JsonNode> ours(DockerName name) {
        return services.find(name).filter(views::isOurs);
    }

    @Override
    public Outcome<Container> run(ContainerSpec spec) {
        if (!owner.equals(spec.labels().values().get(Labels.OWNER))) {
            throw new IllegalArgumentException("a container of another installation");
        }
        return locked(spec.name(), () -> {
            for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
                Optional<JsonNode> there = services.find(spec.name());
                if (there.isPresent()) {
                    return again(there.get(), spec);
                }
                try {
                    return make(spec);
                } catch (ConflictException somebodyElse) {
                    // a service of this name came into being meanwhile: it is looked at
                }
            }
            return services.find(spec.name())
                    .map(there -> again(there, spec))
                    .orElseGet(() -> Refusals.container("Somebody else makes and removes this service."));
        });
    }

    private Outcome<Container> again(JsonNode there, ContainerSpec spec) {
        if (!views.isOurs(there)) {
            return Refusals.container("The name " + spec.name() + " is taken by what is not of this installation.");
        }
        Map<String, String> labels = SwarmServices.labels(there);
        if (!SpecHash.of(spec).equals(labels.get(SpecHash.LABEL))
                || !secrets.code(spec).equals(labels.get(SwarmSecrets.LABEL))) {
            return Refusals.differs(spec.name());
        }
        start(spec.name());
        return told(spec.name());
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
            if (volumes.prepare(withoutSecrets(spec)) instanceof Outcome.Refused<?>(var why)) {
                return given(spec, Outcome.refused(why));
            }
            Map<String, String> labels = OwnLabels.written(spec.labels());
            labels.putAll(spec.router().values());
            labels.put(SpecHash.LABEL, SpecHash.of(spec));
            labels.put(SwarmSecrets.LABEL, secrets.code(spec));
            boolean isPlaced = !spec.volumes().isEmpty();
            Map<String, String> files = secrets.make(spec);
            ObjectNode service = SwarmShape.of(
                    spec,
                    labels,
                    files,
                    isPlaced ? 1 : replicas,
                    isPlaced ? nodes.local() : "",
                    nodes.atMostCpus(SwarmShape.nanoCpus(spec)));
            Faults.asked(() -> {
                services.create(service);
                return true;
            });
        } catch (ConflictException taken) {
            throw taken;
        } catch (DockerException answered) {
            return given(spec, Refusals.ofContainer(answered));
        }
        Optional<String> rejection = tasks.awaitStart(spec.name());
        if (rejection.isPresent()) {
            ours(spec.name()).ifPresent(this::remove);
            return given(spec, Refusals.ofContainer(rejection.get()));
        }
        return told(spec.name());
    }

    private Outcome<Container> told(DockerName name) {
        return find(name)
                .map(Outcome::done)
                .orElseGet(() -> Refusals.container("The service was removed while it was started."));
    }

    /** Volumes are filled by a container of this node; secrets are the swarm's. */
    private static ContainerSpec withoutSecrets(ContainerSpec spec) {
        return new ContainerSpec(
                spec.name(),
                spec.image(),
                spec.labels(),
                spec.networks(),
                spec.port(),
                Map.of(),
                Map.of(),
                spec.volumes(),
                spec.command(),
                spec.limits(),
                spec.stopTimeout());
    }

    private Outcome<Container> given(ContainerSpec spec, Outcome<Container> refused) {
        secrets.discard(spec.name());
        networks.removeUnused(
                spec.networks().stream().map(network -> network.name().value()).toList());
        return refused;
    }

    /** Gives it the replicas that it is to have; where all of them have ended they are started anew. */
    private void start(DockerName name) {
        services.update(name, spec -> {
            int wanted = SwarmTasks.volumes(spec).isEmpty() ? replicas : 1;
            ObjectNode mode = (ObjectNode) spec.path("Mode").path("Replicated");
            if (mode.path("Replicas").asInt() != wanted) {
                mode.put("Replicas", wanted);
                return true;
            }
            boolean stands = find(name)
                    .filter(container -> container.state() == Container.State.STOPPED)
                    .isPresent();
            if (stands) {
                ObjectNode template = (ObjectNode) spec.path("TaskTemplate");
                template.put("ForceUpdate", template.path("ForceUpdate").asInt() + 1);
            }
            return stands;
        });
        tasks.awaitStart(name);
    }

    @Override
    public Optional<Container> find(DockerName name) {
        return ours(name).flatMap(service -> views.of(service, services.tasks(service)));
    }

    @Override
    public List<Container> list(Labels labels) {
        List<JsonNode> found = services.list(labels.with(Labels.OWNER, owner).values());
        Map<String, List<JsonNode>> all = services.tasks(found);
        return found.stream()
                .flatMap(service -> views.of(service, all.getOrDefault(SwarmServices.id(service), List.of())).stream())
                .filter(container -> labels.within(container.labels().values()))
                .sorted(Comparator.comparing(Container::name))
                .toList();
    }

    @Override
    public Optional<Container> steer(DockerName name, Steering steering) {
        return locked(name, () -> {
            Optional<JsonNode> there = ours(name);
            if (steering == Steering.REMOVE || steering == Steering.PURGE) {
                Optional<Container> was = find(name);
                there.ifPresent(this::remove);
                secrets.discard(name);
                if (steering == Steering.PURGE) {
                    volumes.removeOf(
                            name,
                            there.map(service -> SwarmTasks.volumes(SwarmServices.spec(service)))
                                    .orElse(List.of()));
                }
                return was;
            }
            there.ifPresent(service -> steerRunning(name, service, steering));
            return there.isEmpty() ? Optional.empty() : find(name);
        });
    }

    private void steerRunning(DockerName name, JsonNode service, Steering steering) {
        if (steering == Steering.START) {
            start(name);
            return;
        }
        services.update(name, spec -> {
            ObjectNode mode = (ObjectNode) spec.path("Mode").path("Replicated");
            boolean runs = mode.path("Replicas").asInt() > 0;
            mode.put("Replicas", 0);
            return runs;
        });
        if (steering == Steering.KILL) {
            tasks.kill(service);
        }
        tasks.awaitEnd(service);
    }

    private void remove(JsonNode service) {
        services.remove(service);
        tasks.awaitEnd(service);
        List<String> names = new ArrayList<>();
        for (JsonNode network : SwarmServices.spec(service).path("TaskTemplate").path("Networks")) {
            engine.raw()
                    .json("/networks/" + network.path("Target").asText(), Map.of())
                    .ifPresent(told -> names.add(told.path("Name").asText()));
        }
        // a task may hold its networks for a moment longer than it runs
        tasks.until(SwarmTasks.NETWORKS, () -> {
            networks.removeUnused(names);
            return names.stream().noneMatch(networks::isIdle);
        });
    }

    /** Of volumes those of this engine's machine, where all of them are. */
    @Override
    public void clear(Labels labels) {
        list(labels).forEach(container -> steer(container.name(), Steering.PURGE));
        volumes.clear(labels);
        networks.clear(labels);
    }

    @Override
    public Optional<ContainerUse> use(DockerName name) {
        return ours(name).flatMap(tasks::use);
    }

    @Override
    public List<LogLine> log(DockerName name, Optional<Instant> since, int limit) {
        return logs.newest(name, since, limit);
    }

    @Override
    public Following follow(DockerName name, Optional<Instant> since, Consumer<LogLine> lines, Duration patience) {
        return logs.follow(name, since, lines, patience);
    }

    private <T> T locked(DockerName name, Supplier<T> work) {
        ReentrantLock lock = locks.computeIfAbsent(name, any -> new ReentrantLock());
        lock.lock();
        try {
            return work.get();
        } catch (NotFoundException removedMeanwhile) {
            throw new EngineUnavailable("the service changed while it was worked on", removedMeanwhile);
        } finally {
            lock.unlock();
        }
    }
}
