package io.modelwright.rest.live;

import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Serves live streams. The request's thread only opens a stream; a virtual thread of its own then writes it, so that
 * thousands of idle ones hold no thread of the server. A stream ends by itself after some minutes, and the client comes
 * back with a fresh token and {@code Last-Event-ID}.
 */
public final class LiveStreams implements AutoCloseable {

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

    private final Settings settings;
    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    public LiveStreams(Settings settings) {
        this.settings = settings;
    }

    /**
     * Answers with a stream; refusals are thrown as {@link ProblemException}.
     *
     * @param follow makes the feed, given the id of the last event that the client has seen, if any
     */
    public void serve(
            HttpServletRequest request, HttpServletResponse response, Function<Optional<String>, ? extends Feed> follow)
            throws IOException {
        if (closing || open.size() >= settings.streamsMax()) {
            throw new ProblemException(
                    Problem.of(503, "overloaded", "This server has too many live streams. Try again soon.")
                            .withRetryAfter(Duration.ofSeconds(5)));
        }
        Feed feed = follow.apply(Optional.ofNullable(request.getHeader("Last-Event-ID"))
                .map(String::strip)
                .filter(text -> !text.isEmpty()));
        try {
            response.setStatus(200);
            response.setContentType("text/event-stream");
            response.setCharacterEncoding("UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            AsyncContext context = request.startAsync();
            context.setTimeout(0);
            LiveStream stream = new LiveStream(feed, context, settings, response.getOutputStream());
            open.add(stream);
            Thread.ofVirtual().name("live-stream").start(() -> {
                try {
                    stream.run();
                } finally {
                    open.remove(stream);
                }
            });
        } catch (IOException | RuntimeException fault) {
            feed.close();
            throw fault;
        }
    }

    /** Ends all streams; the clients come back to another node. */
    @Override
    public void close() {
        closing = true;
        open.forEach(LiveStream::stop);
    }
}
