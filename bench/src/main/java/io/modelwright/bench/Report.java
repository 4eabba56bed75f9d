package io.modelwright.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Writes the figures as a section of docs/benchmarks.md, in place of the section of the same name. */
final class Report {

    private Report() {}

    static String records(List<Comparison> comparisons, String machine, LocalDate date, String process) {
        StringBuilder text = new StringBuilder()
                .append("Made by `./modelwright bench records` on ")
                .append(date)
                .append(": ")
                .append(machine)
                .append(
                        "\n\n10,000 tasks, 100 projects, 32 connections; server, PostgreSQL and load on the same cores. ")
                .append(
                        "Median of three interleaved runs; the spread is (max − min) / median of the platform's runs.\n\n")
                .append(
                        "| workload | platform /s | bare handler /s | ratio | goal | p50 | p99 | bare p99 | spread | errors")
                .append(" | pgbench /s |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        for (Comparison comparison : comparisons) {
            Load.Figures platform = Comparison.median(comparison.platform());
            Load.Figures bare = Comparison.median(comparison.bare());
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %,.0f | %,.0f | **%.2f** | %.1f | %s | %s | %s | %.0f %% | %d | %s |%n",
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
                    comparison.pgbench().isPresent()
                            ? String.format(
                                    Locale.ROOT, "%,.0f", comparison.pgbench().getAsDouble())
                            : "not run"));
        }
        return text.append('\n').append(process).append('\n').toString();
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
