package io.modelwright.testkit.deploy;

import com.sun.net.httpserver.HttpServer;
import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.ContainerUse;
import io.modelwright.ports.deploy.driven.ContainerEngine.LogLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One container in memory: a server on a port of 127.0.0.1 while it runs. All that is seen of it is seen under its lock. */
final class InMemoryContainer implements InMemoryProcess {

    private static final int RESTARTS = 3;
    private static final int KILLED = 137;
    private static final int LINE_MAX = 16 * 1024;
    private static final int LINES_KEPT = 100_000;

    private final ContainerSpec spec;
    private final Program program;
    private final InstantSource clock;
    private final Function<String, Map<String, byte[]>> volumes;
    private final List<LogLine> log = new ArrayList<>();

    private Container.State state = Container.State.CREATED;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;
    private @Nullable Instant startedAt;
    private OptionalInt exit = OptionalInt.empty();
    private boolean outOfMemory;
    private int restarts;
    private Instant lastLine = Instant.EPOCH;

    InMemoryContainer(
            ContainerSpec spec, Program program, InstantSource clock, Function<String, Map<String, byte[]>> volumes) {
        this.spec = spec;
        this.program = program;
        this.clock = clock;
        this.volumes = volumes;
    }

    synchronized void start() {
        if (state != Container.State.RUNNING) {
            restarts = 0;
            run();
        }
    }

    private void run() {
        exit = OptionalInt.empty();
        outOfMemory = false;
        startedAt = clock.instant();
        state = Container.State.RUNNING;
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor();
            made.setExecutor(pool);
            server = made;
            threads = pool;
            made.createContext("/", program.start(this));
            made.start();
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** Ends its process from outside; nothing where it does not run. */
    synchronized void stop(int code) {
        if (state == Container.State.RUNNING) {
            close();
            exit = OptionalInt.of(code);
            state = Container.State.STOPPED;
        }
    }

    private void close() {
        HttpServer running = server;
        if (running != null) {
            running.stop(0);
        }
        ExecutorService pool = threads;
        if (pool != null) {
            pool.shutdown();
        }
        server = null;
        threads = null;
    }

    @Override
    public void end(int code) {
        // On a thread of its own: a server does not stop itself while it answers.
        Thread.ofVirtual().start(() -> endNow(code, false));
    }

    @Override
    public void exhaustMemory() {
        Thread.ofVirtual().start(() -> endNow(KILLED, true));
    }

    private synchronized void endNow(int code, boolean memory) {
        if (state != Container.State.RUNNING) {
            return;
        }
        close();
        if (code != 0 && restarts < RESTARTS) {
            restarts++;
            run();
            return;
        }
        exit = OptionalInt.of(code);
        outOfMemory = memory;
        state = Container.State.STOPPED;
    }

    @Override
    public ContainerSpec spec() {
        return spec;
    }

    @Override
    public Map<String, byte[]> volume(String folder) {
        return volumes.apply(folder);
    }

    @Override
    public synchronized void write(boolean error, String text) {
        for (String line : text.split("\n", -1)) {
            // Each later than the one before, so that what came after a line can be asked for.
            Instant now = clock.instant();
            lastLine = now.isAfter(lastLine) ? now : lastLine.plusNanos(1);
            log.add(new LogLine(lastLine, error, line.length() > LINE_MAX ? line.substring(0, LINE_MAX) : line));
            if (log.size() > LINES_KEPT) {
                log.removeFirst();
            }
        }
        notifyAll();
    }

    synchronized Container seen() {
        HttpServer running = server;
        return new Container(
                spec.name(),
                spec.image(),
                spec.labels(),
                state,
                running != null && spec.port().isPresent()
                        ? OptionalInt.of(running.getAddress().getPort())
                        : OptionalInt.empty(),
                exit,
                outOfMemory,
                restarts,
                Optional.ofNullable(startedAt));
    }

    synchronized Optional<ContainerUse> use() {
        Instant started = startedAt;
        if (state != Container.State.RUNNING || started == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        long nanos = Math.max(0, java.time.Duration.between(started, now).toNanos()) / 100;
        return Optional.of(new ContainerUse(
                now, nanos, spec.limits().memoryBytes() / 4, spec.limits().memoryBytes(), 0, 0, 0, 0, 1));
    }

    synchronized List<LogLine> lines(Optional<Instant> since) {
        return log.stream()
                .filter(line -> since.isEmpty() || line.at().isAfter(since.get()))
                .toList();
    }

    /** Waits until there is a line after this moment, or the wait is ended from outside. */
    synchronized List<LogLine> linesOnceThere(Optional<Instant> since) throws InterruptedException {
        List<LogLine> there = lines(since);
        while (there.isEmpty()) {
            wait();
            there = lines(since);
        }
        return there;
    }
}
