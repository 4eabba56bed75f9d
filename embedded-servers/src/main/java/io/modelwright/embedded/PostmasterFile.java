package io.modelwright.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What PostgreSQL says of itself in {@code postmaster.pid}, line by line while it starts.
 *
 * @param port 0 while it is not written yet
 * @param status {@code starting}, {@code ready}, {@code stopping}; empty while it is not written yet
 */
record PostmasterFile(long pid, int port, String status) {

    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    static Optional<PostmasterFile> read(Path data) {
        List<String> lines;
        try {
            lines = Files.readAllLines(data.resolve("postmaster.pid"));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read postmaster.pid of " + data, e);
        }
        try {
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new PostmasterFile(
                            Long.parseLong(lines.get(0).strip()),
                            lines.size() > PORT_LINE
                                    ? Integer.parseInt(lines.get(PORT_LINE).strip())
                                    : 0,
                            lines.size() > STATUS_LINE ? lines.get(STATUS_LINE).strip() : ""));
        } catch (NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    boolean isReady() {
        return status.equals("ready");
    }

    boolean isStopping() {
        return status.equals("stopping");
    }

    /** Whether the process of that number is the server of that data folder, and not a stranger that got the number since. */
    boolean isServerOf(Path data) {
        List<String> words = ServerProcess.commandLine(pid);
        int flag = words.indexOf("-D");
        return !words.isEmpty()
                && words.get(0).endsWith("postgres")
                && flag >= 0
                && flag + 1 < words.size()
                && words.get(flag + 1).equals(data.toString());
    }
}
