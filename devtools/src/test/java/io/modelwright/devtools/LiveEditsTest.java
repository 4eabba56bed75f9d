package io.modelwright.devtools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program of two modules that runs while its sources are edited. */
@Timeout(60)
final class LiveEditsTest {

    private static final String GREETING = """
            package demo;
            public final class Greeting {
                public static final int LIMIT = 10;
                public static String text() { return "one"; }
            }
            """;

    private static final String MAIN = """
            package demo;
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;
            public final class Main {
                public static void main(String[] args) throws Exception {
                    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
                    server.createContext("/", exchange -> {
                        byte[] text = answer().getBytes("UTF-8");
                        exchange.sendResponseHeaders(200, text.length);
                        exchange.getResponseBody().write(text);
                        exchange.close();
                    });
                    server.start();
                    System.out.println(server.getAddress().getPort());
                }
                static String answer() throws java.io.IOException {
                    try (var in = Main.class.getResourceAsStream("/note.txt")) {
                        return Greeting.text() + " " + Greeting.LIMIT + " " + new String(in.readAllBytes(), "UTF-8");
                    }
                }
            }
            """;

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> said = new ArrayList<>();
    private Path greeting;
    private Path main;
    private Workspace workspace;
    private Program program;
    private LiveEdits edits;
    private int port;

    @BeforeEach
    void start() throws IOException {
        greeting = write("words/src/main/java/demo/Greeting.java", GREETING);
        main = write("program/src/main/java/demo/Main.java", MAIN);
        write("program/src/main/resources/note.txt", "note");
        workspace = new Workspace(List.of(folder.resolve("words"), folder.resolve("program")), List.of());
        Rebuild rebuild = new Rebuild(workspace, new SourceCompiler(workspace, 21));
        assertThat(rebuild.apply(Set.copyOf(workspace.snapshot().keySet()))).isInstanceOf(Rebuild.Result.Written.class);
        int debugPort = freePort();
        program = new Program(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:" + debugPort,
                        "-cp",
                        workspace.classPath(),
                        "demo.Main"),
                builder -> builder.redirectError(ProcessBuilder.Redirect.INHERIT));
        edits = new LiveEdits(workspace, rebuild, program, new HotSwap(debugPort), said::add);
        program.start();
        awaitStart();
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void awaitStart() throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(program.process().getInputStream(), StandardCharsets.UTF_8));
        port = Integer.parseInt(String.valueOf(output.readLine()));
    }

    private String answer() throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private boolean poll() {
        return edits.poll(() -> {});
    }

    @Test
    void bodyShouldBeSwappedIntoTheRunningProcess() throws Exception {
        assertThat(answer()).isEqualTo("one 10 note");
        assertThat(poll()).isFalse();
        long process = program.process().pid();
        Files.writeString(greeting, GREETING.replace("\"one\"", "\"another one\""));

        assertThat(poll()).isTrue();

        assertThat(answer()).isEqualTo("another one 10 note");
        assertThat(program.process().pid()).as(said.toString()).isEqualTo(process);
        assertThat(poll()).isFalse();
    }

    @Test
    void newMemberShouldRestartItWithAllThatNameTheClass() throws Exception {
        long process = program.process().pid();
        Files.writeString(
                greeting,
                GREETING.replace("static String text() { return \"one\"; }", "static Object text() { return 7; }"));

        poll();
        awaitStart();

        // a program that was not compiled again would miss the method that gave a text
        assertThat(answer()).isEqualTo("7 10 note");
        assertThat(program.process().pid()).isNotEqualTo(process);
    }

    /** Compilers copy constants into the classes that use them. */
    @Test
    void constantShouldReachWhoUsesIt() throws Exception {
        Files.writeString(greeting, GREETING.replace("LIMIT = 10", "LIMIT = 11"));

        poll();
        awaitStart();

        assertThat(answer()).isEqualTo("one 11 note");
    }

    @Test
    void errorShouldLeaveWhatRunsAndBeMended() throws Exception {
        Files.writeString(greeting, GREETING.replace("\"one\"", "one"));
        poll();
        assertThat(said).anyMatch(line -> line.contains("Greeting.java:4"));
        assertThat(answer()).isEqualTo("one 10 note");

        // the mended file comes with the one that is still to be compiled
        Files.writeString(main, MAIN.replace("Greeting.text() + \" \"", "Greeting.text() + \", \""));
        poll();
        assertThat(answer()).isEqualTo("one 10 note");
        Files.writeString(greeting, GREETING.replace("\"one\"", "\"mended\""));
        poll();
        assertThat(answer()).isEqualTo("mended, 10 note");
    }

    @Test
    void resourceShouldRestartIt() throws Exception {
        Files.writeString(folder.resolve("program/src/main/resources/note.txt"), "other");

        poll();
        awaitStart();

        assertThat(answer()).isEqualTo("one 10 other");
    }

    @Test
    void sourcesShouldComeAndGo() throws Exception {
        Path more = write(
                "words/src/main/java/demo/More.java",
                "package demo; class More { static String more() { return \"more\"; } }");
        Files.writeString(greeting, GREETING.replace("\"one\"", "More.more()"));
        poll();
        awaitStart();
        assertThat(answer()).isEqualTo("more 10 note");

        Files.delete(more);
        poll();
        assertThat(said).anyMatch(line -> line.contains("Greeting.java"));
        assertThat(answer()).isEqualTo("more 10 note");
        Files.writeString(greeting, GREETING);
        poll();
        awaitStart();
        assertThat(answer()).isEqualTo("one 10 note");
        assertThat(folder.resolve("words/target/classes/demo/More.class")).doesNotExist();
    }

    @Test
    void programThatEndedShouldStartAgainWithAnEdit() throws Exception {
        program.process().destroyForcibly().waitFor();
        assertThat(program.runs()).isFalse();
        Files.writeString(greeting, GREETING.replace("\"one\"", "\"again\""));

        poll();
        awaitStart();

        assertThat(answer()).isEqualTo("again 10 note");
    }
}
