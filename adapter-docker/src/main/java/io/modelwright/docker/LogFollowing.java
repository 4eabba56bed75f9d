package io.modelwright.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.ports.deploy.driven.ContainerEngine.Following;
import io.modelwright.ports.deploy.driven.ContainerEngine.LogLine;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a log on a thread of its own. The engine ends the stream with each stop of the container; it is taken up again after the
 * last line that was given.
 */
final class LogFollowing implements Following {

    private static final Logger LOG = LoggerFactory.getLogger(LogFollowing.class);

    /** How often a stopped container is looked at. */
    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final ContainerLogs logs;
    private final DockerName name;
    private final Consumer<LogLine> lines;
    private final Duration patience;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicReference<DockerHttpClient.@Nullable Response> open = new AtomicReference<>();
    private final Optional<Instant> from;

    private @Nullable String place;
    private @Nullable Instant last;
    /** How many lines of the last moment were given: several may have one time. */
    private int ofLast;

    LogFollowing(
            ContainerLogs logs, DockerName name, Optional<Instant> since, Consumer<LogLine> lines, Duration patience) {
        this.logs = logs;
        this.name = name;
        this.lines = lines;
        this.patience = patience;
        this.from = since;
    }

    void start() {
        Thread.ofPlatform().daemon().name("container-log-" + name).start(this::go);
    }

    private void go() {
        while (!isClosed()) {
            try {
                if (!goOn()) {
                    return;
                }
                pause(BETWEEN);
            } catch (IOException | RuntimeException broken) {
                if (!isClosed()) {
                    LOG.debug("the log of {} broke off", name, broken);
                    pause(patience);
                }
            }
        }
    }

    /** Gives what there is until the stream ends; false once the container is gone. */
    private boolean goOn() throws IOException {
        Optional<String> there = logs.find(name);
        if (there.isEmpty() || (place != null && !place.equals(there.get()))) {
            return false;
        }
        String current = there.get();
        place = current;
        Instant resumed = last;
        int given = ofLast;
        try (DockerHttpClient.Response answer =
                logs.stream(current, Optional.ofNullable(last).or(() -> from))) {
            open.set(answer);
            if (isClosed()) {
                return false;
            }
            LogFrames frames = new LogFrames(answer.getBody());
            int again = 0;
            for (Optional<LogLine> line = frames.next(); line.isPresent(); line = frames.next()) {
                if (resumed != null && line.get().at().isBefore(resumed)) {
                    continue;
                }
                if (line.get().at().equals(resumed) && again < given) {
                    again++;
                    continue;
                }
                give(line.get());
            }
        } finally {
            open.set(null);
        }
        return true;
    }

    /** Lines of several processes need not come in the order of their times. */
    private void give(LogLine line) {
        Instant at = line.at();
        if (from.isPresent() && !at.isAfter(from.get())) {
            return;
        }
        if (last == null || at.isAfter(last)) {
            last = at;
            ofLast = 1;
        } else if (at.equals(last)) {
            ofLast++;
        }
        accept(line);
    }

    private void accept(LogLine line) {
        if (!isClosed()) {
            lines.accept(line);
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void pause(Duration time) {
        try {
            if (closed.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.trace("closed");
            }
        } catch (InterruptedException end) {
            closed.countDown();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        DockerHttpClient.Response answer = open.getAndSet(null);
        if (answer != null) {
            answer.close();
        }
    }
}
