package io.modelwright.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The bench {@code login}: whether the time of a refused sign-in tells if there is such an account. Both kinds in turn, so that
 * whatever else the machine does meets both.
 */
final class LoginBench {

    private static final int WARM_UP = 20;
    private static final int TRIES = 100;
    private static final String KNOWN = "known@example.org";
    private static final String PASSWORD = "the right password of the bench";

    private final Program program;
    private final Path report;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param report docs/benchmarks.md */
    LoginBench(Program program, Path report) {
        this.program = program;
        this.report = report;
    }

    void run() throws IOException, InterruptedException {
        List<Duration> wrong = new ArrayList<>();
        List<Duration> unknown = new ArrayList<>();
        try (Servers servers = Servers.start()) {
            int port = ChildProcess.freePort();
            String config = servers.configuration(port).toString();
            Path log = servers.folder().resolve("server.log");
            try (ChildProcess server = program.start(port, log, "server", "--config", config)) {
                PlatformClient client = new PlatformClient(port);
                client.awaitReady();
                client.send(
                        "POST",
                        "/auth/register",
                        PlatformClient.json(Map.of("email", KNOWN, "password", PASSWORD, "displayName", "Known")));
                for (int count = 0; count < WARM_UP + TRIES; count++) {
                    Duration ofKnown = refused(port, KNOWN);
                    Duration ofUnknown = refused(port, "unknown-" + count + "@example.org");
                    if (count >= WARM_UP) {
                        wrong.add(ofKnown);
                        unknown.add(ofUnknown);
                    }
                }
                Console.say("server " + server.pid() + " answered");
            }
        }
        String text = Report.heading("login") + text(wrong, unknown);
        Console.say(text);
        Report.write(report, "Login", text);
    }

    private static String text(List<Duration> wrong, List<Duration> unknown) {
        double z = RankTest.z(wrong, unknown);
        return String.format(
                Locale.ROOT,
                "Refused sign-ins, %d of each kind in turn, one at a time. Median with a wrong password **%.2f ms**, of an"
                        + " unknown address **%.2f ms**. The Mann-Whitney test gives z = %.2f: the difference is %s"
                        + " (beyond ±2.58 it would not be, at 1 %%). Registration is not measured: where it is open, its"
                        + " answer says that an address is taken.%n",
                TRIES,
                median(wrong),
                median(unknown),
                z,
                Math.abs(z) < RankTest.ONE_PER_CENT ? "within noise" : "NOT within noise");
    }

    private Duration refused(int port, String email) throws IOException, InterruptedException {
        String body = PlatformClient.json(Map.of("email", email, "password", "not the right password of it"));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/auth/login"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        long start = System.nanoTime();
        int status = http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        if (status != 401) {
            throw new IOException("a refused sign-in answered " + status);
        }
        return time;
    }

    private static double median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2).toNanos() / 1e6;
    }
}
