package io.modelwright.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.bootstrap.Command.Help;
import io.modelwright.bootstrap.Command.Serve;
import io.modelwright.bootstrap.Command.Up;
import io.modelwright.bootstrap.Command.UsageFailure;
import io.modelwright.bootstrap.Command.Work;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandTest {

    private static final Path HOME = Path.of("/home/ann");

    @Test
    void upShouldTakeItsDefaultsWhenNothingIsGiven() {
        assertThat(parse("up")).isEqualTo(new Up(4000, Path.of("/home/ann/.modelwright"), false));
    }

    @Test
    void upShouldTakeWhatIsGivenInAnyOrder() {
        assertThat(parse("up --data /srv/mw --port 4100")).isEqualTo(new Up(4100, Path.of("/srv/mw"), false));
        assertThat(parse("up --port 0 --data /srv/a/../mw")).isEqualTo(new Up(0, Path.of("/srv/mw"), false));
        assertThat(parse("up --demo --port 1")).isEqualTo(new Up(1, HOME.resolve(".modelwright"), true));
    }

    @Test
    void workerShouldTakeItsFileAndAPort() {
        assertThat(parse("worker --config mw.yml")).isEqualTo(new Work(Path.of("mw.yml"), 0));
        assertThat(parse("worker --port 4010 --config mw.yml")).isEqualTo(new Work(Path.of("mw.yml"), 4010));
    }

    @Test
    void serverShouldTakeItsFile() {
        assertThat(parse("server --config mw.yml")).isEqualTo(new Serve(Path.of("mw.yml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h"})
    void helpShouldBeUnderstoodInItsUsualForms(String word) {
        assertThat(parse(word)).isEqualTo(new Help());
    }

    @ParameterizedTest
    @CsvSource({
        "fly, unknown command: fly",
        "up --fast, up: unknown option: --fast",
        "up --port, --port needs a value",
        "up --port 65536, --port needs a number",
        "up --port -1, --port needs a number",
        "server, server needs --config FILE",
        "server --config, --config needs a value",
        "server mw.yml, server needs --config FILE",
        "server --config mw.yml --port, server: unknown option: --port",
        "server --config mw.yml --demo, server: unknown option: --demo",
        "request, request needs the X-Request-Id",
        "request ../x a.log, request needs the X-Request-Id",
        "request 01a21eda-13b7-7000-a702-6c4b90f5f95c, request needs a log",
        "request 01a21eda-13b7-7000-a702-6c4b90f5f95c /nowhere/a.log, there is no log",
        "worker, worker needs --config FILE",
        "worker --config, --config needs a value",
        "worker --config mw.yml --port x, --port needs a number from 0 to 65535",
        "worker --demo, worker: unknown option: --demo"
    })
    void commandLineShouldBeRefusedWithItsReason(String line, String reason) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(UsageFailure.class).hasMessageContaining(reason);
    }

    private static Command parse(String line) {
        return Command.parse(List.of(line.split(" ")), HOME);
    }
}
