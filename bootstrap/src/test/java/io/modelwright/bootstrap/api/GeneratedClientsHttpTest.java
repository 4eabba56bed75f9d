package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.TestPlatform;
import io.modelwright.bootstrap.openapi.Programs;
import io.modelwright.codegen.Targets;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.shared.Outcome;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each generated client against the platform: what it sends is what the records API takes. */
final class GeneratedClientsHttpTest {

    private static Design design;
    private TestApp app;

    @BeforeAll
    static void readDesign() {
        design = DesignDocument.read(TestApp.published().draft().at());
    }

    private List<String> arguments(Path folder, String target, String driver, String at) {
        app = TestApp.published();
        write(rendered(target), folder);
        try (InputStream in = Objects.requireNonNull(
                getClass().getResourceAsStream("/io/modelwright/testkit/clients/" + driver), driver)) {
            Files.write(folder.resolve(at), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String server = "http://127.0.0.1:" + TestPlatform.shared().port();
        return List.of(server, app.slug(), app.owner().token());
    }

    private static SourceTree rendered(String target) {
        AppHistory history = new AppHistory("Tasks", "tasks", List.of(new AppHistory.Version(1, "First", design, "")));
        return switch (Targets.shipped().render(history, new Target(target), RenderOptions.DEFAULT)) {
            case Outcome.Done<SourceTree>(SourceTree tree) -> tree;
            case Outcome.Refused<SourceTree> refused -> throw new AssertionError(refused);
        };
    }

    private static void write(SourceTree tree, Path folder) {
        tree.files().forEach((path, file) -> {
            try {
                Path at = folder.resolve(path.value());
                Files.createDirectories(at.getParent());
                Files.write(at, file.content());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String run(Path folder, List<String> command, List<String> arguments) {
        List<String> all = Stream.concat(command.stream(), arguments.stream()).toList();
        Programs.Ended ended = Programs.run(folder, Map.of("NO_PROXY", "127.0.0.1"), all);
        assertThat(ended.status()).as(ended.output()).isZero();
        return ended.output();
    }

    @Test
    void pythonShouldReadAndWriteRecords(@TempDir Path folder) {
        Path python = Programs.need("python3");
        List<String> arguments = arguments(folder, "client-python", "drive.py", "drive.py");

        assertThat(run(folder, List.of(python.toString(), "drive.py"), arguments))
                .contains("driven");
    }

    @Test
    void typeScriptShouldReadAndWriteRecords(@TempDir Path folder) {
        Path node = Programs.need("node");
        Path npm = Programs.need("npm");
        List<String> arguments = arguments(folder, "client-typescript", "drive.ts", "src/drive.ts");
        run(folder, List.of(npm.toString(), "install", "--no-audit", "--no-fund", "--ignore-scripts"), List.of());
        run(folder, List.of(npm.toString(), "run", "build"), List.of());

        assertThat(run(folder, List.of(node.toString(), "dist/drive.js"), arguments))
                .contains("driven");
    }

    @Test
    void javaShouldReadAndWriteRecords(@TempDir Path folder) throws IOException {
        List<String> arguments = arguments(folder, "client-java", "Drive.java", "src/main/java/Drive.java");
        String bin = Path.of(System.getProperty("java.home"), "bin").toString();
        String classPath = System.getProperty("java.class.path");
        List<String> compile = new ArrayList<>(
                List.of(bin + "/javac", "--release", "21", "-Xlint:all,-classfile,-path", "-Werror", "-proc:none"));
        compile.addAll(List.of("-d", "classes", "-cp", classPath));
        try (Stream<Path> sources = Files.walk(folder.resolve("src"))) {
            sources.map(Path::toString).filter(path -> path.endsWith(".java")).forEach(compile::add);
        }
        run(folder, compile, List.of());

        List<String> command = List.of(bin + "/java", "-cp", "classes" + File.pathSeparator + classPath, "Drive");
        assertThat(run(folder, command, arguments)).contains("driven");
    }
}
