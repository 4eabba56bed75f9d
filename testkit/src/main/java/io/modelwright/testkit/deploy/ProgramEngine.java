package io.modelwright.testkit.deploy;

import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.Container.State;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.ContainerUse;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.deploy.driven.ContainerEngine;
import io.modelwright.ports.failure.EngineUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An engine without containers: each of its containers is a program of the test, which really listens on a port. Programs run
 * until they are stopped, or say by their exit code that they have ended.
 */
public final class ProgramEngine implements ContainerEngine, AutoCloseable {

    /** What runs in a container. */
    @FunctionalInterface
    public interface Program {

        /** Starts it; what it writes goes to the log. */
        Running start(ContainerSpec spec, Consumer<String> log);
    }

    /**
     * A program that was started.
     *
     * @param port where it listens; 0: nowhere
     * @param exit its code where it has ended by itself
     */
    public record Running(int port, OptionalInt exit, Runnable stop) {}

    private static final class Box {
        private final ContainerSpec spec;
        private final List<LogLine> lines = new ArrayList<>();
        private @Nullable Running running;
        private OptionalInt exit = OptionalInt.empty();
        private Optional<Instant> startedAt = Optional.empty();

        private Box(ContainerSpec spec) {
            this.spec = spec;
        }
    }

    private final Map<DockerName, Box> boxes = new TreeMap<>();
    private final Program program;
    private boolean away;
    private Function<DockerName, Optional<ContainerUse>> uses = name -> Optional.empty();

    public ProgramEngine(Program program) {
        this.program = program;
    }

    /** Whether it does not answer from now on. */
    public synchronized void away(boolean now) {
        away = now;
    }

    /** What containers that run take from now on; nothing that anybody could tell before. */
    public synchronized void uses(Function<DockerName, Optional<ContainerUse>> taken) {
        uses = taken;
    }

    /** Ends the program of a container as a crash does. */
    public synchronized void crash(DockerName name) {
        end(box(name), 137);
    }

    /** The specs of all containers, by name. */
    public synchronized List<ContainerSpec> specs() {
        return boxes.values().stream().map(box -> box.spec).toList();
    }

    private void answer() {
        if (away) {
            throw new EngineUnavailable("the engine is away", null);
        }
    }

    private Box box(DockerName name) {
        Box box = boxes.get(name);
        if (box == null) {
            throw new IllegalArgumentException("no container " + name);
        }
        return box;
    }

    @Override
    public synchronized Outcome<Container> run(ContainerSpec spec) {
        answer();
        Box known = boxes.get(spec.name());
        if (known != null && !isSame(known.spec, spec)) {
            return Outcome.refused(
                    new Refusal.Conflict("container-differs", "There is another container of that name.", Map.of()));
        }
        Box box = known == null ? new Box(spec) : known;
        boxes.put(spec.name(), box);
        start(box);
        return Outcome.done(seen(box));
    }

    private static boolean isSame(ContainerSpec one, ContainerSpec other) {
        return one.image().equals(other.image())
                && one.labels().equals(other.labels())
                && one.networks().equals(other.networks())
                && one.environment().equals(other.environment())
                && one.volumes().equals(other.volumes())
                && texts(one).equals(texts(other));
    }

    private static Map<String, String> texts(ContainerSpec spec) {
        Map<String, String> texts = new TreeMap<>();
        spec.secrets().forEach((name, content) -> texts.put(name, HexFormat.of().formatHex(content)));
        return texts;
    }

    private void start(Box box) {
        if (box.running == null) {
            box.exit = OptionalInt.empty();
            Running started = program.start(box.spec, line -> box.lines.add(new LogLine(Instant.now(), false, line)));
            if (started.exit().isPresent()) {
                box.exit = started.exit();
            } else {
                box.running = started;
                box.startedAt = Optional.of(Instant.now());
            }
        }
    }

    private static void end(Box box, int code) {
        Running running = box.running;
        if (running != null) {
            box.running = null;
            box.exit = OptionalInt.of(code);
            running.stop().run();
        }
    }

    private static Container seen(Box box) {
        Running running = box.running;
        return new Container(
                box.spec.name(),
                box.spec.image(),
                box.spec.labels(),
                running == null ? State.STOPPED : State.RUNNING,
                running == null || running.port() == 0 ? OptionalInt.empty() : OptionalInt.of(running.port()),
                box.exit,
                false,
                0,
                box.startedAt);
    }

    @Override
    public synchronized Optional<Container> find(DockerName name) {
        answer();
        return Optional.ofNullable(boxes.get(name)).map(ProgramEngine::seen);
    }

    @Override
    public synchronized List<Container> list(Labels labels) {
        answer();
        return boxes.values().stream()
                .filter(box -> labels.within(box.spec.labels().values()))
                .map(ProgramEngine::seen)
                .toList();
    }

    @Override
    public synchronized Optional<Container> steer(DockerName name, Steering steering) {
        answer();
        Box box = boxes.get(name);
        if (box == null) {
            return Optional.empty();
        }
        if (steering == Steering.START) {
            start(box);
        } else {
            end(box, steering == Steering.STOP ? 0 : 137);
        }
        Container seen = seen(box);
        if (steering != Steering.START && steering != Steering.STOP && steering != Steering.KILL) {
            boxes.remove(name);
        }
        return Optional.of(seen);
    }

    @Override
    public synchronized Optional<ContainerUse> use(DockerName name) {
        answer();
        Box box = boxes.get(name);
        return box == null || box.running == null ? Optional.empty() : uses.apply(name);
    }

    @Override
    public synchronized List<LogLine> log(DockerName name, Optional<Instant> since, int limit) {
        answer();
        Box box = boxes.get(name);
        if (box == null) {
            return List.of();
        }
        List<LogLine> lines = box.lines.stream()
                .filter(line -> since.isEmpty() || line.at().isAfter(since.get()))
                .toList();
        return lines.subList(Math.max(0, lines.size() - limit), lines.size());
    }

    @Override
    public Following follow(DockerName name, Optional<Instant> since, Consumer<LogLine> lines, Duration patience) {
        log(name, since, 10_000).forEach(lines);
        return () -> {};
    }

    @Override
    public synchronized void close() {
        boxes.values().forEach(box -> end(box, 0));
    }
}
