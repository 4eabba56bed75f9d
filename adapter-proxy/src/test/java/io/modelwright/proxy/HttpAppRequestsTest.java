package io.modelwright.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.modelwright.ports.deploy.driven.AppRequests;
import io.modelwright.ports.deploy.driven.AppRequests.Answer;
import io.modelwright.ports.deploy.driven.AppRequests.Body;
import io.modelwright.ports.deploy.driven.AppRequests.Call;
import io.modelwright.ports.failure.AppUnreachable;
import io.modelwright.testkit.deploy.AppRequestsContract;
import io.modelwright.testkit.deploy.ProgramEngine.Running;
import io.modelwright.testkit.deploy.SmallServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Asking real servers, slow and broken ones among them. */
final class HttpAppRequestsTest implements AppRequestsContract {

    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final HttpAppRequests requests = HttpAppRequests.start(SILENCE);
    private final List<Running> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        requests.close();
        servers.forEach(server -> server.stop().run());
    }

    @Override
    public AppRequests requests() {
        return requests;
    }

    private int server(SmallServer.Answering answering) {
        Running server = SmallServer.start(answering, true);
        servers.add(server);
        return server.port();
    }

    @Override
    public int serving(Function<Call, Answer> application) {
        return server(exchange -> answer(exchange, application));
    }

    private static void answer(HttpExchange exchange, Function<Call, Answer> application) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Map<String, String> named = new HashMap<>();
            for (String name : List.of("If-Match", "Cookie")) {
                Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                        .ifPresent(text -> named.put(name, text));
            }
            Answer answer = application.apply(new Call(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    named,
                    body.length == 0
                            ? Optional.empty()
                            : Optional.of(new Body(new ByteArrayInputStream(body), body.length))));
            answer.fields().forEach(exchange.getResponseHeaders()::set);
            byte[] said = answer.content().readAllBytes();
            exchange.sendResponseHeaders(answer.status(), said.length == 0 ? -1 : said.length);
            exchange.getResponseBody().write(said);
        }
    }

    @Override
    public int nobody() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Call get() {
        return new Call("GET", "/", Map.of(), Optional.empty());
    }

    @Test
    void answersShouldComeAsTheyAreWritten() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        int port = server(exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('a');
                exchange.getResponseBody().flush();
                seen.await();
                exchange.getResponseBody().write('b');
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
            }
        });
        try (Answer answer = requests.ask(port, get())) {
            assertThat(answer.content().read()).isEqualTo('a');
            seen.countDown();
            assertThat(answer.content().read()).isEqualTo('b');
            assertThat(answer.content().read()).isNegative();
        }
    }

    @Test
    void brokenAnswersShouldBeToldFromWholeOnes() throws Exception {
        int port = server(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            throw new IOException("the program ends");
        });
        try (Answer answer = requests.ask(port, get());
                InputStream content = answer.content()) {
            assertThatThrownBy(content::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void silenceShouldEnd() {
        CountDownLatch end = new CountDownLatch(1);
        int port = server(exchange -> {
            try {
                end.await();
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
            }
        });
        try (HttpAppRequests impatient = HttpAppRequests.start(Duration.ofMillis(100))) {
            assertThatThrownBy(() -> impatient.ask(port, get())).isInstanceOf(AppUnreachable.class);
        } finally {
            end.countDown();
        }
    }

    @Test
    void nothingShouldBeRememberedOfCallers() throws IOException {
        List<Optional<String>> cookies = new ArrayList<>();
        int port = serving(call -> {
            cookies.add(Optional.ofNullable(call.fields().get("Cookie")));
            return AppRequestsContract.saying(200, Map.of("Set-Cookie", "who=me; Path=/"), "");
        });
        for (int time = 0; time < 2; time++) {
            requests.ask(port, get()).close();
        }
        assertThat(cookies).containsExactly(Optional.empty(), Optional.empty());
    }

    @Test
    void refusalsBeforeTheEndOfABodyShouldBeHeard() throws IOException {
        int port = server(exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(413, 0);
                exchange.getResponseBody().flush();
                // a server that closes before it has read what comes cuts its own answer off
                exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            }
        });
        byte[] large = new byte[8 * 1_024 * 1_024];
        Call call =
                new Call("POST", "/", Map.of(), Optional.of(new Body(new ByteArrayInputStream(large), large.length)));
        try (Answer answer = requests.ask(port, call)) {
            assertThat(answer.status()).isEqualTo(413);
        }
    }
}
