package io.modelwright.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.embedded.BinaryCache;
import io.modelwright.embedded.EmbeddedPostgres;
import io.modelwright.embedded.EmbeddedRedis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UpTest {

    @TempDir
    Path data;

    /** What a killed process left running is taken over and stopped. */
    @AfterEach
    void stopServers() {
        BinaryCache binaries = BinaryCache.at(data.resolve("binaries"));
        EmbeddedPostgres.start(EmbeddedPostgres.Settings.durable(data.resolve("postgres"), binaries))
                .close();
        EmbeddedRedis.start(EmbeddedRedis.Settings.in(data.resolve("redis"), binaries))
                .close();
    }

    @Test
    void platformShouldTakeOverItsServersAndDataWhenItsProcessWasKilledAndEndWhenItsDatabaseDies() throws Exception {
        String postgres;
        try (UpProcess first = UpProcess.start(data)) {
            assertThat(first.get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(first.get("/starts").body()).isEqualTo("1");
            postgres = postgresProcess();
            first.kill();
        }

        try (UpProcess second = UpProcess.start(data)) {
            assertThat(second.get("/starts").body()).isEqualTo("2");
            assertThat(postgresProcess()).isEqualTo(postgres);
            ProcessHandle.of(Long.parseLong(postgres)).ifPresent(ProcessHandle::destroyForcibly);

            assertThat(second.awaitEnd()).isEqualTo(1);
            assertThat(second.output())
                    .contains("modelwright: the embedded PostgreSQL has ended unexpectedly")
                    .contains(data.resolve("postgres/postgres.log").toString());
        }

        try (UpProcess third = UpProcess.start(data)) {
            assertThat(third.get("/starts").body()).isEqualTo("3");
            assertThat(postgresProcess()).isNotEqualTo(postgres);

            assertThat(third.terminate()).isEqualTo(143);
            assertThat(third.output()).doesNotContain("ERROR").doesNotContain("Exception");
            assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void secondProcessShouldBeRefusedWhileTheFirstUsesTheData() throws Exception {
        try (UpProcess first = UpProcess.start(data)) {
            Process second = UpProcess.launch(data);
            String output = new String(second.getInputStream().readAllBytes(), UTF_8);

            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isEqualTo(1);
            assertThat(output).contains("modelwright: Another process is using");
            assertThat(first.get("/health/ready").body())
                    .isEqualTo(
                            "{\"status\":\"ready\",\"checks\":{\"database\":\"up\",\"schema\":\"up\",\"redis\":\"up\"}}");
            assertThat(first.terminate()).isEqualTo(143);
        }
    }

    private String postgresProcess() throws Exception {
        return Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).get(0);
    }
}
