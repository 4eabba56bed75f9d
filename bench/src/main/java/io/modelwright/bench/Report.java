package io.modelwright.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** Writes the figures as a section of docs/benchmarks.md, in place of the section of the same name. */
final class Report {

    private Report() {}

    /** The command, the date and the machine; its load was made by the bench itself where it is the only user. */
    static String heading(String bench) {
        return String.format(
                Locale.ROOT,
                "Made by `./modelwright bench %s` on %s: %d cores, load %.1f at the end, JDK %s, PostgreSQL 17.%n%n",
                bench,
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.version().feature());
    }

    static String records(
            List<Comparison> comparisons, List<Costs> costs, Comparison breadth, String process, Duration warm) {
        StringBuilder text = new StringBuilder(heading("records"))
                .append("10,000 tasks, 100 projects, 32 connections; server, PostgreSQL and load on the same cores. ")
                .append("Median of three interleaved runs; the spread is (max − min) / median of the platform's runs. ")
                .append("The platform's requests carry a token, pass the limits and the rights, and its creates the ")
                .append("rules. Each server was warmed for ")
                .append(warm.toSeconds())
                .append(" seconds by all workloads in turn. pgbench runs the bare handler's statement, prepared.\n\n")
                .append("| workload | platform /s | bare handler /s | ratio | goal | p50 | p99 | bare p99 | spread ")
                .append("| errors | pgbench /s | of pgbench |\n")
                .append("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        comparisons.forEach(comparison -> text.append(row(comparison)));
        text.append('\n').append(process).append("\n\n").append(costs(costs));
        Load.Figures large = Comparison.median(breadth.platform());
        Load.Figures small = Comparison.median(breadth.bare());
        return text.append(String.format(
                        Locale.ROOT,
                        "%nReads by id in an app of 200 entities, in the one with 1,000,000 records: %,.0f /s beside"
                                + " %,.0f /s in the small app, ratio **%.2f** (goal 0.9), p99 %s beside %s, %d errors.%n",
                        large.perSecond(),
                        small.perSecond(),
                        breadth.ratio(),
                        milliseconds(large.p99()),
                        milliseconds(small.p99()),
                        breadth.errors()))
                .toString();
    }

    private static String row(Comparison comparison) {
        Load.Figures platform = Comparison.median(comparison.platform());
        Load.Figures bare = Comparison.median(comparison.bare());
        boolean hasPgbench = comparison.pgbench().isPresent();
        double pgbench = comparison.pgbench().orElse(1);
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f | **%.2f** | %.1f | %s | %s | %s | %.0f %% | %d | %s | %s |%n",
                comparison.workload().name(),
                platform.perSecond(),
                bare.perSecond(),
                comparison.ratio(),
                comparison.workload().goal(),
                milliseconds(platform.p50()),
                milliseconds(platform.p99()),
                milliseconds(bare.p99()),
                comparison.spread() * 100,
                comparison.errors(),
                hasPgbench ? String.format(Locale.ROOT, "%,.0f", pgbench) : "not run",
                hasPgbench ? String.format(Locale.ROOT, "%.2f", platform.perSecond() / pgbench) : "");
    }

    private static String costs(List<Costs> all) {
        StringBuilder text = new StringBuilder("Processor time of one request in microseconds, by process, and within")
                .append(" the server by layer (from samples of a run of its own, which is not among those above):\n\n")
                .append("| workload | server | PostgreSQL | Redis | bare handler | its PostgreSQL |");
        for (Layer layer : Layer.values()) {
            text.append(' ').append(layer.title()).append(" |");
        }
        text.append("\n|").append(" --- |".repeat(6 + Layer.values().length)).append('\n');
        for (Costs costs : all) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.0f | %.0f | %.0f |",
                    costs.workload().name(),
                    costs.server(),
                    costs.postgres(),
                    costs.redis(),
                    costs.bare(),
                    costs.barePostgres()));
            for (Layer layer : Layer.values()) {
                text.append(String.format(Locale.ROOT, " %.0f |", costs.layers().getOrDefault(layer, 0.0)));
            }
            text.append('\n');
        }
        text.append(
                        "\nShare of authentication, authorisation and limits (guards, tokens, limits and Redis, of the time of")
                .append(" server and Redis; goal 15 %): ");
        for (Costs costs : all) {
            text.append(
                    String.format(Locale.ROOT, "%s %.0f %%; ", costs.workload().name(), costs.guardShare() * 100));
        }
        text.setLength(text.length() - 2);
        return text.append(".\n").toString();
    }

    private static String milliseconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
    }

    /** Replaces the section under that heading, or adds it at the end. */
    static void write(Path file, String heading, String section) throws IOException {
        String title = "## " + heading + "\n\n";
        String old = Files.exists(file) ? Files.readString(file) : "# Benchmarks\n\nWritten by the bench itself.\n\n";
        int start = old.indexOf(title);
        int next = start < 0 ? -1 : old.indexOf("\n## ", start + title.length());
        String before = start < 0 ? old.stripTrailing() + "\n\n" : old.substring(0, start);
        String after = next < 0 ? "" : old.substring(next);
        Files.writeString(file, before + title + section.stripTrailing() + "\n" + after);
    }
}
