package io.modelwright.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BinaryCacheTest {

    @TempDir
    Path folder;

    @Test
    void binariesShouldBeUnpackedOnceWhenManyAskTogether() throws Exception {
        BinaryCache cache = BinaryCache.at(folder);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<Path> ask = cache::redisServer;
            for (Future<Path> answer : threads.invokeAll(List.of(ask, ask, ask, ask))) {
                assertThat(answer.get()).isExecutable();
            }
        }

        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries.map(entry -> entry.getFileName().toString().replaceAll("-.*", "")))
                    .containsExactlyInAnyOrder("lock", "redis");
        }
    }

    @Test
    void unfinishedUnpackingShouldBeClearedAwayWhenTheNextOneStarts() throws Exception {
        Path leftover = Files.createDirectories(folder.resolve("unfinished-of-a-killed-process/bin"));

        assertThat(BinaryCache.at(folder).redisServer()).isExecutable();
        assertThat(leftover.getParent()).doesNotExist();
    }

    @Test
    void linksToSomebodyElsesFolderShouldBeRefused(@TempDir Path elsewhere) throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), elsewhere);

        assertThatThrownBy(() -> BinaryCache.at(link).redisServer()).isInstanceOf(ServerStartFailure.class);
    }

    @Test
    void otherPlatformsShouldBeToldWhatToDoInstead() {
        assertThatThrownBy(() -> Platform.requireSupported("Mac OS X", "aarch64"))
                .isInstanceOf(UnsupportedPlatform.class)
                .hasMessageContaining("needs your own PostgreSQL and Redis: use `modelwright server --config`");
        assertThatThrownBy(() -> Platform.requireSupported("Linux", "aarch64")).isInstanceOf(UnsupportedPlatform.class);
    }
}
