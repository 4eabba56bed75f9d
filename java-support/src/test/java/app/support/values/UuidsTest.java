package app.support.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Ids of records. */
class UuidsTest {

    @Test
    void laterIdsShouldBeGreaterWithinOneMillisecondToo() {
        Instant now = Instant.now();
        UUID before = Uuids.next(now);
        for (int i = 0; i < 10_000; i++) {
            UUID next = Uuids.next(now);
            assertThat(next.toString()).isGreaterThan(before.toString());
            assertThat(next.version()).isEqualTo(7);
            assertThat(next.variant()).isEqualTo(2);
            before = next;
        }
    }

    @Test
    void shortFormsShouldBeNoIds() {
        assertThat(Uuids.parse("1-1-1-1-1")).isEmpty();
        assertThat(Uuids.parse("0190aaaa-0000-7000-8000-00000000000A")).isPresent();
    }
}
