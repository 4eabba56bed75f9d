package io.modelwright.testkit.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.modelwright.testkit.deploy.ProgramEngine.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A small HTTP server in the place of an application: {@code /health/ready} and its name everywhere else. */
public final class SmallServer {

    private SmallServer() {}

    /** How a request is answered beside those of health. */
    @FunctionalInterface
    public interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** Answers everything with that text. */
    public static Running saying(String text) {
        return start(exchange -> reply(exchange, 200, text), true);
    }

    /** @param ready what it says of itself */
    public static Running start(Answering answering, boolean ready) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            server.createContext("/", answering::answer);
            server.createContext("/health/ready", exchange -> reply(exchange, ready ? 200 : 503, "{}"));
            server.start();
            return new Running(server.getAddress().getPort(), OptionalInt.empty(), () -> {
                server.stop(0);
                threads.shutdownNow();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void reply(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
