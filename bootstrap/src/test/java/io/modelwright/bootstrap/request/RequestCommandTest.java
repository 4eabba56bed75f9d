package io.modelwright.bootstrap.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that logs say of one request, and nothing of others. */
final class RequestCommandTest {

    private static final String ID = "01a21eda-13b7-7000-a702-6c4b90f5f95c";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Path... logs) {
        return new RequestCommand(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(ID, List.of(logs));
    }

    private static String line(String time, String id, String message) {
        return "{\"time\":\"" + time + "\",\"message\":\"" + message + "\",\"requestId\":\"" + id + "\"}";
    }

    private void write(String name, String... lines) throws IOException {
        Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    @Test
    void linesOfAllLogsShouldComeInTheOrderOfTime() throws IOException {
        String first = line("2026-11-27T21:00:00.001Z", ID, "begins");
        String last = line("2026-11-27T21:00:00.900Z", ID, "ends");
        String mentioned = "{\"timestamp\":1795813200500,\"message\":\"" + ID + ": unexpected fault\"}";
        write(
                "b.log",
                last,
                line("2026-11-27T21:00:00.500Z", "another", "of another, which names the path /" + "x"),
                "not JSON, though it says " + ID,
                "{\"path\":\"/" + ID + "\",\"requestId\":\"another\"}",
                "{\"broken\":\"" + ID);
        write("a.log", first);
        try (OutputStream compressed = new GZIPOutputStream(Files.newOutputStream(folder.resolve("c.log.gz")))) {
            compressed.write((mentioned + "\n").getBytes(StandardCharsets.UTF_8));
        }

        assertThat(run(folder)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactly(first, mentioned, last);
        assertThat(err.size()).isZero();
    }

    @Test
    void unknownRequestsShouldBeSaidToBe() throws IOException {
        write("a.log", line("2026-11-27T21:00:00.001Z", ID + "0", "of another that begins so"));
        assertThat(run(folder.resolve("a.log"))).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no log has a line about " + ID);
    }

    @Test
    void filesThatCannotBeReadShouldNotHideTheOthers() throws IOException {
        write("a.log.gz", "not compressed");
        write("b.log", line("2026-11-27T21:00:00.001Z", ID, "begins"));
        assertThat(run(folder)).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("a.log.gz cannot be read");
    }
}
