package io.modelwright.rest.live;

import io.modelwright.rest.live.LiveStreams.Settings;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one stream until the client goes, its time is over, or its feed is. */
final class LiveStream implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);
    private static final byte[] HEARTBEAT = ": still here\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HELLO = "retry: 2000\n\n".getBytes(StandardCharsets.UTF_8);

    private final Feed feed;
    private final AsyncContext context;
    private final Settings settings;
    private final OutputStream out;
    private volatile boolean stopped;
    private volatile @Nullable Thread thread;

    LiveStream(Feed feed, AsyncContext context, Settings settings, OutputStream out) {
        this.feed = feed;
        this.context = context;
        this.settings = settings;
        this.out = out;
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        try {
            write();
        } catch (IOException gone) {
            LOG.debug("the client of a live stream went away: {}", gone.toString());
        } catch (RuntimeException fault) {
            // The client sees the stream end and comes back with the id of the last event it has seen.
            LOG.warn("a live stream broke off", fault);
        } finally {
            thread = null;
            feed.close();
            complete();
        }
    }

    private void complete() {
        try {
            context.complete();
        } catch (IllegalStateException completed) {
            LOG.debug("the request of a stream had ended before it: {}", completed.getMessage());
        }
    }

    private void write() throws IOException {
        long end = System.nanoTime() + settings.lifetime().toNanos();
        send(HELLO);
        while (!stopped && !feed.isOver() && System.nanoTime() < end) {
            List<LiveEvent> events = feed.next(settings.heartbeat());
            if (events.isEmpty()) {
                send(HEARTBEAT);
            }
            for (LiveEvent event : events) {
                out.write(event.text());
            }
            out.flush();
        }
    }

    private void send(byte[] text) throws IOException {
        out.write(text);
        out.flush();
    }

    /** Ends the stream soon. */
    void stop() {
        stopped = true;
        Thread writing = thread;
        if (writing != null) {
            writing.interrupt();
        }
    }
}
