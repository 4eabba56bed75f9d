package io.modelwright.codegen.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.modeling.Design;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is rendered is what is kept, file by file, none missing and none left over. Files that are the same in every app, and the
 * documents that the core makes, are left out. {@code -Dgoldens.write=true} writes them anew: read the difference.
 */
final class TypeScriptGoldenTest {

    private static final Path GOLDENS = Path.of("src", "test", "resources", "typescript-goldens");
    private static final boolean WRITE = Boolean.getBoolean("goldens.write");

    @TestFactory
    Stream<DynamicTest> renderedFilesShouldBeThoseThatAreKept() {
        return TypeScriptDesigns.all().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(), () -> check(GOLDENS.resolve(entry.getKey()), rendered(entry))));
    }

    private static SortedMap<String, String> rendered(Map.Entry<String, Design> design) {
        SortedMap<String, String> files = new TreeMap<>();
        Rendered.tree(Rendered.history(design.getKey(), design.getValue()))
                .files()
                .forEach((path, file) -> {
                    if (dependsOnTheDesign(path.value())) {
                        files.put(path.value(), file.text());
                    }
                });
        return files;
    }

    private static boolean dependsOnTheDesign(String path) {
        return path.equals("README.md")
                || path.equals("test/broken.ts")
                || (path.startsWith("src/") && !path.startsWith("src/support/"));
    }

    private static void check(Path folder, SortedMap<String, String> rendered) throws IOException {
        if (WRITE) {
            write(folder, rendered);
        }
        SortedMap<String, String> kept = kept(folder);
        assertThat(rendered.keySet()).as("files").isEqualTo(kept.keySet());
        rendered.forEach((path, text) -> assertThat(text).as(path).isEqualTo(kept.get(path)));
    }

    private static SortedMap<String, String> kept(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
                }
            }
        }
        return files;
    }

    private static void write(Path folder, SortedMap<String, String> rendered) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        for (Map.Entry<String, String> entry : rendered.entrySet()) {
            Path file = folder.resolve(entry.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, entry.getValue());
        }
    }
}
