package io.modelwright.codegen.java;

import io.modelwright.codegen.Targets;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.shared.Outcome;
import io.modelwright.testkit.contract.ContractDesign;
import io.modelwright.testkit.contract.RecordsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Generated applications that run as processes of their own, one for each design of the contract. */
final class GeneratedJavaApps {

    private static final Map<ContractDesign, RunningApp> RUNNING = new EnumMap<>(ContractDesign.class);

    private GeneratedJavaApps() {}

    static SourceTree render(AppHistory history) {
        return switch (Targets.shipped().render(history, Target.JAVA, RenderOptions.DEFAULT)) {
            case Outcome.Done<SourceTree>(SourceTree tree) -> tree;
            case Outcome.Refused<SourceTree> refused -> throw new IllegalStateException("refused: " + refused);
        };
    }

    static synchronized RecordsServer running(ContractDesign design) {
        return RUNNING.computeIfAbsent(design, missing -> {
            String slug = missing.name().toLowerCase(Locale.ROOT);
            return start(TestDesigns.history(slug, slug, missing.design()));
        });
    }

    static RunningApp start(AppHistory history) {
        try {
            return RunningApp.start(built(history), mainClass(history));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String mainClass(AppHistory history) {
        return AppSymbols.of(history, RenderOptions.DEFAULT).application().canonicalName();
    }

    /** A folder with the {@code classes} of the application, and its {@code app.yml}. */
    static Path built(AppHistory history) {
        try {
            Path folder = Files.createTempDirectory("generated-app");
            SourceTree tree = render(history);
            List<String> faults = AppCompiler.compile(tree, Files.createDirectory(folder.resolve("classes")));
            if (!faults.isEmpty()) {
                throw new IllegalStateException("does not compile: " + faults);
            }
            Files.write(
                    folder.resolve("app.yml"),
                    tree.find("app.yml").orElseThrow().content());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
