package io.modelwright.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void helpShouldPrintUsageAndSucceed() {
        assertThat(run("help")).isZero();
        assertThat(out.toString(UTF_8)).startsWith("Usage: modelwright COMMAND");
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
        assertThat(err.toString(UTF_8)).startsWith("Usage:");
    }

    @Test
    void mainShouldReturnWhenTheCommandSucceeds() {
        assertThatCode(() -> Main.main(new String[] {"help"})).doesNotThrowAnyException();
    }

    private int run(String... args) {
        return Main.run(args, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}
