package io.modelwright.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the operating system asks of those who start servers on it. */
final class Platform {

    private static final long ROOT = 0;

    private Platform() {}

    static void requireSupported() {
        requireSupported(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static void requireSupported(String system, String processor) {
        boolean linux = system.toLowerCase(Locale.ROOT).contains("linux");
        boolean x64 = processor.equals("amd64") || processor.equals("x86_64");
        if (!linux || !x64) {
            throw new UnsupportedPlatform(system, processor);
        }
    }

    /** The user that this process runs as. */
    static long userId() {
        return ownerOf(Path.of("/proc/self"));
    }

    static long ownerOf(Path path) {
        try {
            return ((Number) Files.getAttribute(path, "unix:uid")).longValue();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell the owner of " + path, e);
        }
    }

    /**
     * What precedes a command of PostgreSQL, which refuses to run as root: in a user namespace of its own it sees the user
     * nobody, while the files stay root's.
     */
    static List<String> unprivileged() {
        return userId() == ROOT ? List.of(requireTool("unshare"), "-U", "--") : List.of();
    }

    /**
     * What precedes a server: a session of its own, so that the interrupt key of a terminal reaches this process alone, which
     * then stops its servers in order.
     */
    static List<String> ownSession() {
        return List.of(requireTool("setsid"));
    }

    @SafeVarargs
    static List<String> command(List<String>... pieces) {
        List<String> command = new ArrayList<>();
        for (List<String> piece : pieces) {
            command.addAll(piece);
        }
        return command;
    }

    private static String requireTool(String name) {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/bin:/bin";
        for (String folder : path.split(File.pathSeparator)) {
            Path candidate = Path.of(folder, name);
            if (!folder.isEmpty() && Files.isExecutable(candidate)) {
                return candidate.toString();
            }
        }
        throw new ServerStartFailure("The command `" + name + "` (package util-linux) is needed and not installed.");
    }
}
