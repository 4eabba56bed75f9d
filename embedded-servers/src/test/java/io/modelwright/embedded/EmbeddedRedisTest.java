package io.modelwright.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedRedisTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private @Nullable EmbeddedRedis running;

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
        EmbeddedRedis.stopLeftBehind(folder);
    }

    private EmbeddedRedis start() {
        running = EmbeddedRedis.start(settings());
        return running;
    }

    private EmbeddedRedis.Settings settings() {
        return EmbeddedRedis.Settings.in(folder, BinaryCache.ofTests());
    }

    @Test
    void serverShouldRefuseWhenNobodySignedIn() throws IOException {
        try (RespConnection connection = RespConnection.open(start().port(), TIMEOUT)) {
            assertThatThrownBy(() -> connection.call("PING")).hasMessageContaining("NOAUTH");
        }
    }

    @Test
    void passwordShouldBeReadableByItsOwnerAloneAndStandOnNoCommandLine() throws IOException {
        EmbeddedRedis redis = start();

        for (String file : new String[] {"password", "redis.conf"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .isEqualTo("rw-------");
        }
        assertThat(String.join(" ", ServerProcess.commandLine(redis.pid()))).doesNotContain(redis.password());
    }

    @Test
    void dataShouldBeThereWhenTheServerIsStartedAgain() throws IOException {
        try (EmbeddedRedis first = start()) {
            assertThat(call(first, "INCRBY", "kept", "42")).isEqualTo("42");
        }

        assertThat(call(start(), "INCR", "kept")).isEqualTo("43");
    }

    @Test
    void serverShouldBeAdoptedWhenItsJvmWasKilled() throws Exception {
        long pid = Abandoned.server("redis", folder);

        EmbeddedRedis adopted = start();

        assertThat(adopted.pid()).isEqualTo(pid);
        assertThat(call(adopted, "PING")).isEqualTo("PONG");
        adopted.close();
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void strangerShouldBeLeftAloneWhenItHasTheRecordedProcessNumber() throws Exception {
        start().close();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(folder.resolve("redis.pid"), stranger.pid() + "\n");

            EmbeddedRedis redis = start();

            assertThat(redis.pid()).isNotEqualTo(stranger.pid());
            assertThat(call(redis, "PING")).isEqualTo("PONG");
            redis.close();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void serverShouldBeLeftAloneWhenAnotherStartsOnACopyOfItsFolder(@TempDir Path elsewhere) throws IOException {
        EmbeddedRedis original = start();
        call(original, "INCRBY", "kept", "41");
        Path copy = elsewhere.resolve("copy");
        copy(folder, copy);

        try (EmbeddedRedis other = EmbeddedRedis.start(EmbeddedRedis.Settings.in(copy, BinaryCache.ofTests()))) {
            assertThat(other.pid()).isNotEqualTo(original.pid());
            call(other, "INCR", "kept");
        }
        assertThat(call(original, "INCR", "kept")).isEqualTo("42");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    void startShouldFailWhenAnotherOwnerIsAlive() {
        start();

        assertThatThrownBy(() -> EmbeddedRedis.start(settings())).isInstanceOf(FolderInUse.class);
    }

    @Test
    void portShouldBeTheOneAskedForWhenItIsFixed() throws IOException {
        int port = start().port();
        running.close();

        running = EmbeddedRedis.start(settings().withPort(port));

        assertThat(running.port()).isEqualTo(port);
        assertThat(call(running, "PING")).isEqualTo("PONG");
    }

    private static String call(EmbeddedRedis redis, String... words) throws IOException {
        try (RespConnection connection = RespConnection.open(redis.port(), TIMEOUT)) {
            connection.call("AUTH", redis.password());
            return connection.call(words);
        }
    }
}
