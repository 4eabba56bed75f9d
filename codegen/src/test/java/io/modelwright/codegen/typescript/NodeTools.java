package io.modelwright.codegen.typescript;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The Node that generated applications run on, and what they install, each put into the build folder once. Where npm is missing
 * tests are not run, but fail where everything has to be there.
 */
final class NodeTools {

    private static final int SECONDS_MAX = 300;
    private static final Path NODE = Path.of("target", "node").toAbsolutePath();
    private static final Path PACKAGES =
            Path.of("target", "typescript-packages").toAbsolutePath();
    private static final Map<String, String> QUIET = Map.of("NO_COLOR", "1", "NO_UPDATE_NOTIFIER", "1");

    private final Path node;

    private NodeTools(Path node) {
        this.node = node;
    }

    /** What a program wrote, both streams together, and how it ended. */
    record Ended(int status, String output) {}

    static synchronized NodeTools installed() {
        Path npm = need("npm");
        install(npm, Path.of("..", "config", "node"), NODE);
        install(npm, Path.of("typescript-support"), PACKAGES);
        try (Stream<Path> files = Files.walk(NODE.resolve("node_modules"), 3)) {
            return new NodeTools(files.filter(file -> file.endsWith("bin/node"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no Node for this machine in config/node")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path need(String name) {
        Path found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (found == null && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(name + " is not installed, and CI=true says that all is to be tested");
        }
        assumeTrue(found != null, "not run: " + name + " is not installed");
        return found;
    }

    private static void install(Path npm, Path project, Path folder) {
        try {
            Files.createDirectories(folder);
            Path lock = folder.resolve("package-lock.json");
            Path wanted = project.resolve("package-lock.json");
            boolean same = Files.exists(folder.resolve("node_modules/.package-lock.json"))
                    && Files.exists(lock)
                    && Files.mismatch(lock, wanted) < 0;
            for (String file : List.of("package.json", "package-lock.json")) {
                Files.copy(project.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            if (!same) {
                Ended ended = run(
                        folder, QUIET, List.of(npm.toString(), "ci", "--no-audit", "--no-fund", "--ignore-scripts"));
                if (ended.status() != 0) {
                    throw new AssertionError("npm ci failed: " + ended.output());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program itself, to start servers with. */
    Path node() {
        return node;
    }

    /** The folder that has what applications install. */
    Path modules() {
        return PACKAGES.resolve("node_modules");
    }

    /** Runs the script of an installed package, such as {@code typescript/bin/tsc}, in a folder. */
    Ended run(Path folder, String script, String... arguments) {
        return node(folder, Map.of(), Stream.concat(Stream.of("node_modules/" + script), Stream.of(arguments)));
    }

    /** Runs Node with these arguments in a folder. */
    Ended node(Path folder, Map<String, String> environment, Stream<String> arguments) {
        return run(
                folder,
                environment,
                Stream.concat(Stream.of(node.toString()), arguments).toList());
    }

    private static Ended run(Path folder, Map<String, String> environment, List<String> command) {
        try {
            Path output = Files.createTempFile("node", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(QUIET);
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end: " + Files.readString(output));
            }
            String text = Files.readString(output);
            Files.delete(output);
            return new Ended(process.exitValue(), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interruption);
        }
    }
}
