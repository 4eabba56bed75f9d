package io.modelwright.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.deploy.Endpoint;
import io.modelwright.core.deploy.HostName;
import io.modelwright.ports.deploy.driven.StableRoutes.Route;
import io.modelwright.testkit.deploy.ProgramEngine.Running;
import io.modelwright.testkit.deploy.SmallServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One port for all deployments, where the name of the host says which is meant. */
final class NamedRoutesTest {

    private static final String TASKS = "tasks-production.localhost";

    private final List<Running> servers = new ArrayList<>();
    private final Set<Integer> used = new HashSet<>();
    private JettyRoutes routes;
    private int shared;

    @BeforeEach
    void start() throws IOException {
        shared = freePort();
        routes = JettyRoutes.start(Duration.ofSeconds(30), OptionalInt.of(shared));
    }

    @AfterEach
    void stop() {
        routes.close();
        servers.forEach(server -> server.stop().run());
    }

    private int freePort() throws IOException {
        while (true) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (used.add(socket.getLocalPort())) {
                    return socket.getLocalPort();
                }
            }
        }
    }

    private Endpoint saying(String text) {
        Running server = SmallServer.start(exchange -> SmallServer.reply(exchange, 200, text), true);
        servers.add(server);
        return Endpoint.local(server.port());
    }

    private int put(String text, String... names) throws IOException {
        int port = freePort();
        put(port, List.of(saying(text)), names);
        return port;
    }

    private void put(int port, List<Endpoint> targets, String... names) {
        Set<HostName> hosts = new HashSet<>();
        for (String name : names) {
            hosts.add(new HostName(name));
        }
        assertThat(routes.put(new Route(port, targets, false, hosts))).isTrue();
    }

    /** The answer to a request that is sent as it is written. */
    private String answer(int port, String... lines) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String asked(String host) throws IOException {
        return answer(shared, "GET /x HTTP/1.1", "Host: " + host);
    }

    @Test
    void nameShouldSayWhichDeploymentIsMeant() throws Exception {
        put("tasks", TASKS);
        put("shop", "shop-staging.localhost", "shop-staging-12345678.localhost");

        assertThat(asked(TASKS)).startsWith("HTTP/1.1 200").endsWith("tasks");
        assertThat(asked(TASKS + ":" + shared)).endsWith("tasks");
        assertThat(asked("Tasks-Production.LOCALHOST")).endsWith("tasks");
        assertThat(asked(TASKS + ".")).endsWith("tasks");
        assertThat(asked("shop-staging.localhost")).endsWith("shop");
        assertThat(asked("shop-staging-12345678.localhost")).endsWith("shop");
        // a port of its own goes on as before, whatever name is asked for
        assertThat(answer(put("own"), "GET / HTTP/1.1", "Host: " + TASKS)).endsWith("own");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown.localhost",
                "localhost",
                "127.0.0.1",
                "[::1]",
                "tasks-production.localhost.evil.example",
                "evil.tasks-production.localhost",
                "tasks-production.localhost..",
                ".tasks-production.localhost",
                "tasks-production.localhost@evil.example",
                "evil.example@tasks-production.localhost",
                "tasks-production.localhost/..",
                "tasks-production.localhost#",
                "tasks-production.localhost?x",
                "tasks-production.localhost%00",
                "tasks-production%2elocalhost",
                "tasks-production.localhost\tx",
                "tasks-production.localhost, evil.example",
                "tasks-production.localhost:x",
                "tasks-production.localhost:99999999",
                "t\u00e4sks-production.localhost",
                "*",
                "",
                " ",
                "a.very.long.name"
            })
    void otherNameShouldLeadNowhere(String host) throws Exception {
        put("tasks", TASKS);

        assertThat(asked(host)).startsWith("HTTP/1.1 4").doesNotEndWith("tasks");
    }

    @Test
    void unknownNameShouldBeAPlainProblem() throws Exception {
        assertThat(asked("unknown.localhost"))
                .startsWith("HTTP/1.1 404")
                .contains("application/problem+json", "urn:modelwright:problem:deployment-unknown")
                .doesNotContain("unknown.localhost");
    }

    @Test
    void noTextOfARequestShouldBecomeAnAddress() throws Exception {
        put("tasks", TASKS);
        Endpoint elsewhere = saying("elsewhere");

        for (String line : List.of(
                "GET http://" + elsewhere + "/ HTTP/1.1",
                "CONNECT " + elsewhere + " HTTP/1.1",
                "GET //" + elsewhere + "/ HTTP/1.1",
                "GET @" + elsewhere + "/ HTTP/1.1")) {
            for (String host : List.of(elsewhere.toString(), TASKS)) {
                assertThat(answer(shared, line, "Host: " + host)).as(line).doesNotContain("elsewhere");
            }
        }
        assertThat(answer(shared, "CONNECT " + TASKS + ":80 HTTP/1.1", "Host: " + TASKS + ":80"))
                .startsWith("HTTP/1.1 404");
        assertThat(answer(shared, "GET / HTTP/1.1", "Host: " + TASKS, "Host: unknown.localhost"))
                .startsWith("HTTP/1.1 400");
        assertThat(answer(shared, "GET / HTTP/1.1", "X-Forwarded-Host: " + TASKS, "Host: x"))
                .startsWith("HTTP/1.1 404");
        assertThat(answer(shared, "GET / HTTP/1.0")).startsWith("HTTP/1.1 404");
    }

    @Test
    void nameOfSeveralShouldLeadToNoneOfThemUntilOneIsLeft() throws Exception {
        int first = put("first", TASKS, "tasks-production-11111111.localhost");
        put("second", TASKS, "tasks-production-22222222.localhost");

        assertThat(asked(TASKS)).startsWith("HTTP/1.1 404").contains("deployment-ambiguous");
        assertThat(asked("tasks-production-11111111.localhost")).endsWith("first");
        assertThat(asked("tasks-production-22222222.localhost")).endsWith("second");

        routes.remove(first);
        assertThat(asked(TASKS)).endsWith("second");
        assertThat(asked("tasks-production-11111111.localhost")).startsWith("HTTP/1.1 404");
    }

    @Test
    void nameShouldGoWithARename() throws Exception {
        int port = freePort();
        Endpoint target = saying("tasks");
        put(port, List.of(target), "old-production.localhost");
        put(port, List.of(target), "new-production.localhost");

        assertThat(asked("old-production.localhost")).startsWith("HTTP/1.1 404");
        assertThat(asked("new-production.localhost")).endsWith("tasks");
        assertThat(routes.ports()).containsExactly(port);
    }

    @Test
    void sharedPortShouldNotBeOneOfADeployment() {
        assertThat(routes.put(new Route(shared, OptionalInt.empty(), false))).isFalse();
        routes.remove(shared);
        assertThat(routes.isFree(shared)).isFalse();
    }

    @Test
    void processThatIsGoneShouldFailNoRequestWhileOthersAnswer() throws Exception {
        int port = freePort();
        put(port, List.of(Endpoint.local(freePort()), saying("there"), Endpoint.local(freePort())));
        // one that has a body that may have been read is told so, once for each process at most
        int failed = 0;
        for (int i = 0; i < 10; i++) {
            String answer = answer(port, "POST / HTTP/1.1", "Host: x", "Content-Length: 0");
            failed += answer.startsWith("HTTP/1.1 502") ? 1 : 0;
        }
        assertThat(failed).isLessThanOrEqualTo(2);

        int other = freePort();
        put(other, List.of(Endpoint.local(freePort()), saying("here")));
        for (int i = 0; i < 10; i++) {
            assertThat(answer(other, "GET / HTTP/1.1", "Host: x")).endsWith("here");
        }
        put(other, List.of(Endpoint.local(freePort())));
        assertThat(answer(other, "GET / HTTP/1.1", "Host: x")).startsWith("HTTP/1.1 502");
    }

    @Test
    void requestsShouldBeSpreadOverTheProcessesOfARelease() throws Exception {
        put(freePort(), List.of(saying("one"), saying("two"), saying("three")), TASKS);
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < 6; i++) {
            String answer = asked(TASKS);
            seen.add(answer.substring(answer.lastIndexOf('\n') + 1));
        }
        assertThat(seen).containsExactly("one", "three", "two");
    }
}
