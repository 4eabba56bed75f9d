package io.modelwright.rest.deploy;

import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.deploy.driven.ContainerEngine.LogLine;
import io.modelwright.ports.failure.EngineUnavailable;
import io.modelwright.rest.live.Feed;
import io.modelwright.rest.live.LiveEvent;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest lines, then each further one, over restarts and releases. The id of an event is the time of its line. Ends once the
 * deployment cannot be seen any more.
 */
final class LogFeed implements Feed {

    private static final Logger LOG = LoggerFactory.getLogger(LogFeed.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int LINES = 500;

    /** Where lines come from. */
    interface Source {
        Outcome<List<LogLine>> lines(Optional<Instant> since, int limit);
    }

    private final Source source;
    private Optional<Instant> since;
    private boolean over;

    LogFeed(Source source, Optional<String> seen) {
        this.source = source;
        this.since = seen.flatMap(LogFeed::time);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    @Override
    public List<LiveEvent> next(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!over) {
            List<LogLine> lines = look();
            if (!lines.isEmpty()) {
                since = Optional.of(lines.getLast().at());
                return lines.stream()
                        .map(line -> new LiveEvent(line.at().toString(), "line", DeploymentJson.of(line)))
                        .toList();
            }
            if (over || System.nanoTime() >= deadline || isInterruptedWhilePausing()) {
                break;
            }
        }
        return List.of();
    }

    private List<LogLine> look() {
        try {
            return switch (source.lines(since, LINES)) {
                case Outcome.Done<List<LogLine>>(List<LogLine> lines) -> lines;
                case Outcome.Refused<List<LogLine>> gone -> {
                    over = true;
                    yield List.of();
                }
            };
        } catch (EngineUnavailable away) {
            LOG.debug("no lines now", away);
            return List.of();
        }
    }

    private static boolean isInterruptedWhilePausing() {
        try {
            Thread.sleep(PAUSE);
            return false;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        over = true;
    }
}
