package io.modelwright.proxy;

import io.modelwright.core.deploy.Endpoint;
import io.modelwright.ports.deploy.driven.ReadyProbe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks {@code /health/ready}. */
public final class HttpReadyProbe implements ReadyProbe, AutoCloseable {

    private static final int OK = 200;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    @Override
    public boolean isReady(Endpoint endpoint, Duration patience) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + endpoint + "/health/ready"))
                .timeout(patience)
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
