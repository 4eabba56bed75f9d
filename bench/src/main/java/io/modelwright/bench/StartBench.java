package io.modelwright.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.util.IO;

/**
 * The bench {@code start}: how soon the program serves, by the clock and by processor time, and how much memory it holds
 * when nobody asks anything of it.
 */
final class StartBench {

    private static final int RUNS = 3;
    private static final int IDLE_SECONDS = 5;

    private final Program program;
    private final Path report;

    /** @param report docs/benchmarks.md */
    StartBench(Program program, Path report) {
        this.program = program;
        this.report = report;
    }

    /** One start: from the command to the first 200 of the readiness check. */
    private record Start(Duration wall, Duration processor, long idleMegabytes) {}

    void run() throws IOException, InterruptedException {
        List<Start> server = new ArrayList<>();
        List<Start> up = new ArrayList<>();
        Path data = Files.createTempDirectory("modelwright-bench-up");
        try (Servers servers = Servers.start()) {
            int port = ChildProcess.freePort();
            String config = servers.configuration(port).toString();
            // The first starts make the schemas, and unpack the embedded servers.
            start(port, "server", "--config", config);
            start(port, "up", "--port", Integer.toString(port), "--data", data.toString());
            for (int i = 0; i < RUNS; i++) {
                server.add(start(port, "server", "--config", config));
                up.add(start(port, "up", "--port", Integer.toString(port), "--data", data.toString()));
            }
        } finally {
            IO.delete(data);
        }
        String text = Report.heading("start")
                + "From the command to the first 200 of `/health/ready`, on databases that exist; median of three"
                + " interleaved runs. Idle memory is the resident one of the JVM, " + IDLE_SECONDS
                + " seconds after.\n\n"
                + "| command | wall (min–max) | goal | processor | goal | idle memory | goal |\n"
                + "| --- | --- | --- | --- | --- | --- | --- |\n"
                + row("server", server, "2.5 s", "4 s")
                + row("up", up, "2 s more", "");
        Console.say(text);
        Report.write(report, "Start", text);
    }

    private Start start(int port, String... arguments) throws IOException, InterruptedException {
        Path log = Files.createTempFile("modelwright-start", ".log");
        long begin = System.nanoTime();
        try (ChildProcess child = program.start(port, log, arguments)) {
            new PlatformClient(port).awaitReady();
            Duration wall = Duration.ofNanos(System.nanoTime() - begin);
            Duration processor = ProcessorTime.of(child.pid());
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            return new Start(wall, processor, child.residentMegabytes());
        } finally {
            Files.delete(log);
        }
    }

    private static String row(String name, List<Start> starts, String wallGoal, String processorGoal) {
        List<Duration> walls = starts.stream().map(Start::wall).sorted().toList();
        return String.format(
                Locale.ROOT,
                "| `%s` | **%.2f s** (%.2f–%.2f) | %s | %.2f s | %s | %d MiB | 300 MB |%n",
                name,
                seconds(walls.get(walls.size() / 2)),
                seconds(walls.getFirst()),
                seconds(walls.getLast()),
                wallGoal,
                seconds(median(starts, Start::processor)),
                processorGoal,
                median(starts, Start::idleMegabytes));
    }

    private static <T extends Comparable<T>> T median(List<Start> starts, Function<Start, T> figure) {
        return starts.stream()
                .map(figure)
                .sorted(Comparator.naturalOrder())
                .toList()
                .get(starts.size() / 2);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
