package io.modelwright.rest.records.events;

import io.modelwright.core.records.WireValues;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.records.driving.RecordEvents.Changed;
import io.modelwright.ports.records.driving.RecordEvents.RecordEvent;
import io.modelwright.ports.records.driving.RecordEvents.Reset;
import io.modelwright.ports.records.driving.RecordEvents.Subscription;
import io.modelwright.rest.json.JsonBodies;
import io.modelwright.rest.records.events.EventStreams.Settings;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one stream until the client goes, its time is over, or its reader loses the right to follow. */
final class EventStream implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final byte[] HEARTBEAT = ": still here\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HELLO = "retry: 2000\n\n".getBytes(StandardCharsets.UTF_8);

    private final Subscription subscription;
    private final AsyncContext context;
    private final Settings settings;
    private final OutputStream out;
    private volatile boolean stopped;
    private volatile @Nullable Thread thread;

    EventStream(Subscription subscription, AsyncContext context, Settings settings, OutputStream out) {
        this.subscription = subscription;
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
            LOG.debug("a follower of record changes went away: {}", gone.toString());
        } catch (RuntimeException fault) {
            // The client sees the stream end and comes back with the id of the last event it has seen.
            LOG.warn("a stream of record changes broke off", fault);
        } finally {
            thread = null;
            subscription.close();
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
        while (!stopped && !subscription.isRevoked() && System.nanoTime() < end) {
            List<RecordEvent> events = subscription.next(settings.heartbeat());
            if (events.isEmpty()) {
                send(HEARTBEAT);
            }
            for (RecordEvent event : events) {
                out.write(text(event));
            }
            out.flush();
        }
    }

    private void send(byte[] text) throws IOException {
        out.write(text);
        out.flush();
    }

    private static byte[] text(RecordEvent event) {
        String head = switch (event) {
            case Changed changed -> "id: " + changed.position() + "\nevent: " + word(changed) + "\ndata: ";
            case Reset reset -> "id: " + reset.position() + "\nevent: reset\ndata: ";
        };
        String data = new String(JsonBodies.bytes(data(event)), StandardCharsets.UTF_8);
        return (head + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String word(Changed changed) {
        return changed.action().name().toLowerCase(Locale.ROOT);
    }

    private static Json data(RecordEvent event) {
        return switch (event) {
            case Changed changed ->
                Json.object()
                        .put("entity", changed.entity())
                        .put("id", changed.record().toString())
                        .put("version", changed.version())
                        .put("action", word(changed))
                        .put("at", WireValues.dateTime(changed.at()))
                        .put("by", changed.by().toString())
                        .build();
            case Reset reset -> Json.object().build();
        };
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
