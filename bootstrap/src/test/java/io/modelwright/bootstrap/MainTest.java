package io.modelwright.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void helpShouldPrintUsageAndSucceed() {
        assertThat(run("help")).isZero();
        assertThat(out.toString(UTF_8)).startsWith("Usage: modelwright COMMAND").contains("up [--port P]");
        assertThat(err.size()).isZero();
    }

    @Test
    void unknownCommandShouldBeNamedWithExitCodeTwo() {
        assertThat(run("fly")).isEqualTo(2);
        assertThat(err.toString(UTF_8))
                .startsWith("modelwright: unknown command: fly")
                .contains("Usage:");
        assertThat(out.size()).isZero();
    }

    @Test
    void noCommandShouldPrintUsageWithExitCodeTwo() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("which command?").contains("Usage:");
    }

    @Test
    void faultsOfTheConfigurationShouldBeNamedByTheirKeysWithExitCodeTwo(@TempDir Path folder) throws IOException {
        Path config = Files.writeString(folder.resolve("mw.yml"), "http: {port: none}\n");

        assertThat(run("server", "--config", config.toString())).isEqualTo(2);
        assertThat(err.toString(UTF_8))
                .startsWith("modelwright: " + config + " cannot be used:")
                .contains("\n  http.port: must be a whole number from 0 to 65535\n")
                .contains("\n  database.url: is required\n");
    }

    @Test
    void dataFolderShouldBeRefusedWhenItIsNoFolder(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(run("up", "--port", "0", "--data", file.toString())).isEqualTo(1);
        assertThat(err.toString(UTF_8)).startsWith("modelwright: ").contains(file.toString());
    }

    @Test
    void mainShouldReturnWhenTheCommandSucceeds() {
        assertThatCode(() -> Main.main(new String[] {"help"})).doesNotThrowAnyException();
    }

    private int run(String... args) {
        return new Main(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), new TestWiring())
                .run(args);
    }
}
