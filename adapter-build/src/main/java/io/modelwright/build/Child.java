package io.modelwright.build;

import io.modelwright.ports.deploy.driven.Packager.Making;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs tools in processes of their own, with limits, without the environment of this one; they are killed with all that they began. */
final class Child {

    private static final int LINE_MAX = 2_000;
    private static final int LINES_MAX = 2_000;
    private static final int PAUSE_MILLIS = 20;
    private static final Path SHELL = Path.of("/bin/sh");

    /**
     * How it ended.
     *
     * @param status of the process; absent where it was killed
     * @param lines what it said, the first of it
     */
    record Ended(How how, int status, List<String> lines) {
        boolean succeeded() {
            return how == How.BY_ITSELF && status == 0;
        }
    }

    enum How {
        BY_ITSELF,
        TIMED_OUT,
        STOPPED
    }

    private final Tools tools;

    Child(Tools tools) {
        this.tools = tools;
    }

    /**
     * @param variables its whole environment, beside where programs are
     * @param limited whether it sees what people wrote, so that the limits of compilers hold
     */
    Ended run(Path folder, List<String> command, Map<String, String> variables, boolean limited, Making making) {
        Process process = start(folder, command, variables, limited);
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        Thread reader = Thread.ofVirtual().start(() -> read(process, lines, making));
        long end = System.nanoTime() + making.timeout().toNanos();
        How how = How.BY_ITSELF;
        try {
            while (!process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                if (making.stop().getAsBoolean()) {
                    how = How.STOPPED;
                    break;
                }
                if (System.nanoTime() - end > 0) {
                    how = How.TIMED_OUT;
                    break;
                }
            }
            kill(process);
            reader.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            kill(process);
            Thread.currentThread().interrupt();
            how = How.STOPPED;
        }
        return new Ended(how, how == How.BY_ITSELF ? process.exitValue() : -1, List.copyOf(lines));
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private Process start(Path folder, List<String> command, Map<String, String> variables, boolean limited) {
        List<String> all = new ArrayList<>();
        if (limited && Files.isExecutable(SHELL)) {
            // blocks of 512 bytes
            long blocks = tools.outputMax() / 512;
            all.addAll(List.of(
                    SHELL.toString(),
                    "-c",
                    "ulimit -t " + tools.cpuSeconds() + " && ulimit -f " + blocks + " && exec \"$@\"",
                    "sh"));
        }
        all.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true);
        String path = System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", path, "LANG", "C.UTF-8", "HOME", folder.toString()));
        builder.environment().putAll(variables);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(Process process, List<String> lines, Making making) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\n') {
                    say(line, lines, making);
                } else if (line.length() < LINE_MAX) {
                    line.append((char) c);
                }
            }
            if (!line.isEmpty()) {
                say(line, lines, making);
            }
        } catch (IOException ended) {
            making.log().accept("(its output ended)");
        }
    }

    private static void say(StringBuilder line, List<String> lines, Making making) {
        String text = line.toString().stripTrailing();
        line.setLength(0);
        if (lines.size() < LINES_MAX) {
            lines.add(text);
            making.log().accept(text);
        }
    }
}
