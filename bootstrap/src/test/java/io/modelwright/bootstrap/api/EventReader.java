package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Reads a live stream event by event; each waits half a minute at most. For one thread. */
final class EventReader implements AutoCloseable {

    /** One event as it came. */
    record Event(String id, String name, String data) {}

    private final ExecutorService reading = Executors.newSingleThreadExecutor();
    private final InputStream body;
    private final BufferedReader lines;

    private EventReader(InputStream body) {
        this.body = body;
        this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** Follows; returns when the server has begun to answer. */
    static EventReader follow(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = Api.client().send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        return new EventReader(response.body());
    }

    Event next() throws Exception {
        return reading.submit(this::read).get(30, TimeUnit.SECONDS);
    }

    private Event read() throws IOException {
        String id = "";
        String name = "";
        String data = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring("id: ".length());
            } else if (line.startsWith("event: ")) {
                name = line.substring("event: ".length());
            } else if (line.startsWith("data: ")) {
                data = line.substring("data: ".length());
            } else if (line.isEmpty() && !name.isEmpty()) {
                return new Event(id, name, data);
            }
        }
        throw new AssertionError("the stream has ended");
    }

    @Override
    public void close() throws IOException {
        body.close();
        reading.shutdownNow();
    }
}
