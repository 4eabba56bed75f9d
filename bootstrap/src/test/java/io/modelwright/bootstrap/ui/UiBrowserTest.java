package io.modelwright.bootstrap.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelwright.bootstrap.OwnPlatform;
import io.modelwright.bootstrap.TestPlatform;
import io.modelwright.bootstrap.openapi.Programs;
import io.modelwright.rest.ui.UiServlet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Runs the browser tests of {@code ui/e2e} against the platform, and tells of each as a test of its own. */
final class UiBrowserTest {

    private static final Path UI = Path.of("..", "ui");
    private static final Path RESULTS = UI.resolve(Path.of("target", "e2e-results.json"));
    private static final int MINUTES_MAX = 40;

    @TestFactory
    @Timeout(value = MINUTES_MAX + 5, unit = TimeUnit.MINUTES)
    List<DynamicTest> studioShouldWorkInABrowser() throws Exception {
        Path npm = Programs.need("npm");
        Path chromium = Programs.need("chromium");
        needStudio();
        Files.deleteIfExists(RESULTS);
        Path output = Path.of("target", "ui-browser-test.txt");

        int status;
        // pages say what is missing without an engine; the other server has one, of programs
        try (OwnPlatform platform = OwnPlatform.withoutEngine()) {
            status = run(npm, chromium, output, platform.port());
        }

        assertThat(RESULTS)
                .as("results of the browser tests; what they wrote:%n%s", Files.readString(output))
                .exists();
        List<DynamicTest> tests = new ArrayList<>();
        collect(new ObjectMapper().readTree(RESULTS.toFile()).path("suites"), "", tests);
        assertThat(tests).as("browser tests").isNotEmpty();
        tests.add(DynamicTest.dynamicTest(
                "all browser tests",
                () -> assertThat(status).as(Files.readString(output)).isZero()));
        return tests;
    }

    private static void needStudio() {
        boolean isThere = UiServlet.isPackaged() && Files.isDirectory(UI.resolve("node_modules"));
        if (!isThere && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("the studio was not built, and CI=true says that all is to be tested");
        }
        Assumptions.assumeTrue(isThere, "not run: the studio was not built (-Dui.skip)");
    }

    private static int run(Path npm, Path chromium, Path output, int port) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(npm.toString(), "run", "--silent", "e2e")
                .directory(UI.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("UI_URL", "http://127.0.0.1:" + port);
        builder.environment()
                .put(
                        "UI_DEPLOYING_URL",
                        "http://127.0.0.1:" + TestPlatform.shared().port());
        builder.environment().put("CHROMIUM", chromium.toString());
        builder.environment().put("UI_DEEP", Boolean.toString(Boolean.getBoolean("modelwright.deep")));
        Process process = builder.start();
        try {
            if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
                throw new AssertionError("the browser tests did not end: " + Files.readString(output));
            }
            return process.exitValue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** The results of suites within suites: files, then what {@code describe} groups. */
    private static void collect(JsonNode suites, String prefix, List<DynamicTest> tests) {
        for (JsonNode suite : suites) {
            String name = prefix + suite.path("title").asText() + " > ";
            collect(suite.path("suites"), name, tests);
            for (JsonNode spec : suite.path("specs")) {
                tests.add(DynamicTest.dynamicTest(
                        name + spec.path("title").asText(),
                        () -> assertThat(spec.path("ok").asBoolean())
                                .as(faults(spec))
                                .isTrue()));
            }
        }
    }

    private static String faults(JsonNode spec) {
        StringBuilder text = new StringBuilder();
        spec.findValues("errors")
                .forEach(errors -> errors.forEach(
                        error -> text.append(error.path("message").asText()).append('\n')));
        return text.toString();
    }
}
