package io.modelwright.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.modelwright.core.deploy.Endpoint;
import io.modelwright.ports.deploy.driven.StableRoutes.Elsewhere;
import io.modelwright.ports.deploy.driven.StableRoutes.Route;
import io.modelwright.testkit.deploy.ProgramEngine.Running;
import io.modelwright.testkit.deploy.SmallServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JettyRoutesTest {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Running> servers = new ArrayList<>();
    private JettyRoutes routes;
    private int port;

    @BeforeEach
    void start() throws IOException {
        routes = JettyRoutes.start(Duration.ofSeconds(30));
        port = freePort();
    }

    @AfterEach
    void stop() {
        routes.close();
        servers.forEach(server -> server.stop().run());
        client.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private int server(SmallServer.Answering answering) {
        Running server = SmallServer.start(answering, true);
        servers.add(server);
        return server.port();
    }

    private int saying(String text) {
        return server(exchange -> SmallServer.reply(exchange, 200, text));
    }

    private void put(int target) {
        assertThat(routes.put(new Route(port, OptionalInt.of(target), false))).isTrue();
    }

    private void hold(int target) {
        assertThat(routes.put(new Route(port, OptionalInt.of(target), true))).isTrue();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    @Test
    void processesOfAnInstallationShouldKnowEachOthersPorts() throws Exception {
        routes.identify("ours");
        put(saying("an application"));
        JettyRoutes same = JettyRoutes.start(Duration.ofSeconds(1));
        JettyRoutes stranger = JettyRoutes.start(Duration.ofSeconds(1));
        same.identify("ours");
        stranger.identify("theirs");
        try {
            for (JettyRoutes other : List.of(same, stranger)) {
                assertThat(other.put(new Route(port, OptionalInt.empty(), false)))
                        .isFalse();
            }
            assertThat(same.isElsewhere(port)).isTrue();
            assertThat(stranger.isElsewhere(port)).isFalse();
            assertThat(same.isElsewhere(freePort())).isFalse();
            assertThat(same.isElsewhere(saying("no proxy"))).isFalse();
        } finally {
            same.close();
            stranger.close();
        }
        HttpResponse<String> traced = client.send(
                request("/")
                        .header(DeploymentProxy.INSTALLATION, "theirs")
                        .method("TRACE", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(traced.statusCode()).isEqualTo(405);
        assertThat(traced.body()).doesNotContain("an application");
        assertThat(traced.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("modelwright-"));
    }

    @Test
    void processShouldSayToItsLikeWhatItDoesWithAPort() throws Exception {
        routes.identify("ours");
        JettyRoutes same = JettyRoutes.start(Duration.ofSeconds(1));
        same.identify("ours");
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        int slow = server(exchange -> {
            asked.countDown();
            await(answer);
            SmallServer.reply(exchange, 200, "late");
        });
        try {
            put(slow);
            assertThat(same.elsewhere(port)).contains(new Elsewhere(Set.of(Endpoint.local(slow)), false, Map.of()));
            CompletableFuture<HttpResponse<String>> late =
                    client.sendAsync(request("/").build(), BodyHandlers.ofString());
            asked.await();
            hold(slow + 1);
            assertThat(same.elsewhere(port))
                    .contains(new Elsewhere(Set.of(Endpoint.local(slow + 1)), true, Map.of(Endpoint.local(slow), 1)));
            answer.countDown();
            assertThat(late.get().body()).isEqualTo("late");
        } finally {
            answer.countDown();
            same.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"nonsense|''", "127.0.0.1|''", "127.0.0.1:x|''", ":1|''", "''|127.0.0.1:1", "''|127.0.0.1:1=x"})
    void whatAnotherProgramSaysShouldNotBeTakenForARoute(String targets, String inFlight) {
        assertThat(Told.of(targets, false, inFlight)).isEmpty();
    }

    @Test
    void requestShouldArriveAsItIsAndSayWhereItComesFrom() throws Exception {
        put(server(exchange -> SmallServer.reply(
                exchange,
                201,
                exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + header(exchange, "Host") + " "
                        + header(exchange, "X-Forwarded-For") + " " + header(exchange, "X-Forwarded-Host") + " "
                        + header(exchange, "Forwarded") + " "
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))));

        HttpResponse<String> answer = client.send(
                request("/a%2Fb/%C3%A4?q=%20x&y=1")
                        .header("X-Forwarded-For", "6.6.6.6")
                        .header("Forwarded", "for=6.6.6.6")
                        .PUT(BodyPublishers.ofString("body"))
                        .build(),
                BodyHandlers.ofString());

        String host = "127.0.0.1:" + port;
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body())
                .isEqualTo("PUT /a%2Fb/%C3%A4?q=%20x&y=1 " + host + " 127.0.0.1 " + host + " null body");
    }

    private static String header(HttpExchange exchange, String name) {
        return String.valueOf(exchange.getRequestHeaders().getFirst(name));
    }

    @Test
    void headersOfOneConnectionShouldNotBeHandedOn() throws Exception {
        put(server(exchange -> SmallServer.reply(
                exchange,
                200,
                header(exchange, "X-Secret") + header(exchange, "Keep-Alive") + header(exchange, "TE"))));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(String.join(
                                    "\r\n",
                                    "GET / HTTP/1.1",
                                    "Host: x",
                                    "Connection: close, X-Secret",
                                    "X-Secret: 1",
                                    "Keep-Alive: timeout=5",
                                    "TE: trailers",
                                    "",
                                    "")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .contains("nullnullnull");
        }
    }

    @Test
    void eventsShouldArriveOneByOne() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        put(server(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.write("data: one\n\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            await(seen);
            out.write("data: two\n\n".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        }));
        HttpResponse<InputStream> answer = client.send(request("/events").build(), BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.US_ASCII))) {
            assertThat(lines.readLine()).isEqualTo("data: one");
            assertThat(routes.inFlight(port, servers.getFirst().port())).isEqualTo(1);
            seen.countDown();
            assertThat(lines.lines().toList()).contains("data: two");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void bodyShouldBeHandedOnBeforeItIsWhole() throws Exception {
        CompletableFuture<Integer> first = new CompletableFuture<>();
        put(server(exchange -> {
            first.complete(exchange.getRequestBody().read());
            SmallServer.reply(exchange, 200, "read");
        }));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\na"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(first.get()).isEqualTo('a');
            socket.getOutputStream().write('b');
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .endsWith("read");
        }
    }

    @Test
    void heldRequestsShouldGoToWhatServesThen() throws Exception {
        int before = saying("old");
        hold(before);
        CompletableFuture<HttpResponse<String>> waiting = client.sendAsync(
                request("/x").POST(BodyPublishers.ofString("z")).build(), BodyHandlers.ofString());
        assertThat(routes.inFlight(port, before)).isZero();
        put(saying("new"));
        assertThat(waiting.get().body()).isEqualTo("new");
    }

    @Test
    void heldRequestShouldBeToldToComeAgainInTheEnd() throws Exception {
        routes.close();
        routes = JettyRoutes.start(Duration.ofMillis(20));
        hold(saying("old"));
        HttpResponse<String> answer = get("/");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(answer.body()).contains("urn:modelwright:problem:deployment-busy");
    }

    @Test
    void whatDoesNotServeShouldBeSaid() throws Exception {
        assertThat(routes.put(new Route(port, OptionalInt.empty(), false))).isTrue();
        assertThat(get("/").statusCode()).isEqualTo(503);
        put(freePort());
        assertThat(get("/").statusCode()).isEqualTo(502);
        assertThat(get("/").headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void portsShouldBeOpenedAndClosed() throws Exception {
        assertThat(routes.isFree(port)).isTrue();
        put(saying("x"));
        assertThat(routes.isFree(port)).isFalse();
        assertThat(routes.ports()).containsExactly(port);
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(routes.isFree(stranger.getLocalPort())).isFalse();
            assertThat(routes.put(new Route(stranger.getLocalPort(), OptionalInt.empty(), false)))
                    .isFalse();
        }
        routes.remove(port);
        routes.remove(port);
        assertThat(routes.ports()).isEmpty();
        put(saying("y"));
        assertThat(get("/").body()).isEqualTo("y");
    }

    @Test
    void noRequestShouldBeLostWhileWhatServesChanges() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        ConcurrentLinkedQueue<String> failed = new ConcurrentLinkedQueue<>();
        Running current = SmallServer.saying("release 0");
        put(current.port());
        List<Future<?>> load = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int worker = 0; worker < 8; worker++) {
                load.add(threads.submit(() -> {
                    while (!over.get()) {
                        ask(answered, failed);
                    }
                }));
            }
            for (int release = 1; release <= 12; release++) {
                int enough = answered.get() + 40;
                Running next = SmallServer.saying("release " + release);
                if (release % 3 == 0) {
                    hold(current.port());
                    drained(current.port());
                    current.stop().run();
                    put(next.port());
                } else {
                    put(next.port());
                    drained(current.port());
                    current.stop().run();
                }
                current = next;
                while (answered.get() < enough && failed.isEmpty()) {
                    Thread.onSpinWait();
                }
            }
            over.set(true);
            for (Future<?> worker : load) {
                worker.get();
            }
        }
        current.stop().run();
        assertThat(failed).isEmpty();
        assertThat(answered.get()).isGreaterThan(400);
    }

    private void drained(int target) {
        while (routes.inFlight(port, target) > 0) {
            Thread.onSpinWait();
        }
    }

    private void ask(AtomicInteger answered, ConcurrentLinkedQueue<String> failed) {
        try {
            HttpResponse<String> answer = client.send(
                    request("/").POST(BodyPublishers.ofString("some body")).build(), BodyHandlers.ofString());
            if (answer.statusCode() == 200 && answer.body().startsWith("release ")) {
                answered.incrementAndGet();
            } else {
                failed.add(answer.statusCode() + " " + answer.body());
            }
        } catch (IOException | InterruptedException fault) {
            failed.add(fault.toString());
        }
    }
}
