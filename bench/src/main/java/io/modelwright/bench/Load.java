package io.modelwright.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Closed-loop load: so many connections, each sending its next request when the last one is answered. */
final class Load {

    /**
     * What was measured.
     *
     * @param perSecond answers per second
     * @param errors answers with another status than the expected one, and broken connections
     */
    record Figures(double perSecond, Duration p50, Duration p99, long requests, long errors) {}

    private Load() {}

    /** Runs for that long; {@code requests} gives the n-th request, n counting over all connections from a seed. */
    static Figures run(
            int port, int connections, Duration time, int expectedStatus, IntFunction<HttpRequestBytes> requests)
            throws InterruptedException {
        List<Callable<Samples>> clients = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        for (int i = 0; i < connections; i++) {
            int start = i * 1_000_003;
            clients.add(() -> client(port, end, expectedStatus, start, requests));
        }
        long begin = System.nanoTime();
        List<Samples> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            for (Future<Samples> client : threads.invokeAll(clients)) {
                all.add(client.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client of the load broke", e.getCause());
        }
        return figures(all, System.nanoTime() - begin);
    }

    private static Samples client(
            int port, long end, int expectedStatus, int start, IntFunction<HttpRequestBytes> requests)
            throws IOException {
        Samples samples = new Samples();
        HttpConnection connection = new HttpConnection(port);
        try {
            for (int n = start; System.nanoTime() < end; n++) {
                HttpRequestBytes request = requests.apply(n);
                long sent = System.nanoTime();
                try {
                    int status = connection.exchange(request).status();
                    samples.add(
                            System.nanoTime() - sent,
                            expectedStatus == status || (expectedStatus == 0 && status < 300));
                } catch (IOException e) {
                    samples.add(System.nanoTime() - sent, false);
                    connection.close();
                    connection = new HttpConnection(port);
                }
            }
        } finally {
            connection.close();
        }
        return samples;
    }

    private static Figures figures(List<Samples> all, long nanos) {
        long[] sorted = all.stream()
                .flatMapToLong(samples -> Arrays.stream(samples.nanos, 0, samples.count))
                .sorted()
                .toArray();
        long errors = all.stream().mapToLong(samples -> samples.errors).sum();
        return new Figures(
                sorted.length / (nanos / 1e9),
                percentile(sorted, 0.50),
                percentile(sorted, 0.99),
                sorted.length,
                errors);
    }

    private static Duration percentile(long[] sorted, double share) {
        return sorted.length == 0
                ? Duration.ZERO
                : Duration.ofNanos(sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))]);
    }

    /** The latencies that one connection saw; grows without boxing. */
    private static final class Samples {
        private long[] nanos = new long[4096];
        private int count;
        private long errors;

        void add(long latency, boolean expected) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = latency;
            if (!expected) {
                errors++;
            }
        }
    }
}
