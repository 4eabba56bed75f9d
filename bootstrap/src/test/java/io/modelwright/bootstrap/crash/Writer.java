package io.modelwright.bootstrap.crash;

import io.modelwright.bootstrap.crash.Client.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Creates one record after the other, and remembers which of them were acknowledged. Owns a thread until it is stopped. */
final class Writer implements AutoCloseable {

    private final Client client;
    private final String path;
    private final Function<String, Iterable<Map<String, ?>>> bodies;
    private final Set<String> attempted = ConcurrentHashMap.newKeySet();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean stopping;
    private volatile long slowestNanos;

    /**
     * Starts to write.
     *
     * @param titles the beginning of all titles: none is written twice
     * @param bodies for each title what to send, and what else where that does not fit the design
     */
    Writer(Client client, String path, String titles, Function<String, Iterable<Map<String, ?>>> bodies) {
        this.client = client;
        this.path = path;
        this.bodies = bodies;
        this.thread = Thread.ofPlatform().daemon().name("writer").start(() -> write(titles));
    }

    private void write(String titles) {
        try {
            for (int number = 0; !stopping; number++) {
                String title = titles + number;
                attempted.add(title);
                if (isAcknowledged(title)) {
                    acknowledged.add(title);
                }
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAcknowledged(String title) throws InterruptedException {
        for (Map<String, ?> body : bodies.apply(title)) {
            try {
                long start = System.nanoTime();
                Answer answer = client.post(path, body);
                slowestNanos = Math.max(slowestNanos, System.nanoTime() - start);
                if (answer.status() == 201) {
                    return true;
                }
            } catch (IOException away) {
                // The server died; what it did with this record nobody knows.
                return false;
            }
        }
        return false;
    }

    Set<String> attempted() {
        return attempted;
    }

    Set<String> acknowledged() {
        return acknowledged;
    }

    /** How long the slowest answer took. */
    Duration slowest() {
        return Duration.ofNanos(slowestNanos);
    }

    @Override
    public void close() throws InterruptedException {
        stopping = true;
        thread.join(Duration.ofSeconds(60));
    }
}
