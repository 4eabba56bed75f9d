package io.modelwright.devtools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StudioTest {

    @TempDir
    Path home;

    @Test
    void studioShouldOnlyRunWhereItWasPrepared() throws IOException {
        Map<String, String> prepared = Map.of("MODELWRIGHT_STUDIO", "on");
        assertThat(Studio.program(home, prepared)).isEmpty();

        Path vite = home.resolve(Path.of("ui", "node_modules", "vite", "bin", "vite.js"));
        Files.createDirectories(vite.getParent());
        Files.writeString(vite, "");
        assertThat(Studio.program(home, prepared)).isPresent();
        assertThat(Studio.program(home, Map.of("MODELWRIGHT_STUDIO", "off"))).isEmpty();
        assertThat(Studio.program(home, Map.of())).isEmpty();
    }
}
