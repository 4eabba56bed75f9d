package io.modelwright.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CloserTest {

    private final List<String> closed = new ArrayList<>();
    private final Closer closer = new Closer();

    @Test
    void thingsShouldBeClosedOnceInTheOppositeOrder() {
        closer.add("first", () -> closed.add("first"));
        closer.add("second", () -> closed.add("second"));

        closer.close();
        closer.close();

        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void theRestShouldBeClosedWhenOneFails() {
        closer.add("first", () -> closed.add("first"));
        closer.add("second", () -> {
            throw new IllegalStateException("planted");
        });
        closer.add("third", () -> closed.add("third"));

        closer.close();

        assertThat(closed).containsExactly("third", "first");
    }
}
