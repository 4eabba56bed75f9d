package io.modelwright.bench;

import io.modelwright.core.codegen.Target;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What the bench {@code app} says. */
final class AppReport {

    /** What an application should reach, by target. */
    private record Goal(String processor, String idle, String gets) {}

    private static final Map<Target, Goal> GOALS = Map.of(
            Target.JAVA, new Goal("3 s", "256 MB, better 200", "4,000 and 0.8"),
            Target.TYPESCRIPT, new Goal("1.5 s", "150 MB", "2,000"));

    private final StringBuilder starts = new StringBuilder();
    private final StringBuilder loads = new StringBuilder();
    private final StringBuilder memory = new StringBuilder();
    private Duration warm = Duration.ZERO;

    /** One start: from the command to the first 200 of the readiness check. */
    record Start(Duration wall, Duration processor, long idleMegabytes) {}

    void start(BuiltApp app, List<Start> runs) {
        Goal goal = goal(app);
        starts.append(String.format(
                Locale.ROOT,
                "| %s | %.2f s | **%.2f s** | %s | **%d MiB** | %s |%n",
                app.target(),
                seconds(median(runs, Start::wall)),
                seconds(median(runs, Start::processor)),
                goal.processor(),
                median(runs, Start::idleMegabytes),
                goal.idle()));
    }

    void warmed(Duration time) {
        warm = time;
    }

    void load(BuiltApp app, Comparison comparison) {
        Load.Figures ours = Comparison.median(comparison.platform());
        Load.Figures theirs = Comparison.median(comparison.bare());
        boolean single = comparison.workload().name().equals("read by id");
        loads.append(String.format(
                Locale.ROOT,
                "| %s | %s | **%,.0f** | %,.0f | **%.2f** | %s | %.1f ms | %.1f ms | %.0f %% | %d |%n",
                comparison.workload().name(),
                app.target(),
                ours.perSecond(),
                theirs.perSecond(),
                comparison.ratio(),
                single ? goal(app).gets() : "",
                ours.p50().toNanos() / 1e6,
                ours.p99().toNanos() / 1e6,
                comparison.spread() * 100,
                comparison.errors()));
    }

    void memory(BuiltApp app, long megabytes) {
        memory.append(memory.isEmpty() ? "Resident memory after the load: " : ", ")
                .append(app.target())
                .append(' ')
                .append(megabytes)
                .append(" MiB");
    }

    String text() {
        return Report.heading("app")
                + "Applications with 10 entities, built by their own tools and started as their Dockerfiles start them (the JVM as"
                + " in a container of 512 MB); PostgreSQL and load on the same cores.\n\n"
                + "From the command to the first 200 of `/health/ready`, on a database that exists; median of three"
                + " interleaved runs. Idle memory is the resident one, 5 seconds after.\n\n"
                + "| target | wall | processor | goal | idle memory | goal |\n"
                + "| --- | --- | --- | --- | --- | --- |\n"
                + starts
                + "\n10,000 tasks, 100 projects, 32 connections, JWT of an account whose role sees its own tasks; median of"
                + " three interleaved runs, errors of all. Each server was warmed by all workloads in turn until level, for "
                + warm.toSeconds()
                + " seconds. The bare handler is that of the records bench.\n\n"
                + "| workload | target | /s | bare handler /s | ratio | goal | p50 | p99 | spread | errors |\n"
                + "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
                + loads
                + '\n'
                + memory
                + ".\n";
    }

    private static Goal goal(BuiltApp app) {
        return GOALS.getOrDefault(app.target(), new Goal("", "", ""));
    }

    private static <T extends Comparable<T>> T median(List<Start> runs, Function<Start, T> figure) {
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
