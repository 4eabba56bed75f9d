package io.modelwright.rest.deploy;

import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.deploy.driven.AppRequests.Answer;
import io.modelwright.ports.deploy.driving.EnvironmentRecords.Reply;
import io.modelwright.ports.failure.AppUnreachable;
import io.modelwright.rest.json.JsonBodies;
import io.modelwright.rest.live.Feed;
import io.modelwright.rest.live.LiveEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of a deployed application. Its streams end as soon as what the caller may do there is to be looked at again: then it
 * is asked anew, from the last event on.
 */
final class EnvironmentFeed implements Feed {

    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentFeed.class);
    private static final int OK = 200;

    /** Asks for the stream behind that event. */
    @FunctionalInterface
    interface Source {
        Outcome<Reply> after(Optional<String> seen);
    }

    private final Source source;
    private Optional<String> seen;
    private Answer answer;
    private BufferedReader lines;
    private boolean heard;
    private boolean over;

    /** @param answer the stream behind that event */
    EnvironmentFeed(Source source, Optional<String> seen, Answer answer) {
        this.source = source;
        this.seen = seen;
        this.answer = answer;
        this.lines = reader(answer);
    }

    private static BufferedReader reader(Answer answer) {
        return new BufferedReader(new InputStreamReader(answer.content(), StandardCharsets.UTF_8));
    }

    /** The application says something more often than streams must. */
    @Override
    public List<LiveEvent> next(Duration atMost) {
        try {
            Optional<LiveEvent> event = event();
            event.ifPresent(told -> seen = Optional.of(told.id()));
            return event.stream().toList();
        } catch (IOException broken) {
            LOG.debug("a stream of an application broke off", broken);
            again();
            return List.of();
        }
    }

    /** What comes next; empty where it is a sign of life, or the stream has ended. */
    private Optional<LiveEvent> event() throws IOException {
        String id = "";
        String name = "message";
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            heard = true;
            if (line.isEmpty()) {
                return data.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new LiveEvent(
                                id, name, JsonBodies.parse(data.toString().getBytes(StandardCharsets.UTF_8))));
            }
            int colon = line.indexOf(':');
            String value = colon < 0 ? "" : line.substring(colon + 1).stripLeading();
            switch (colon < 0 ? line : line.substring(0, colon)) {
                case "id" -> id = value;
                case "event" -> name = value;
                case "data" -> data.append(value);
                default -> LOG.trace("a line that is no event");
            }
        }
        again();
        return Optional.empty();
    }

    /** Goes on where the application lets the caller; one that ends each stream at once is not asked for ever. */
    private void again() {
        drop(answer);
        if (!heard || over || Thread.currentThread().isInterrupted()) {
            over = true;
            return;
        }
        heard = false;
        try {
            switch (source.after(seen)) {
                case Outcome.Done<Reply>(Reply reply) -> {
                    answer = reply.answer();
                    lines = reader(answer);
                    over = answer.status() != OK;
                }
                case Outcome.Refused<Reply>(Refusal refusal) -> {
                    LOG.debug("a stream ends: {}", refusal.code());
                    over = true;
                }
            }
        } catch (AppUnreachable away) {
            LOG.debug("a stream ends: the application is away", away);
            over = true;
        }
    }

    private static void drop(Answer answer) {
        try {
            answer.close();
        } catch (IOException gone) {
            LOG.debug("the rest of an answer", gone);
        }
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        over = true;
        drop(answer);
    }
}
