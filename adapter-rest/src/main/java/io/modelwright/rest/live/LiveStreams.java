package io.modelwright.rest.records.events;

import io.modelwright.core.identity.Principal;
import io.modelwright.ports.records.driving.RecordEvents;
import io.modelwright.ports.records.driving.RecordEvents.Subscription;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import io.modelwright.rest.problem.Problems;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Serves streams of record changes. The request's thread only opens a stream; a virtual thread of its own then writes it, so
 * that thousands of idle ones hold no thread of the server. A stream ends by itself after some minutes, and the client comes
 * back with a fresh token and {@code Last-Event-ID}.
 */
public final class EventStreams implements AutoCloseable {

    /**
     * How streams behave.
     *
     * @param heartbeat a comment is sent after this long without an event, which keeps proxies from closing the stream and
     *     finds out whether the client is still there
     * @param lifetime how long one stream goes on
     * @param streamsMax streams at a time on this node
     */
    public record Settings(Duration heartbeat, Duration lifetime, int streamsMax) {
        public static final Settings STANDARD = new Settings(Duration.ofSeconds(15), Duration.ofMinutes(10), 2_000);
    }

    private final RecordEvents events;
    private final Settings settings;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    public EventStreams(RecordEvents events, Settings settings) {
        this.events = events;
        this.settings = settings;
    }

    /** Answers {@code GET /apps/{app}/records/events}; refusals are thrown as {@link ProblemException}. */
    public void serve(HttpServletRequest request, HttpServletResponse response, Principal principal, String app)
            throws IOException {
        if (closing || open.size() >= settings.streamsMax()) {
            throw new ProblemException(
                    Problem.of(503, "overloaded", "This server has too many live streams. Try again soon.")
                            .withRetryAfter(Duration.ofSeconds(5)));
        }
        Optional<String> after = Optional.ofNullable(request.getHeader("Last-Event-ID"))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        Subscription subscription = Problems.valueOf(events.subscribe(principal, app, after));
        try {
            response.setStatus(200);
            response.setContentType("text/event-stream");
            response.setCharacterEncoding("UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            AsyncContext context = request.startAsync();
            context.setTimeout(0);
            EventStream stream = new EventStream(subscription, context, settings, response.getOutputStream());
            open.add(stream);
            Thread.ofVirtual().name("record-events").start(() -> {
                try {
                    stream.run();
                } finally {
                    open.remove(stream);
                }
            });
        } catch (IOException | RuntimeException fault) {
            subscription.close();
            throw fault;
        }
    }

    /** Ends all streams; the clients come back to another node. */
    @Override
    public void close() {
        closing = true;
        open.forEach(EventStream::stop);
    }
}
