package io.modelwright.codegen.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.codegen.Targets;
import io.modelwright.codegen.Tools;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.shared.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients pass the checkers that people of their languages use, and build with their own tools. */
@Tag("deep")
final class ClientToolsTest {

    private static final String[] PYTHON_TOOLS = {"mypy==2.4.0", "ruff==0.16.9"};

    private static final String ESLINT = """
            import tseslint from 'typescript-eslint';

            export default tseslint.config(
              { ignores: ['dist', 'eslint.config.mjs'] },
              ...tseslint.configs.strict,
            );
            """;

    @TempDir
    static Path tools;

    @BeforeAll
    static void python() {
        Tools.install(tools, "python3", "-m", "venv", "python");
    }

    private static void render(String target, String design, Path folder) {
        Tools.write(
                ((Outcome.Done<SourceTree>) Targets.shipped()
                                .render(ClientDesigns.history(design), new Target(target), RenderOptions.DEFAULT))
                        .value(),
                folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks", "hostile"})
    void pythonShouldPassStrictTypesAndLint(String design, @TempDir Path folder) {
        Path bin = tools.resolve("python/bin").toAbsolutePath();
        for (String tool : PYTHON_TOOLS) {
            Tools.install(tools, bin.resolve("pip").toString(), "install", "-q", tool);
        }
        render("client-python", design, folder);

        assertThat(Tools.run(folder, bin.resolve("mypy").toString(), "--strict", "src", "tests")
                        .fault())
                .isEmpty();
        assertThat(Tools.run(folder, bin.resolve("ruff").toString(), "check", ".")
                        .fault())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks", "hostile"})
    void typeScriptShouldPassTheLinter(String design, @TempDir Path folder) throws IOException {
        render("client-typescript", design, folder);
        Files.writeString(folder.resolve("eslint.config.mjs"), ESLINT);
        Tools.install(
                folder,
                "npm",
                "install",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--no-save",
                "eslint@10.15.0",
                "typescript-eslint@8.74.0",
                "typescript@6.0.3");

        assertThat(Tools.run(folder, "npx", "--no-install", "tsc", "--strict", "--noEmit")
                        .fault())
                .isEmpty();
        assertThat(Tools.run(folder, "npx", "--no-install", "eslint", "src").fault())
                .isEmpty();
    }

    @Test
    void javaShouldBuildWithMaven(@TempDir Path folder) {
        render("client-java", "hostile", folder);
        String maven = Path.of("../mvnw").toAbsolutePath().normalize().toString();

        assertThat(Tools.run(folder, maven, "-q", "-B", "package").fault()).isEmpty();

        assertThat(folder.resolve("target")).isDirectoryContaining("glob:**-1.0.0.jar");
    }
}
