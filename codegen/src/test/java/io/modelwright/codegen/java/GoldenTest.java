package io.modelwright.codegen.java;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.modeling.Design;
import io.modelwright.testkit.contract.ContractDesign;
import io.modelwright.testkit.contract.UpgradeDesign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is rendered is what lies in {@code goldens/java}, file by file and both ways. What does not depend on the model is left
 * out, and so are the documents, which have tests of their own. {@code -Dgoldens.write=true} writes them down anew.
 */
class GoldenTest {

    private static final Path ROOT = Path.of("src/test/resources/goldens/java");

    @ParameterizedTest
    @ValueSource(strings = {"tasks", "types", "relations", "permissions", "all-types", "hostile", "empty", "upgrade"})
    void sourcesShouldBeWhatWasAgreed(String name) throws IOException {
        Map<String, String> rendered = rendered(history(name));
        Path folder = ROOT.resolve(name);
        if (Boolean.getBoolean("goldens.write")) {
            write(folder, rendered);
        }
        Map<String, String> golden = read(folder);
        assertThat(rendered.keySet()).isEqualTo(golden.keySet());
        rendered.forEach((path, text) -> assertThat(text).as(path).isEqualTo(golden.get(path)));
    }

    private static AppHistory history(String name) {
        return name.equals("upgrade")
                ? UpgradeDesign.history(name)
                : TestDesigns.history("App " + name, name, design(name));
    }

    private static Design design(String name) {
        for (ContractDesign shared : ContractDesign.values()) {
            if (shared.name().toLowerCase(Locale.ROOT).equals(name)) {
                return shared.design();
            }
        }
        return TestDesigns.read(name);
    }

    private static Map<String, String> rendered(AppHistory history) {
        SourceTree tree = GeneratedJavaApps.render(history);
        Map<String, String> files = new TreeMap<>();
        tree.files().forEach((path, file) -> {
            boolean shared = path.value().contains("/support/") || path.value().endsWith("V0__system.sql");
            boolean document = path.value().endsWith(".json") || path.value().endsWith(".ndjson");
            if (!shared && !document) {
                // no compiler shall take them for sources of this module
                files.put(path.value() + ".golden", file.text());
            }
        });
        return files;
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> found = Files.walk(folder)) {
                for (Path file : found.filter(Files::isRegularFile).toList()) {
                    String path = folder.relativize(file).toString().replace('\\', '/');
                    files.put(path, Files.readString(file));
                }
            }
        }
        return files;
    }

    private static void write(Path folder, Map<String, String> files) throws IOException {
        for (String old : read(folder).keySet()) {
            Files.delete(folder.resolve(old));
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
    }
}
