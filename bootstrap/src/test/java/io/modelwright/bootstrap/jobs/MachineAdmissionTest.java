package io.modelwright.bootstrap.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.jobs.MachineAdmission.Linux;
import io.modelwright.bootstrap.jobs.MachineAdmission.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MachineAdmissionTest {

    private static final long NEED = 1_000;

    private record Planted(OptionalLong availableMemory, double processorLoad) implements Machine {}

    private static boolean admits(long memory, double load, int running) {
        return new MachineAdmission(new Planted(OptionalLong.of(memory), load), NEED).admits(running);
    }

    @Test
    void buildShouldBeLetInWhenThereIsMemoryAndTime() {
        assertThat(admits(NEED, 0.5, 0)).isTrue();
        assertThat(admits(NEED, 0.5, 7)).isTrue();
        assertThat(admits(NEED, 1.0, 0)).as("the first").isTrue();
        assertThat(admits(NEED, 1.0, 1)).as("the second").isFalse();
        assertThat(admits(NEED - 1, 0.0, 0)).as("without memory").isFalse();
        assertThat(new MachineAdmission(new Planted(OptionalLong.empty(), -1), NEED).admits(3))
                .as("where nothing is known")
                .isTrue();
    }

    @Test
    void memoryShouldBeWhatMachineAndGroupBothHave(@TempDir Path folder) throws IOException {
        Path memory = Files.writeString(folder.resolve("meminfo"), "MemTotal: 9 kB\nMemAvailable:    2048 kB\n");
        Linux machine = new Linux(memory, folder);
        assertThat(machine.availableMemory()).hasValue(2_048 * 1_024);

        Files.writeString(folder.resolve("memory.current"), "100\n");
        Files.writeString(folder.resolve("memory.max"), "max\n");
        assertThat(machine.availableMemory()).hasValue(2_048 * 1_024);
        Files.writeString(folder.resolve("memory.max"), "5000\n");
        assertThat(machine.availableMemory()).hasValue(4_900);
        assertThat(new Linux(folder.resolve("none"), folder.resolve("none")).availableMemory())
                .isEmpty();
    }
}
