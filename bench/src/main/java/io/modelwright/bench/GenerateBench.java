package io.modelwright.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelwright.codegen.Targets;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.shared.Outcome;
import java.io.IOException;
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

    private final Program program;
    private final Path report;

    /** @param report docs/benchmarks.md */
    GenerateBench(Program program, Path report) {
        this.program = program;
        this.report = report;
    }

    /** One cold run. */
    private record Cold(Duration wall, Duration processor, long peakMegabytes) {}

    void run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("modelwright-bench-generate");
        StringBuilder text = new StringBuilder(Report.heading("generate"))
                .append(
                        "From the command line, in a process of its own, to the last file of the application; median of ")
                .append("three interleaved runs. Warm: the renderer alone, median of ")
                .append(WARM_RUNS)
                .append(" after ")
                .append(WARM_UPS)
                .append(" runs in the same process.\n\n")
                .append(
                        "| design | target | files | size | processor | goal | wall | peak memory | goal | warm | goal |\n")
                .append("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        try {
            for (Size size : SIZES) {
                Path design = folder.resolve(size.entities() + ".json");
                Files.writeString(
                        design,
                        new ObjectMapper().writeValueAsString(SyntheticDesign.of(size.entities(), size.relations())));
                Map<Target, List<Cold>> colds = colds(design, folder);
                for (Target target : TARGETS) {
                    text.append(row(size, target, colds.getOrDefault(target, List.of()), design));
                }
            }
        } finally {
            IO.delete(folder);
        }
        Console.say(text.toString());
        Report.write(report, "Generating", text.toString());
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
        List<String> command = new ArrayList<>(program.command());
        command.addAll(List.of("generate", design.toString(), "--target", target.name(), "--out", out.toString()));
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

    private static String row(Size size, Target target, List<Cold> colds, Path design) throws IOException {
        AppHistory history = SyntheticDesign.history(Files.readString(design));
        SourceTree tree = render(history, target);
        return String.format(
                Locale.ROOT,
                "| %d entities, %d relations | %s | %,d | %,d KB | **%.2f s** | %s | %.2f s | %d MiB | %s | %d ms | %s |%n",
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
                warm(history, target).toMillis(),
                size.entities() == 30 ? "300 ms" : "");
    }

    private static Duration warm(AppHistory history, Target target) {
        for (int i = 0; i < WARM_UPS; i++) {
            render(history, target);
        }
        List<Duration> runs = new ArrayList<>();
        for (int i = 0; i < WARM_RUNS; i++) {
            long begin = System.nanoTime();
            render(history, target);
            runs.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        return median(runs, Function.identity());
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
