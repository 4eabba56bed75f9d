package io.modelwright.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.modelwright.core.codegen.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The client of Docker, for the engine that the variable {@code MODELWRIGHT_DOCKER_HOST} names. Without one tests are not run, but
 * fail where everything has to be there.
 */
final class Docker {

    private static final String VARIABLE = "MODELWRIGHT_DOCKER_HOST";
    private static final int MINUTES_MAX = 10;

    private final String host;

    private Docker(String host) {
        this.host = host;
    }

    static Docker needed() {
        String host = System.getenv(VARIABLE);
        if (host == null && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(VARIABLE + " names no engine, and CI=true says that all is to be tested");
        }
        assumeTrue(host != null, "not run: " + VARIABLE + " names no engine");
        return new Docker(String.valueOf(host));
    }

    /** What it says; fails where it does. */
    String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return run(host, Path.of(""), command);
    }

    /** Builds an image of a context. */
    void build(String tag, SourceTree context, Path folder) throws IOException {
        write(context, folder);
        run("build", "-q", "-t", tag, folder.toString());
    }

    static void write(SourceTree tree, Path folder) throws IOException {
        for (var file : tree.files().entrySet()) {
            Path at = folder.resolve(file.getKey().value());
            Files.createDirectories(at.getParent());
            Files.write(at, file.getValue().content());
        }
    }

    /** Runs a program that has to succeed. */
    static String run(String host, Path folder, List<String> command) {
        try {
            Path output = Files.createTempFile("output", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toAbsolutePath().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("DOCKER_HOST", host);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.start();
            boolean ended = process.waitFor(MINUTES_MAX, TimeUnit.MINUTES);
            String said = Files.readString(output).strip();
            Files.delete(output);
            if (!ended) {
                process.destroyForcibly();
            }
            assertThat(ended && process.exitValue() == 0)
                    .as("%s\n%s", command, said)
                    .isTrue();
            return said;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
