package io.modelwright.testkit.deploy;

import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.ContainerUse;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.deploy.driven.ContainerEngine;
import io.modelwright.ports.failure.EngineUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Containers in memory, each a server on a port of 127.0.0.1 with the program that its image stands for. Installations that share a
 * {@link Machine} see each other's names as taken, and nothing else. Safe for many threads.
 */
public final class InMemoryContainerEngine implements ContainerEngine {

    private static final int TERMINATED = 143;
    private static final int KILLED = 137;
    private static final int MOST_LINES = 10_000;

    /** What the engines of several installations have in common. */
    public static final class Machine {
        private final Map<DockerName, InMemoryContainer> containers = new ConcurrentSkipListMap<>();
        private final Map<DockerName, Map<String, byte[]>> volumes = new ConcurrentHashMap<>();
        private final Map<DockerName, Labels> madeFor = new ConcurrentHashMap<>();
        private volatile boolean away;
        private volatile @Nullable Refusal next;

        /** Whether the engine does not answer; its containers run on. */
        public void setAway(boolean isAway) {
            this.away = isAway;
        }

        /** What the next run is refused with, as an engine that is full or has no port left would. */
        public void refuseNext(Refusal refusal) {
            this.next = refusal;
        }

        private @Nullable Refusal taken() {
            Refusal refusal = next;
            next = null;
            return refusal;
        }
    }

    private final Machine machine;
    private final String owner;
    private final Predicate<ImageId> hasImage;
    private final InMemoryProcess.Program program;
    private final InstantSource clock;

    public InMemoryContainerEngine(
            Machine machine,
            String owner,
            Predicate<ImageId> hasImage,
            InMemoryProcess.Program program,
            InstantSource clock) {
        this.machine = machine;
        this.owner = owner;
        this.hasImage = hasImage;
        this.program = program;
        this.clock = clock;
    }

    @Override
    public Outcome<Container> run(ContainerSpec spec) {
        if (!owner.equals(spec.labels().values().get(Labels.OWNER))) {
            throw new IllegalArgumentException("a container of another installation");
        }
        synchronized (machine) {
            checkAnswers();
            InMemoryContainer there = machine.containers.get(spec.name());
            if (there != null) {
                return again(there, spec);
            }
            Refusal refusal = machine.taken();
            if (refusal != null) {
                return Outcome.refused(refusal);
            }
            if (!hasImage.test(spec.image())) {
                return refused("image-missing", "The engine does not have the image of the container.");
            }
            InMemoryContainer made = new InMemoryContainer(
                    spec, program, clock, folder -> volume(spec.volumes().get(folder)));
            machine.containers.put(spec.name(), made);
            spec.volumes().values().forEach(volume -> machine.madeFor.putIfAbsent(volume, spec.labels()));
            made.start();
            return Outcome.done(made.seen());
        }
    }

    private Map<String, byte[]> volume(@Nullable DockerName name) {
        if (name == null) {
            throw new IllegalArgumentException("the container has no volume there");
        }
        return machine.volumes.computeIfAbsent(name, any -> new ConcurrentHashMap<>());
    }

    private Outcome<Container> again(InMemoryContainer there, ContainerSpec spec) {
        if (!isOurs(there)) {
            return refused("container-refused", "The name is taken by what is not of this installation.");
        }
        if (!isSame(there.spec(), spec)) {
            return refused("container-differs", "There is a container of that name already, made otherwise.");
        }
        there.start();
        return Outcome.done(there.seen());
    }

    private static boolean isSame(ContainerSpec one, ContainerSpec other) {
        return withoutSecrets(one).equals(withoutSecrets(other))
                && one.secrets().keySet().equals(other.secrets().keySet())
                && one.secrets().entrySet().stream()
                        .allMatch(secret ->
                                Arrays.equals(secret.getValue(), other.secrets().get(secret.getKey())));
    }

