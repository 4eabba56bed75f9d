package io.modelwright.bootstrap.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a server, and breaks the connection when the server has answered and the client has not heard it. */
final class BreakingProxy implements AutoCloseable {

    private static final List<String> CARRIED =
            List.of("Authorization", "Content-Type", "Idempotency-Key", "Retry-After", "Location");

    private final HttpServer server;
    private final int target;
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

    BreakingProxy(int target) throws IOException {
        this.target = target;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::carry);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Lets so many answers through before the next one is lost. */
    void breakAfter(int answers) {
        left.set(answers);
    }

    private void carry(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + target + exchange.getRequestURI()))
                    .method(
                            exchange.getRequestMethod(),
                            BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
            for (String name : CARRIED) {
                String value = exchange.getRequestHeaders().getFirst(name);
                if (value != null) {
                    request.header(name, value);
                }
            }
            HttpResponse<byte[]> answer = Api.client().send(request.build(), BodyHandlers.ofByteArray());
            if (left.getAndDecrement() <= 0) {
                throw new IOException("broken on purpose");
            }
            for (String name : CARRIED) {
                answer.headers()
                        .firstValue(name)
                        .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
            }
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
