package io.modelwright.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BoundedCacheTest {

    @Test
    void cacheShouldNeverHoldMoreThanItMay() {
        BoundedCache<Integer, Integer> cache = new BoundedCache<>(100);
        for (int entry = 0; entry < 10_000; entry++) {
            cache.put(entry, entry);
            assertThat(cache.size()).isLessThanOrEqualTo(100);
        }
        assertThat(cache.size()).isGreaterThan(80);
    }

    @Test
    void cacheShouldForgetWhatTheConditionNames() {
        BoundedCache<String, Integer> cache = new BoundedCache<>(10);
        cache.put("a", 1);
        cache.put("b", 2);

        cache.removeIf(value -> value == 1);

        assertThat(cache.find("a")).isEmpty();
        assertThat(cache.find("b")).contains(2);
    }
}
