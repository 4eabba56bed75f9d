package io.modelwright.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelwright.codegen.Targets;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.shared.Outcome;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jetty.util.IO;

/**
 * The bench {@code generate}: what one cold run of the command line costs in processor time and memory, and how long the
 * renderer takes in a process that is warm.
 */
final class GenerateBench {

    private static final int RUNS = 3;
    private static final int WARM_UPS = 30;
    private static final int WARM_RUNS = 15;
    private static final List<Target> TARGETS = List.of(Target.JAVA, Target.TYPESCRIPT);

    /** A design of that size, and what its cold generation may cost. */
    private record Size(int entities, int relations, String processorGoal, String memoryGoal) {}

    private static final List<Size> SIZES =
            List.of(new Size(30, 40, "3 s", "400 MB"), new Size(150, 213, "8 s", "600 MB"));

    private final Path launcher;
    private final Path report;

    /** @param report docs/benchmarks.md, in the folder that has the launcher */
    GenerateBench(Path report) {
        this.report = report;
        this.launcher = report.toAbsolutePath().resolve("../../modelwright").normalize();
    }

    /** One cold run of the launcher and of the program that it becomes. */
    private record Cold(Duration wall, Duration processor, long peakMegabytes) {}

    /** Rendering alone, in a process that is warm. */
    private record Warm(Duration wall, Duration processor) {}

    void run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("modelwright-bench-generate");
        StringBuilder rows = new StringBuilder();
        Map<Target, List<Double>> perEntity = new LinkedHashMap<>();
        try {
            for (Size size : SIZES) {
                Path design = folder.resolve(size.entities() + ".json");
                Files.writeString(
                        design,
                        new ObjectMapper().writeValueAsString(SyntheticDesign.of(size.entities(), size.relations())));
                Map<Target, List<Cold>> colds = colds(design, folder);
                for (Target target : TARGETS) {
                    AppHistory history = SyntheticDesign.history(Files.readString(design));
                    Warm warm = warm(history, target);
                    rows.append(
                            row(size, render(history, target), target, colds.getOrDefault(target, List.of()), warm));
                    perEntity
                            .computeIfAbsent(target, missing -> new ArrayList<>())
                            .add(seconds(warm.processor()) * 1_000 / size.entities());
                }
            }
        } finally {
            IO.delete(folder);
        }
        String text = text(rows, perEntity);
        Console.say(text);
        Report.write(report, "Generating", text);
    }

    private static String text(StringBuilder rows, Map<Target, List<Double>> perEntity) {
        StringBuilder text = new StringBuilder(Report.heading("generate"))
                .append(
                        "Cold: `./modelwright generate` as a whole, from its call to the last file of the application, ")
                .append(
                        "processor time of all its processes; median of three interleaved runs. Warm: the renderer alone, ")
                .append("median of ")
                .append(WARM_RUNS)
                .append(" after ")
                .append(WARM_UPS)
                .append(
                        " runs in the same process; its processor time does not depend on what else the machine does.\n\n")
                .append("| design | target | files | size | cold: processor | goal | wall | peak memory | goal ")
                .append("| warm: processor | wall | goal |\n")
                .append("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n")
                .append(rows)
                .append("\nProcessor time of warm rendering by entity, of the large design over the small one ")
                .append("(1 is linear): ");
        List<String> growth = new ArrayList<>();
        perEntity.forEach((target, costs) -> growth.add(String.format(
                Locale.ROOT,
                "%s %.1f and %.1f ms, ratio **%.2f**",
                target,
                costs.getLast(),
                costs.getFirst(),
                costs.getLast() / costs.getFirst())));
        return text.append(String.join("; ", growth)).append(".\n").toString();
    }

    private Map<Target, List<Cold>> colds(Path design, Path folder) throws IOException, InterruptedException {
        Map<Target, List<Cold>> colds = new LinkedHashMap<>();
        for (int run = 0; run < RUNS; run++) {
            for (Target target : TARGETS) {
                Path out = folder.resolve("out");
                colds.computeIfAbsent(target, missing -> new ArrayList<>()).add(cold(design, target, out));
                IO.delete(out);
            }
        }
        return colds;
    }

    private Cold cold(Path design, Target target, Path out) throws IOException, InterruptedException {
        List<String> command = List.of(
                launcher.toString(), "generate", design.toString(), "--target", target.name(), "--out", out.toString());
        Path log = Files.createTempFile("modelwright-generate", ".log");
        try {
            long begin = System.nanoTime();
            Duration before = ProcessorTime.ofEndedChildren();
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            long peak = 0;
            while (process.isAlive()) {
                peak = Math.max(peak, PeakMemory.megabytes(process.pid()));
                Thread.sleep(10);
            }
            if (process.waitFor() != 0) {
                throw new IOException("generating failed:\n" + Files.readString(log));
            }
            Duration wall = Duration.ofNanos(System.nanoTime() - begin);
            return new Cold(wall, ProcessorTime.ofEndedChildren().minus(before), peak);
        } finally {
            Files.delete(log);
        }
    }

    private static String row(Size size, SourceTree tree, Target target, List<Cold> colds, Warm warm) {
        return String.format(
                Locale.ROOT,
                "| %d entities, %d relations | %s | %,d | %,d KB | **%.2f s** | %s | %.2f s | %d MiB | %s | **%d ms** | %d ms"
                        + " | %s |%n",
                size.entities(),
                size.relations(),
                target,
                tree.files().size(),
                tree.size() / 1_000,
                seconds(median(colds, Cold::processor)),
                size.processorGoal(),
                seconds(median(colds, Cold::wall)),
                median(colds, Cold::peakMegabytes),
                size.memoryGoal(),
                warm.processor().toMillis(),
                warm.wall().toMillis(),
                size.entities() == 30 ? "300 ms" : "");
    }

    private static Warm warm(AppHistory history, Target target) {
        for (int i = 0; i < WARM_UPS; i++) {
            render(history, target);
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<Warm> runs = new ArrayList<>();
        for (int i = 0; i < WARM_RUNS; i++) {
            long begin = System.nanoTime();
            long used = threads.getCurrentThreadCpuTime();
            render(history, target);
            runs.add(new Warm(
                    Duration.ofNanos(System.nanoTime() - begin),
                    Duration.ofNanos(threads.getCurrentThreadCpuTime() - used)));
        }
        return new Warm(median(runs, Warm::wall), median(runs, Warm::processor));
    }

    private static SourceTree render(AppHistory history, Target target) {
        return switch (Targets.shipped().render(history, target, RenderOptions.DEFAULT)) {
            case Outcome.Done<SourceTree>(SourceTree tree) -> tree;
            case Outcome.Refused<SourceTree> refused ->
                throw new IllegalStateException(refused.refusal().detail());
        };
    }

    private static <R, T extends Comparable<T>> T median(List<R> runs, Function<R, T> figure) {
        return runs.stream()
                .map(figure)
                .sorted(Comparator.naturalOrder())
                .toList()
                .get(runs.size() / 2);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
