package io.modelwright.codegen.java;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start without a database that the Dockerfile makes the JVM's cache with. */
class RehearsalTest {

    @TempDir
    Path folder;

    @Test
    void rehearsalShouldServeAndEndWhenThereIsNoDatabase() throws Exception {
        AppHistory history = TestDesigns.history("tasks", "tasks", TestDesigns.read("tasks"));
        SourceTree tree = GeneratedJavaApps.render(history);
        Path classes = Files.createDirectory(folder.resolve("classes"));
        assertThat(AppCompiler.compile(tree, classes)).isEmpty();
        Path settings = Files.write(
                folder.resolve("app.yml"), tree.find("app.yml").orElseThrow().content());
        Path log = folder.resolve("log.txt");

        int code = rehearse(classes, AppSymbols.of(history, RenderOptions.DEFAULT), settings, log);

        assertThat(Files.readString(log))
                .contains("/health/live answered 200", "/openapi.json answered 200")
                .contains("/health/ready answered 503", "/api/v1/me answered 401", "/api/v1/auth/login answered 503");
        assertThat(code).isZero();
    }

    private static int rehearse(Path classes, AppSymbols names, Path settings, Path log)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes + File.pathSeparator + System.getProperty("java.class.path"),
                names.application().canonicalName(),
                "rehearse",
                settings.toString());
        // no server listens on port 1
        builder.environment()
                .putAll(Map.of("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/app", "PORT", "0", "ADMIN_PORT", "0"));
        return builder.redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
    }
}
