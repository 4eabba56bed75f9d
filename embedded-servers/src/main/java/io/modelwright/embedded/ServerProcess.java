package io.modelwright.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Starting, watching and finding the processes of servers. */
final class ServerProcess {

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int LOG_TAIL_BYTES = 4_000;

    private ServerProcess() {}

    /** Starts a server that writes what it has to say to {@code log}; the log of the start before is kept beside it. */
    static ProcessHandle launch(List<String> command, Path folder, Path log) {
        try {
            if (Files.exists(log)) {
                Files.move(
                        log,
                        log.resolveSibling(log.getFileName() + ".1"),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.ATOMIC_MOVE);
            }
            return new ProcessBuilder(Platform.command(Platform.ownSession(), command))
                    .directory(folder.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .toHandle();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.getLast(), e);
        }
    }

    /** Runs a tool to its end, feeding it {@code input}; fails with its output where it reports an error. */
    static void run(List<String> command, Path folder, String input) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw new ServerStartFailure(String.join(" ", command) + " ended with " + status + ":\n" + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + String.join(" ", command), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Waits until {@code ready} holds.
     *
     * @return false where the process ended first
     */
    static boolean awaitReady(ProcessHandle process, Duration timeout, BooleanSupplier ready, String name) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!ready.getAsBoolean()) {
            if (exitsWithin(process, PAUSE)) {
                return false;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new ServerStartFailure(name + " was not ready within " + timeout.toSeconds() + " s.");
            }
        }
        return true;
    }

    static boolean exitsWithin(ProcessHandle process, Duration timeout) {
        try {
            process.onExit().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException stillAlive) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for process " + process.pid(), e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    static void kill(ProcessHandle process) {
        process.destroyForcibly();
        exitsWithin(process, Duration.ofSeconds(10));
    }

    /** The words of the command line of a process; empty where there is no such process or it is not ours to see. */
    static List<String> commandLine(long pid) {
        try {
            String text = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
            return Arrays.asList(text.split("\0"));
        } catch (IOException gone) {
            return List.of();
        }
    }

    /** Whether the working folder of a process is that folder or within it; not where there is no such process. */
    static boolean worksWithin(Path folder, long pid) {
        try {
            return Path.of("/proc", Long.toString(pid), "cwd").toRealPath().startsWith(folder.toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }

    /** The end of a log, for the message of a failure. */
    static String tail(Path log) {
        try {
            if (!Files.exists(log)) {
                return "";
            }
            byte[] bytes = Files.readAllBytes(log);
            int from = Math.max(0, bytes.length - LOG_TAIL_BYTES);
            return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }

    /** A port of the loopback address that was free a moment ago. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    private static ServerStartFailure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ServerStartFailure("interrupted while waiting for a server", e);
    }
}
