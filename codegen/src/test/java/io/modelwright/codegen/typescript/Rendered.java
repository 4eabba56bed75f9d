package io.modelwright.codegen.typescript;

import io.modelwright.codegen.Targets;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.core.shared.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Rendered applications, in memory and in the build folder. */
final class Rendered {

    private static final Path FOLDER = Path.of("target", "typescript-apps").toAbsolutePath();

    private Rendered() {}

    /** The history of a design that was published once. */
    static AppHistory history(String slug, Design design) {
        Plan plan = Plan.between(Design.EMPTY, design, Retired.NOTHING, 1, "app", Set.of());
        if (!(plan.decide(Map.of(), Set.of(), Map.of(), Set.of()) instanceof Plan.Verdict.Ready ready)) {
            throw new AssertionError("a first version that needs a word");
        }
        return new AppHistory(slug, slug, List.of(new AppHistory.Version(1, "First version", design, ready.script())));
    }

    static SourceTree tree(AppHistory history) {
        Outcome<SourceTree> outcome =
                Targets.shipped().render(history, new Target("typescript"), RenderOptions.DEFAULT);
        if (outcome instanceof Outcome.Done<SourceTree>(SourceTree tree)) {
            return tree;
        }
        throw new AssertionError(outcome.toString());
    }

    /** The application in a folder of its own, with what it installs. */
    static Path written(AppHistory history, NodeTools tools) {
        return written(history, history.slug(), tools);
    }

    /** The application in the folder of that name. */
    static Path written(AppHistory history, String name, NodeTools tools) {
        Path folder = FOLDER.resolve(name);
        try {
            delete(folder);
            Files.createDirectories(folder);
            for (var entry : tree(history).files().entrySet()) {
                Path file = folder.resolve(entry.getKey().value());
                Files.createDirectories(file.getParent());
                Files.write(file, entry.getValue().content());
            }
            Files.createSymbolicLink(folder.resolve("node_modules"), tools.modules());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    /** Copies a folder but for what is directly below it and left out. */
    static void copy(Path from, Path to, List<String> leftOut) throws IOException {
        delete(to);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path relative = from.relativize(file);
                if (Files.isRegularFile(file)
                        && !leftOut.contains(relative.getName(0).toString())) {
                    Path target = to.resolve(relative);
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
