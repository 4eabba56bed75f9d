package io.modelwright.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The container engine of {@code DOCKER_HOST}, asked beside the platform by its own command line. */
final class Engine {

    private static final String OWNER = "modelwright.owner";
    private static final String DEPLOYMENT = "modelwright.deployment";

    /** What tells the installation that runs this deployment from others. */
    String owner(String deployment) throws IOException, InterruptedException {
        return lines(
                        "ps",
                        "--filter",
                        "label=" + DEPLOYMENT + "=" + deployment,
                        "--format",
                        "{{.Label \"" + OWNER + "\"}}")
                .getFirst();
    }

    /** What the container of a deployment holds, in MiB, without what the kernel may give back. */
    double memory(String deployment) throws IOException, InterruptedException {
        String name = lines("ps", "--filter", "label=" + DEPLOYMENT + "=" + deployment, "--format", "{{.Names}}")
                .getFirst();
        String use =
                lines("stats", "--no-stream", "--format", "{{.MemUsage}}", name).getFirst();
        if (!use.matches("[0-9.]+MiB / .*")) {
            throw new IOException("the engine said of memory: " + use);
        }
        return Double.parseDouble(use.substring(0, use.indexOf("MiB")));
    }

    /** Removes all that an installation left there but its images, which the next run finds. */
    void clear(String owner) throws IOException, InterruptedException {
        String filter = "label=" + OWNER + "=" + owner;
        remove(List.of("rm", "--force"), lines("ps", "--all", "--quiet", "--filter", filter));
        remove(List.of("volume", "rm"), lines("volume", "ls", "--quiet", "--filter", filter));
        remove(List.of("network", "rm"), lines("network", "ls", "--quiet", "--filter", filter));
    }

    private static void remove(List<String> command, List<String> names) throws IOException, InterruptedException {
        if (!names.isEmpty()) {
            List<String> all = new ArrayList<>(command);
            all.addAll(names);
            lines(all.toArray(String[]::new));
        }
    }

    private static List<String> lines(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output.lines().toList();
    }
}
