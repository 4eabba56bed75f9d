package io.modelwright.bench;

import io.modelwright.bench.DeployBench.Figures;
import io.modelwright.bench.DeployStory.Kind;
import io.modelwright.bench.DeployStory.Release;
import io.modelwright.core.codegen.Target;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes down what the bench {@code deploy} saw. */
final class DeployReport {

    private DeployReport() {}

    static String of(List<Figures> figures, long platformMegabytes, int runs, int entities) {
        StringBuilder text = new StringBuilder(Report.heading("deploy"))
                .append(
                        "From `POST /apps/{app}/deployments` to the first 200 of what it released, at the stable URL; a design of ")
                .append(entities)
                .append(
                        " entities, runtime image present, platform warm, engine and databases on the same cores; median of ")
                .append(runs)
                .append(
                        " apps, which are deployed three times each. Changed: one field more. Then the stages of the job at the median,")
                .append(" in ms: `drain` comes after the first 200.\n\n")
                .append("| target | release | wall (min–max) | goal | stages |\n| --- | --- | --- | --- | --- |\n");
        for (Figures figure : figures) {
            figure.releases()
                    .forEach((kind, releases) -> text.append(String.format(
                            Locale.ROOT,
                            "| %s | %s | **%.1f s** (%.1f–%.1f) | %s | %s |%n",
                            figure.target(),
                            kind.words(),
                            seconds(at(releases, 0.5)),
                            seconds(at(releases, 0)),
                            seconds(at(releases, 1)),
                            goal(figure.target(), kind),
                            stages(releases))));
        }
        text.append('\n');
        for (Figures figure : figures) {
            text.append(String.format(
                    Locale.ROOT,
                    "Memory of an idle %s container: %.0f MiB (goal %s). ",
                    figure.target(),
                    figure.idleMegabytes().stream()
                            .sorted()
                            .toList()
                            .get(figure.idleMegabytes().size() / 2),
                    figure.target().equals(Target.JAVA) ? "256 MB" : "150 MB"));
        }
        return text.append(String.format(
                        Locale.ROOT, "The platform's process held %d MiB in the end.%n", platformMegabytes))
                .toString();
    }

    private static String goal(Target target, Kind kind) {
        boolean java = target.equals(Target.JAVA);
        return switch (kind) {
            case FIRST -> java ? "8 s" : "6 s";
            case CHANGED -> java ? "5 s" : "4 s";
            case UNCHANGED -> "1.5 s";
        };
    }

    private static Duration at(List<Release> releases, double share) {
        return releases.stream().map(Release::wall).sorted().toList().get((int) ((releases.size() - 1) * share));
    }

    private static String stages(List<Release> releases) {
        Set<String> names = new LinkedHashSet<>();
        releases.forEach(release -> names.addAll(release.stages().keySet()));
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            List<Duration> all = releases.stream()
                    .map(release -> release.stages().getOrDefault(name, Duration.ZERO))
                    .sorted()
                    .toList();
            text.append(text.isEmpty() ? "" : ", ")
                    .append(name)
                    .append(' ')
                    .append(all.get(all.size() / 2).toMillis());
        }
        return text.toString();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
