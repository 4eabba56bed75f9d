package app.support.events;

import app.support.auth.Accounts;
import app.support.json.JsonPointer;
import app.support.problem.Problems;
import app.support.records.Caller;
import app.support.records.ChangeVisibility;
import app.support.store.Transactions;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the changes of records as server-sent events. The request's thread only opens a stream; a virtual thread of its own then
 * writes it, so that idle ones hold no thread of the server. A stream ends by itself after some minutes, and the client comes back
 * with a fresh token and {@code Last-Event-ID}. Thread-safe.
 */
public final class EventStreams implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
    private static final Pattern POSITION = Pattern.compile("0|[1-9][0-9]{0,17}");
    /** A comment after this long without an event finds out whether the client is still there. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int STREAMS_MAX = 1_000;
    private static final byte[] HELLO = "retry: 2000\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] STILL_HERE = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

    private final ChangeRelay relay;
    private final Transactions transactions;
    private final ChangeVisibility visibility;
    private final Accounts accounts;
    private final Set<Thread> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    public EventStreams(ChangeRelay relay, Transactions transactions, ChangeVisibility visibility, Accounts accounts) {
        this.relay = relay;
        this.transactions = transactions;
        this.visibility = visibility;
        this.accounts = accounts;
    }

    /** @param token the access token that the stream lives by */
    public void serve(HttpServletRequest request, HttpServletResponse response, String token)
            throws IOException, SQLException {
        OptionalLong after = after(request.getHeader("Last-Event-ID"));
        if (closing || open.size() >= STREAMS_MAX) {
            throw Problems.overloaded("This server has too many live streams. Try again soon.");
        }
        Supplier<Optional<Caller>> caller = () -> accounts.recognizeAtRecords(token);
        ChangeFollower follower = new ChangeFollower(relay, transactions, visibility, caller, after);
        try {
            response.setStatus(200);
            response.setContentType("text/event-stream");
            response.setCharacterEncoding("UTF-8");
            response.setHeader("X-Accel-Buffering", "no");
            AsyncContext context = request.startAsync();
            context.setTimeout(0);
            OutputStream out = response.getOutputStream();
            Thread thread = Thread.ofVirtual().name("record-events").unstarted(() -> run(follower, context, out));
            open.add(thread);
            thread.start();
        } catch (IOException | RuntimeException fault) {
            follower.close();
            throw fault;
        }
    }

    private static OptionalLong after(@Nullable String header) {
        String said = header == null ? "" : header.strip();
        if (said.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!POSITION.matcher(said).matches()) {
            throw Problems.malformed(
                    "malformed-position", JsonPointer.ROOT, "This position did not come from this stream.");
        }
        return OptionalLong.of(Long.parseLong(said));
    }

    private void run(ChangeFollower follower, AsyncContext context, OutputStream out) {
        try (follower) {
            write(follower, out);
        } catch (IOException gone) {
            LOG.debug("the client of a live stream went away: {}", gone.toString());
        } catch (SQLException | RuntimeException fault) {
            // The client sees the stream end and comes back with the id of the last event it has seen.
            LOG.warn("a live stream broke off", fault);
        } finally {
            open.remove(Thread.currentThread());
            complete(context);
        }
    }

    private static void complete(AsyncContext context) {
        try {
            context.complete();
        } catch (IllegalStateException completed) {
            LOG.debug("the request of a stream had ended before it: {}", completed.getMessage());
        }
    }

    private void write(ChangeFollower follower, OutputStream out) throws IOException, SQLException {
        long end = System.nanoTime() + LIFE.toNanos();
        out.write(HELLO);
        Optional<ChangeFollower.Event> reset = follower.reset();
        if (reset.isPresent()) {
            out.write(text(reset.get()));
        }
        out.flush();
        while (!closing && !follower.isOver() && System.nanoTime() < end) {
            List<ChangeFollower.Event> events = follower.next(HEARTBEAT);
            if (events.isEmpty()) {
                out.write(STILL_HERE);
            }
            for (ChangeFollower.Event event : events) {
                out.write(text(event));
            }
            out.flush();
        }
    }

    private static byte[] text(ChangeFollower.Event event) {
        return ("id: " + event.id() + "\nevent: " + event.name() + "\ndata: " + event.data() + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Ends all streams; the clients come back to another node. */
    @Override
    public void close() {
        closing = true;
        open.forEach(Thread::interrupt);
    }
}
