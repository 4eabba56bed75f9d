package io.modelwright.devtools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Runs a program from its sources until it is interrupted: {@code Dev HOME LIB DEBUG [JVM-OPTION…] -- MAIN [ARGUMENT…]}. The folders
 * of HOME of which LIB has a jar are its modules, all other jars of LIB its libraries; debuggers find it at DEBUG, which is a port of
 * 127.0.0.1, or {@code *:PORT} for all addresses: in a container, from which the port is published to one.
 */
public final class Dev {

    private static final int RELEASE = 21;
    private static final long LOOK_MILLIS = 200;
    private static final long QUIET_MILLIS = 60;

    private Dev() {}

    public static void main(String[] args) throws IOException {
        List<String> words = Arrays.asList(args);
        int end = words.indexOf("--");
        if (end < 3 || end == words.size() - 1) {
            throw new IllegalArgumentException("Dev HOME LIB DEBUG [JVM-OPTION...] -- MAIN [ARGUMENT...]");
        }
        Workspace workspace = workspace(Path.of(words.get(0)), Path.of(words.get(1)));
        String debug = words.get(2);
        Program program = new Program(
                command(workspace, debug, words.subList(3, end), words.subList(end + 1, words.size())),
                ProcessBuilder::inheritIO);
        SourceCompiler compiler = new SourceCompiler(workspace, RELEASE);
        LiveEdits edits = new LiveEdits(
                workspace,
                new Rebuild(workspace, compiler),
                program,
                new HotSwap(Integer.parseInt(debug.replace("*:", ""))),
                line -> System.err.println("[dev] " + line));
        Optional<Program> studio = Studio.program(Path.of(words.get(0)), System.getenv());
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            studio.ifPresent(Program::close);
                            program.close();
                        },
                        "dev-end"));
        program.start();
        studio.ifPresent(Program::start);
        System.err.println("[dev] debuggers: " + address(debug));
        studio.ifPresent(started -> System.err.println("[dev] studio with live edits: " + Studio.ADDRESS));
        warm(compiler, workspace);
        follow(edits, program);
    }

    static Workspace workspace(Path home, Path lib) throws IOException {
        List<Path> modules = new ArrayList<>();
        List<Path> libraries = new ArrayList<>();
        try (Stream<Path> jars = Files.list(lib)) {
            for (Path jar : jars.sorted().toList()) {
                String name = jar.getFileName().toString().replaceAll("-[0-9][^/]*\\.jar$|\\.jar$", "");
                Path module = home.resolve(name);
                if (Files.isDirectory(module.resolve("src/main/java"))) {
                    modules.add(module);
                } else {
                    libraries.add(jar);
                }
            }
        }
        modules.add(home.resolve("bootstrap"));
        return new Workspace(modules, libraries);
    }

    private static String address(String debug) {
        return debug.startsWith("*:") ? debug : "127.0.0.1:" + debug;
    }

    private static List<String> command(Workspace workspace, String debug, List<String> options, List<String> program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=" + address(debug));
        command.add("-cp");
        command.add(workspace.classPath());
        command.addAll(program);
        return command;
    }

    /** The first edit should not wait until the compiler itself is loaded. */
    private static void warm(SourceCompiler compiler, Workspace workspace) {
        workspace.snapshot().keySet().stream()
                .filter(Workspace::isSource)
                .filter(source -> !source.endsWith("package-info.java"))
                .findFirst()
                .ifPresent(source -> compiler.compile(Set.of(source), Set.of()));
    }

    private static void follow(LiveEdits edits, Program program) {
        boolean told = false;
        while (!Thread.currentThread().isInterrupted()) {
            pause(LOOK_MILLIS);
            boolean edited = edits.poll(() -> pause(QUIET_MILLIS));
            boolean ended = !program.runs();
            if (ended && (!told || edited)) {
                System.err.println(
                        "[dev] the program ended with " + program.process().exitValue() + "; an edit starts it again");
            }
            told = ended;
        }
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
