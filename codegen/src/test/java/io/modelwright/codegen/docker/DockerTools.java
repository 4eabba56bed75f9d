package io.modelwright.codegen.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command lines of Docker and of Compose. Where they, an engine or images are missing, tests are not run, or fail with {@code CI=true}. */
final class DockerTools {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Pattern IMAGE = Pattern.compile("^(?:FROM|\\s+image:) (\\S+)", Pattern.MULTILINE);

    private final List<String> compose;

    private DockerTools(List<String> compose) {
        this.compose = compose;
    }

    /** How a program ended, and what it wrote, both streams together. */
    record Ended(int status, String output) {}

    /** @param folder an application; the images that its files name have to be there, as no registry is asked */
    static DockerTools forImagesOf(Path folder) throws IOException, InterruptedException {
        need("an engine that answers", succeeds("docker", "info"));
        boolean plugin = succeeds("docker", "compose", "version");
        need("Compose", plugin || succeeds("docker-compose", "version"));
        for (String file : List.of("Dockerfile", "docker-compose.yml")) {
            Matcher matcher = IMAGE.matcher(Files.readString(folder.resolve(file)));
            for (MatchResult image : matcher.results().toList()) {
                need("the image " + image.group(1), succeeds("docker", "image", "inspect", image.group(1)));
            }
        }
        return new DockerTools(plugin ? List.of("docker", "compose") : List.of("docker-compose"));
    }

    private static void need(String what, boolean there) {
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("Docker has %s", what).isTrue();
        }
        assumeTrue(there, "not run: Docker does not have " + what);
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return run(Path.of(""), List.of(command)).status() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    /** Compose in the folder of an application; fails where it does. */
    String compose(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(compose);
        command.addAll(List.of(arguments));
        return checked(folder, command);
    }

    /** Docker itself; fails where it does. */
    String docker(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return checked(Path.of(""), command);
    }

    /** A command within a container. */
    Ended within(String container, String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("docker", "exec", container));
        all.addAll(List.of(command));
        return run(Path.of(""), all);
    }

    private static String checked(Path folder, List<String> command) throws IOException, InterruptedException {
        Ended ended = run(folder, command);
        assertThat(ended.status()).as("%s\n%s", command, ended.output()).isZero();
        return ended.output().strip();
    }

    private static Ended run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("docker", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toAbsolutePath().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE.toMinutes(), TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end: " + Files.readString(output));
            }
            return new Ended(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }
}
