package io.modelwright.codegen.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.codegen.rendering.TargetRenderer;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourcePath;
import io.modelwright.core.codegen.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is rendered of two designs is what was reviewed; {@code -Dgoldens.write=true} writes it down anew. */
class ClientGoldenTest {

    private static final Path GOLDENS = Path.of("src/test/resources/io/modelwright/codegen/client/goldens");

    private static SourceTree rendered(String design, String target) {
        TargetRenderer renderer = Clients.renderers().stream()
                .filter(one -> one.target().name().equals(target))
                .findFirst()
                .orElseThrow();
        return renderer.render(ClientDesigns.history(design), RenderOptions.DEFAULT);
    }

    /** The runtime and its tests are the same for each model, and lie in the resources already. */
    private static SortedMap<String, String> ofTheModel(SourceTree tree) {
        SortedMap<String, String> files = new TreeMap<>();
        tree.files().forEach((path, file) -> {
            if (!isRuntime(path)) {
                files.put(path.value(), file.text());
            }
        });
        return files;
    }

    private static boolean isRuntime(SourcePath path) {
        return path.segments().contains("runtime")
                || path.segments().getFirst().equals("test")
                || path.value().equals("tests/scripted.py");
    }

    private static SortedMap<String, String> kept(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                files.put(path.replace("dot.", "."), Files.readString(file));
            }
        }
        return files;
    }

    private static void write(Path folder, Map<String, String> files) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> found = Files.walk(folder)) {
                for (Path file : found.filter(Files::isRegularFile).toList()) {
                    Files.delete(file);
                }
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            // a .gitignore among the goldens would be obeyed
            Path path = folder.resolve(file.getKey().startsWith(".") ? "dot" + file.getKey() : file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tasks, client-java",
        "tasks, client-python",
        "tasks, client-typescript",
        "hostile, client-java",
        "hostile, client-python",
        "hostile, client-typescript"
    })
    void clientShouldBeTheReviewedOne(String design, String target) throws IOException {
        SortedMap<String, String> files = ofTheModel(rendered(design, target));
        Path folder = GOLDENS.resolve(design).resolve(target);
        if (Boolean.getBoolean("goldens.write")) {
            write(folder, files);
        }

        SortedMap<String, String> kept = kept(folder);

        assertThat(files.keySet()).containsExactlyElementsOf(kept.keySet());
        files.forEach((path, text) -> assertThat(text).as(path).isEqualTo(kept.get(path)));
    }

    @Test
    void clientShouldBeTheSameEachTime() {
        for (TargetRenderer renderer : Clients.renderers()) {
            String target = renderer.target().name();
            assertThat(rendered("hostile", target)).isEqualTo(rendered("hostile", target));
        }
    }
}
