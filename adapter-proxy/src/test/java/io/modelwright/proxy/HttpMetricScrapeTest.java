package io.modelwright.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.testkit.deploy.ProgramEngine.Running;
import io.modelwright.testkit.deploy.SmallServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What applications answer that are not to be trusted. */
final class HttpMetricScrapeTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final HttpMetricScrape scrape = new HttpMetricScrape();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Running> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        over.countDown();
        servers.forEach(server -> server.stop().run());
        scrape.close();
    }

    private int serving(SmallServer.Answering answering) {
        Running server = SmallServer.start(answering, true);
        servers.add(server);
        return server.port();
    }

    @Test
    void metricsShouldBeReadAsTheyAre() {
        int port = serving(exchange -> SmallServer.reply(
                exchange,
                200,
                exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Accept")));
        assertThat(scrape.scrape(port, LONG)).contains("/metrics text/plain;version=0.0.4");
    }

    @Test
    void otherStatusesAndNobodyShouldBeNothing() {
        assertThat(scrape.scrape(serving(exchange -> SmallServer.reply(exchange, 500, "a 1")), LONG))
                .isEmpty();
        assertThat(scrape.scrape(serving(HttpMetricScrapeTest::elsewhere), LONG))
                .isEmpty();
        int port = serving(exchange -> {});
        servers.removeFirst().stop().run();
        servers.getLast().stop().run();
        assertThat(scrape.scrape(port, LONG)).isEmpty();
    }

    private static void elsewhere(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/metrics");
        SmallServer.reply(exchange, 302, "a 1");
    }

    @Test
    void bodyWithoutEndShouldBeBrokenOff() {
        int port = serving(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] line = "a 1\n".repeat(4_096).getBytes(StandardCharsets.UTF_8);
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(line);
                }
            }
        });
        assertThat(scrape.scrape(port, LONG)).isEmpty();
    }

    @Test
    void longestBodyShouldBeReadAndOneByteMoreNot() {
        assertThat(scrape.scrape(
                        serving(exchange -> SmallServer.reply(exchange, 200, "x".repeat(HttpMetricScrape.LONGEST))),
                        LONG))
                .hasValueSatisfying(text -> assertThat(text).hasSize(HttpMetricScrape.LONGEST));
        assertThat(scrape.scrape(
                        serving(exchange -> SmallServer.reply(exchange, 200, "x".repeat(HttpMetricScrape.LONGEST + 1))),
                        LONG))
                .isEmpty();
    }

    @Test
    void bodyThatDoesNotGoOnShouldNotBeWaitedFor() {
        int port = serving(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("a 1\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await();
        });
        assertThat(scrape.scrape(port, Duration.ofMillis(100))).isEmpty();
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