    private static ContainerSpec withoutSecrets(ContainerSpec spec) {
        return new ContainerSpec(
                spec.name(),
                spec.image(),
                spec.labels(),
                spec.networks(),
                spec.port(),
                spec.environment(),
                new TreeMap<>(),
                spec.volumes(),
                spec.command(),
                spec.limits(),
                spec.stopTimeout());
    }

    private static <T> Outcome<T> refused(String code, String detail) {
        return Outcome.refused(new Refusal.Conflict(code, detail, Map.of()));
    }

    @Override
    public Optional<Container> find(DockerName name) {
        checkAnswers();
        return ours(name).map(InMemoryContainer::seen);
    }

    @Override
    public List<Container> list(Labels labels) {
        checkAnswers();
        return machine.containers.values().stream()
                .filter(this::isOurs)
                .map(InMemoryContainer::seen)
                .filter(container -> labels.within(container.labels().values()))
                .toList();
    }

    @Override
    public Optional<Container> steer(DockerName name, Steering steering) {
        synchronized (machine) {
            checkAnswers();
            Optional<InMemoryContainer> there = ours(name);
            there.ifPresent(container -> {
                switch (steering) {
                    case START -> container.start();
                    case STOP -> container.stop(TERMINATED);
                    case KILL -> container.stop(KILLED);
                    case REMOVE -> remove(container);
                    case PURGE -> {
                        remove(container);
                        container.spec().volumes().values().stream()
                                .filter(volume -> machine.containers.values().stream()
                                        .noneMatch(
                                                other -> other.spec().volumes().containsValue(volume)))
                                .forEach(machine.volumes::remove);
                    }
                }
            });
            return there.map(InMemoryContainer::seen);
        }
    }

    @Override
    public void clear(Labels labels) {
        synchronized (machine) {
            list(labels).forEach(container -> steer(container.name(), Steering.PURGE));
            machine.madeFor.forEach((volume, made) -> {
                if (labels.with(Labels.OWNER, owner).within(made.values())) {
                    machine.volumes.remove(volume);
                    machine.madeFor.remove(volume);
                }
            });
        }
    }

    private void remove(InMemoryContainer container) {
        container.stop(TERMINATED);
        machine.containers.remove(container.spec().name());
    }

    /** Ends a container's process as if by itself: what a crash is to a real one. */
    public void crash(DockerName name, int code) {
        ours(name).ifPresent(container -> container.end(code));
    }

    /** Ends all servers. */
    public void close() {
        list(new Labels(Map.of())).forEach(container -> steer(container.name(), Steering.PURGE));
    }

    @Override
    public Optional<ContainerUse> use(DockerName name) {
        checkAnswers();
        return ours(name).flatMap(InMemoryContainer::use);
    }

    @Override
    public List<LogLine> log(DockerName name, Optional<Instant> since, int limit) {
        if (limit < 1 || limit > MOST_LINES) {
            throw new IllegalArgumentException("1 to 10,000 lines");
        }
        checkAnswers();
        List<LogLine> all = ours(name).map(there -> there.lines(since)).orElse(List.of());
        return all.subList(Math.max(0, all.size() - limit), all.size());
    }

    @Override
    public Following follow(DockerName name, Optional<Instant> since, Consumer<LogLine> lines, Duration patience) {
        Optional<InMemoryContainer> there = ours(name);
        if (there.isEmpty()) {
            return () -> {};
        }
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                Optional<Instant> from = since;
                while (!Thread.currentThread().isInterrupted()) {
                    for (LogLine line : there.get().linesOnceThere(from)) {
                        from = Optional.of(line.at());
                        lines.accept(line);
                    }
                }
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        return thread::interrupt;
    }

    private Optional<InMemoryContainer> ours(DockerName name) {
        return Optional.ofNullable(machine.containers.get(name)).filter(this::isOurs);
    }

    private boolean isOurs(InMemoryContainer container) {
        return owner.equals(container.spec().labels().values().get(Labels.OWNER));
    }

    private void checkAnswers() {
        if (machine.away) {
            throw new EngineUnavailable("the container engine does not answer", null);
        }
    }
}
