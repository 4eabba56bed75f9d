package io.modelwright.codegen.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.codegen.Tools;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.modeling.Design;
import io.modelwright.testkit.modeling.Designs;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Clients compile without a warning, whatever people call things. */
class ClientCompileTest {

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        private Source(String path, String text) {
            super(URI.create("mem:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreErrors) {
            return text;
        }
    }

    private static List<String> javaFaults(SourceTree tree, Path classes, boolean tests) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            List<Source> sources = new ArrayList<>();
            tree.files().forEach((path, file) -> {
                if (path.value().endsWith(".java") && (tests || path.value().startsWith("src/main/"))) {
                    sources.add(new Source(path.value().replaceFirst("^src/(main|test)/java/", ""), file.text()));
                }
            });
            List<String> options = List.of("--release", "21", "-Xlint:all,-classfile,-path", "-Werror", "-proc:none");
            compiler.getTask(null, files, found, options, null, sources).call();
        }
        return found.getDiagnostics().stream().map(Object::toString).toList();
    }

    private static String run(Path folder, String... command) {
        return Tools.run(folder, command).fault();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks", "hostile"})
    void javaShouldCompileWithoutWarningsAndPassItsOwnTests(String design, @TempDir Path classes) throws IOException {
        SourceTree tree = new JavaClient().render(ClientDesigns.history(design), RenderOptions.DEFAULT);

        assertThat(javaFaults(tree, classes, true)).isEmpty();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            assertThat(testFailures(loader, "app." + design + ".client.runtime."))
                    .isEmpty();
        }
    }

    private static List<String> testFailures(ClassLoader loader, String runtime) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        List<ClassSelector> tests = JavaClient.TESTS.stream()
                .filter(name -> name.endsWith("Test"))
                .map(name -> DiscoverySelectors.selectClass(loader, runtime + name))
                .toList();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(tests)
                                .build(),
                        summary);
        assertThat(summary.getSummary().getTestsSucceededCount()).isGreaterThan(30);
        return summary.getSummary().getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getDisplayName() + ": " + failure.getException())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks", "hostile"})
    void pythonShouldPassItsOwnTests(String design, @TempDir Path folder) {
        Tools.write(
                new TemplateClient(new PythonClient()).render(ClientDesigns.history(design), RenderOptions.DEFAULT),
                folder);

        assertThat(run(folder, "python3", "-m", "compileall", "-q", "src")).isEmpty();
        assertThat(run(folder, "python3", "-m", "unittest", "discover", "-s", "tests"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks", "hostile"})
    void typeScriptShouldPassTheCompilerAndItsOwnTests(String design, @TempDir Path folder) throws Exception {
        Tools.write(
                new TemplateClient(new TypeScriptClient()).render(ClientDesigns.history(design), RenderOptions.DEFAULT),
                folder);

        assertThat(run(folder, "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"))
                .isEmpty();
        assertThat(run(folder, "npm", "test")).isEmpty();
        if (design.equals("tasks")) {
            try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("typing.ts"))) {
                Files.write(folder.resolve("src/typing.ts"), in.readAllBytes());
            }
            assertThat(run(folder, "npm", "run", "check")).isEmpty();
        }
    }

    @Provide
    Arbitrary<Design> designs() {
        return Designs.designs();
    }

    @Property(tries = 25)
    void javaShouldCompileWhateverTheDesign(@ForAll("designs") Design design) throws IOException {
        AppHistory history = ClientDesigns.history("*/ \\u002a/ ${x}", "any-app", design);
        Path classes = Files.createTempDirectory("classes");

        assertThat(javaFaults(new JavaClient().render(history, RenderOptions.DEFAULT), classes, false))
                .isEmpty();
    }
}
