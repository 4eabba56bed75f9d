package io.modelwright.build;

import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.deploy.ContentHash;
import io.modelwright.core.deploy.ImageTag;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.deploy.driven.Packager;
import io.modelwright.ports.deploy.driven.Packager.Making;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * TypeScript applications: the runtime image holds {@code node_modules}, the layer what the compiler writes. Code that nobody
 * changed is known to be right: it is translated file by file, to the same text, without the check of types that takes most of
 * the time.
 */
final class TypeScriptPackaging implements Packaging {

    private static final String MODULES = "node_modules";
    private static final String SOURCES = "src/";
    private static final Pattern ERROR = Pattern.compile("(\\S+\\.ts)\\((\\d+),\\d+\\): error (TS\\d+: .*)");
    /** What decides how an application is built; where people changed one of these, the Dockerfile builds it. */
    private static final List<String> BUILD =
            List.of("package.json", "package-lock.json", "Dockerfile", "tsconfig.json", "tsconfig.build.json");

    /** What the image holds beside what is compiled, as the Dockerfile copies it. */
    private static final List<String> KEPT = List.of("package.json", "documents/", "seed/", "migrations/");

    private final Tools tools;
    private final Child child;
    private final NodeModules modules;
    private final String translator;

    TypeScriptPackaging(Tools tools) {
        this.tools = tools;
        this.child = new Child(tools);
        this.modules = new NodeModules(tools);
        try (InputStream in = TypeScriptPackaging.class.getResourceAsStream("translate.cjs")) {
            if (in == null) {
                throw new IllegalStateException("translate.cjs is not shipped");
            }
            this.translator = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Packager.RuntimeImage> runtime(Packager.Work work) {
        boolean same = BUILD.stream()
                .allMatch(file -> work.generated().find(file).isPresent()
                        && work.generated().find(file).equals(work.sources().find(file)));
        return same
                ? FinalStage.of(text(work.sources(), "Dockerfile"))
                        .map(stage -> new Packager.RuntimeImage(
                                stage.from(),
                                ContentHash.of(
                                        dockerfile(stage),
                                        NodeModules.withoutName(text(work.sources(), "package-lock.json")))))
                : Optional.empty();
    }

    private static String text(SourceTree tree, String path) {
        return tree.find(path).map(SourceFile::text).orElse("");
    }

    private static String dockerfile(FinalStage stage) {
        List<String> lines = new ArrayList<>();
        lines.add("FROM " + stage.from());
        lines.add("WORKDIR /app");
        lines.add("ADD modules.tar ./");
        stage.settings(other -> !other.word().equals("WORKDIR")).forEach(setting -> lines.add(setting.toString()));
        return String.join("\n", lines) + "\n";
    }

    @Override
    public Outcome<SourceTree> runtimeContext(Packager.Work work, Making making) {
        FinalStage stage = FinalStage.of(text(work.sources(), "Dockerfile")).orElseThrow();
        return modules.of(work.sources(), NodeModules.Part.PRODUCTION, making)
                .map(folder -> new SourceTree.Builder()
                        .text("Dockerfile", dockerfile(stage))
                        .add("modules.tar", SourceFile.bytes(Tar.of(folder, MODULES), false))
                        .build());
    }

    @Override
    public Outcome<SourceTree> layer(Packager.Work work, ImageTag runtime, Making making) {
        return modules.of(work.sources(), NodeModules.Part.TOOLS, making)
                .flatMap(folder -> compile(work, folder, making))
                .map(compiled -> {
                    SourceTree.Builder tree =
                            new SourceTree.Builder().text("Dockerfile", "FROM " + runtime + "\nCOPY app ./\n");
                    work.sources().files().forEach((path, file) -> {
                        if (KEPT.stream()
                                .anyMatch(kept -> path.value().equals(kept)
                                        || (kept.endsWith("/") && path.value().startsWith(kept)))) {
                            tree.add("app/" + path, file);
                        }
                    });
                    compiled.forEach((path, content) -> tree.add("app/dist/" + path, SourceFile.bytes(content, false)));
                    return tree.build();
                });
    }

    private Outcome<SortedMap<String, byte[]>> compile(Packager.Work work, Path installed, Making making) {
        try (Workspace space = Workspace.create()) {
            space.write(work.sources(), path -> path.startsWith(SOURCES) || BUILD.contains(path));
            Files.createSymbolicLink(space.folder().resolve(MODULES), installed);
            List<String> command = new ArrayList<>(List.of(tools.node(), "--max-old-space-size=" + tools.memory()));
            if (work.edited()) {
                command.addAll(List.of(
                        MODULES + "/typescript/lib/tsc.js", "--project", "tsconfig.build.json", "--pretty", "false"));
            } else {
                Files.writeString(space.folder().resolve("translate.cjs"), translator);
                command.add("translate.cjs");
            }
            Child.Ended ended = child.run(space.folder(), command, Map.of("NO_COLOR", "1"), true, making);
            return switch (ended.how()) {
                case STOPPED -> Refusals.cancelled();
                case TIMED_OUT -> Refusals.timeout(making.timeout().toSeconds());
                case BY_ITSELF ->
                    ended.succeeded()
                            ? Outcome.done(Workspace.files(space.folder().resolve("dist"), tools.outputMax()))
                            : Refusals.compileFailed(errors(ended));
            };
        } catch (IOException e) {
            return Refusals.tool("The compiler cannot be run: " + e.getMessage() + ".");
        }
    }

    private static List<String> errors(Child.Ended ended) {
        List<String> errors = ended.lines().stream()
                .map(ERROR::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1) + ":" + found.group(2) + ": " + found.group(3))
                .toList();
        if (!errors.isEmpty()) {
            return errors;
        }
        String last =
                ended.lines().isEmpty() ? "it said nothing" : ended.lines().getLast();
        return List.of("the compiler ended with status " + ended.status() + ": " + last);
    }

    @Override
    public void close() {
        // nothing stays open
    }
}
