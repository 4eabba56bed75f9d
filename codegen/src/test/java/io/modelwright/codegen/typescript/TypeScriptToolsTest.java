package io.modelwright.codegen.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.modeling.Design;
import io.modelwright.testkit.contract.HospitalDesign;
import io.modelwright.testkit.servers.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rendered applications pass their own tools and their own tests, and so does the code that all of them share. */
final class TypeScriptToolsTest {

    @ParameterizedTest
    @ValueSource(strings = {"tasks", "types", "hostile", "hospital"})
    void applicationShouldPassItsCompilerLinterAndFormatter(String name) {
        checkTools(name);
    }

    @Tag("deep")
    @ParameterizedTest
    @ValueSource(strings = {"relations", "permissions", "long-names", "shop", "smallest"})
    void furtherApplicationShouldPassItsCompilerLinterAndFormatter(String name) {
        checkTools(name);
    }

    private static void checkTools(String name) {
        NodeTools tools = NodeTools.installed();
        Path folder = written(name, tools);

        assertPasses(tools.run(folder, "typescript/bin/tsc", "--noEmit"));
        assertPasses(tools.run(folder, "eslint/bin/eslint.js", "."));
        assertPasses(tools.run(folder, "prettier/bin/prettier.cjs", "--check", "."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks", "permissions", "shop", "hostile", "hospital"})
    void applicationShouldPassItsOwnTests(String name) {
        NodeTools tools = NodeTools.installed();
        Map<String, String> environment =
                Map.of("TEST_DATABASE_URL", Databases.url(TestPostgres.shared().freshDatabase()));

        assertPasses(tools.node(
                written(name, tools), environment, Stream.of("--test", "--test-timeout=60000", "test/app.test.ts")));
    }

    @Test
    void applicationShouldBuild() throws IOException {
        NodeTools tools = NodeTools.installed();
        Path folder = written("tasks", tools);

        assertPasses(tools.run(folder, "typescript/bin/tsc", "--project", "tsconfig.build.json"));
        assertThat(folder.resolve("dist/main.js")).exists();
    }

    @Test
    void sharedCodeShouldPassItsToolsAndTests() throws IOException {
        NodeTools tools = NodeTools.installed();
        Path folder = Path.of("target", "typescript-support").toAbsolutePath();
        Rendered.copy(Path.of("typescript-support"), folder, List.of("node_modules", "dist", "app-test"));
        Files.createSymbolicLink(folder.resolve("node_modules"), tools.modules());

        assertPasses(tools.run(folder, "typescript/bin/tsc", "--noEmit"));
        assertPasses(tools.run(folder, "eslint/bin/eslint.js", "."));
        assertPasses(tools.run(folder, "prettier/bin/prettier.cjs", "--check", "."));
        Map<String, String> environment =
                Map.of("TEST_DATABASE_URL", Databases.url(TestPostgres.shared().freshDatabase()));
        assertPasses(tools.node(folder, environment, Stream.of("--test", "test/*.test.ts")));
    }

    /** Every file of the shared code is in the list of those that go into applications. */
    @Test
    void listOfSharedFilesShouldBeComplete() throws IOException {
        Path folder = Path.of("typescript-support");
        List<String> listed = Files.readAllLines(folder.resolve("files.txt"));
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> there = files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.startsWith("node_modules/")
                            && !file.startsWith("dist/")
                            && !file.equals("files.txt"))
                    .toList();
            assertThat(listed).containsExactlyInAnyOrderElementsOf(there);
        }
    }

    private static Path written(String name, NodeTools tools) {
        Design design = name.equals(HospitalDesign.SLUG)
                ? HospitalDesign.design()
                : TypeScriptDesigns.all().get(name);
        return Rendered.written(Rendered.history(name, design), tools);
    }

    private static void assertPasses(NodeTools.Ended ended) {
        assertThat(ended.status()).as(ended.output()).isZero();
    }
}
