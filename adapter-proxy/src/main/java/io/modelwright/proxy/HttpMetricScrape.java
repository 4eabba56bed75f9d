package io.modelwright.proxy;

import io.modelwright.ports.monitoring.driven.MetricScrape;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks {@code /metrics}. What is longer than it may be, or comes too slowly, is broken off. */
public final class HttpMetricScrape implements MetricScrape, AutoCloseable {

    /** The longest answer that is read. */
    static final int LONGEST = 2 * 1_024 * 1_024;

    private static final int OK = 200;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    @Override
    public Optional<String> scrape(int port, Duration patience) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .timeout(patience)
                .header("Accept", "text/plain;version=0.0.4")
                .build();
        CompletableFuture<HttpResponse<Optional<byte[]>>> answer =
                client.sendAsync(request, head -> new BoundedBody(head.statusCode() == OK ? LONGEST : 0));
        try {
            // the time of the request is over with its head: this one is for its body too
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .body()
                    .map(body -> new String(body, StandardCharsets.UTF_8));
        } catch (ExecutionException | TimeoutException notThere) {
            return Optional.empty();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
