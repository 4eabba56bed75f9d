package io.modelwright.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class TimeOrderedIdsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00.123Z");

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);
    private final TimeOrderedIds ids = new TimeOrderedIds(clock::get, new SecureRandom());

    @Test
    void idShouldBeAVersionSevenUuidOfItsTime() {
        UUID id = ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void idsShouldRiseWhileTheClockStandsStillOrGoesBack() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            made.add(ids.next().toString());
            if (i == 5_000) {
                clock.set(NOW.minusSeconds(3_600));
            }
        }

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void idsShouldDifferWhenManyThreadsAsk() throws Exception {
        Callable<List<UUID>> asker = () -> {
            List<UUID> made = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) {
                made.add(ids.next());
            }
            return made;
        };
        HashSet<UUID> all = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<List<UUID>> made : threads.invokeAll(List.of(asker, asker, asker, asker))) {
                all.addAll(made.get());
            }
        }

        assertThat(all).hasSize(20_000);
    }
}
