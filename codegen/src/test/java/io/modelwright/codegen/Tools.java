package io.modelwright.codegen;

import io.modelwright.core.codegen.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Programs of other languages that look at what was rendered. */
public final class Tools {

    private static final int SECONDS_MAX = 420;

    /** How a program ended, and what it said on both streams. */
    public record Ended(int status, String output) {

        /** What is wrong; empty where nothing is. */
        public String fault() {
            return status == 0 ? "" : status + ": " + output;
        }
    }

    private Tools() {}

    public static void write(SourceTree tree, Path folder) {
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

    /** Runs a program in a folder. Where it is not there the test is not run, but fails where everything has to be there. */
    public static Ended run(Path folder, String... command) {
        try {
            Path output = Files.createTempFile("output", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "PYTHONDONTWRITEBYTECODE", "1",
                            "NO_PROXY", "127.0.0.1",
                            "JAVA_HOME", System.getProperty("java.home")));
            Process process;
            try {
                process = builder.start();
            } catch (IOException missing) {
                notRun(command[0] + " is not installed", missing);
                throw new AssertionError(missing);
            }
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " did not end: " + Files.readString(output));
            }
            return new Ended(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What a registry gives has to be installed; where it cannot be, the test is not run, as above. */
    public static void install(Path folder, String... command) {
        Ended ended = run(folder, command);
        if (ended.status() != 0) {
            notRun("cannot install: " + String.join(" ", command) + "\n" + ended.output(), null);
        }
    }

    private static void notRun(String why, @org.jspecify.annotations.Nullable Throwable cause) {
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(why + ", and CI=true says that all is to be tested", cause);
        }
        Assumptions.abort("not run: " + why);
    }
}
