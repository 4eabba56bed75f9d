package io.modelwright.core.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.shared.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class ChartRangeTest {

    private static final Instant NOW = Instant.parse("2026-05-06T07:08:09.5Z");

    private static Outcome<ChartRange> ask(Duration ago, Duration until, long step) {
        return ChartRange.of(
                Optional.of(NOW.minus(ago)),
                Optional.of(NOW.minus(until)),
                step == 0 ? OptionalLong.empty() : OptionalLong.of(step),
                NOW);
    }

    private static String code(Outcome<ChartRange> outcome) {
        return outcome instanceof Outcome.Refused<ChartRange> refused
                ? refused.refusal().code()
                : "done";
    }

    @Test
    void lastHourShouldBeTheUsualRange() {
        Outcome<ChartRange> usual = ChartRange.of(Optional.empty(), Optional.empty(), OptionalLong.empty(), NOW);
        assertThat(usual)
                .isEqualTo(Outcome.done(new ChartRange(
                        Instant.parse("2026-05-06T06:08:00Z"),
                        Instant.parse("2026-05-06T07:08:30Z"),
                        Duration.ofSeconds(30),
                        Resolution.FINE)));
    }

    @Test
    void badRangesShouldBeRefusedByName() {
        assertThat(code(ask(Duration.ZERO, Duration.ZERO, 0))).isEqualTo("invalid-range");
        assertThat(code(ask(Duration.ofHours(1), Duration.ofHours(2), 0))).isEqualTo("invalid-range");
        assertThat(code(ask(Duration.ofDays(32), Duration.ZERO, 0))).isEqualTo("invalid-range");
        assertThat(code(ask(Duration.ofDays(1), Duration.ofDays(-400), 0))).isEqualTo("invalid-range");
        assertThat(code(ask(Duration.ofHours(1), Duration.ZERO, 7))).isEqualTo("invalid-step");
        assertThat(code(ask(Duration.ofHours(1), Duration.ZERO, -10))).isEqualTo("invalid-step");
        assertThat(code(ask(Duration.ofDays(2), Duration.ZERO, 60))).isEqualTo("invalid-step");
        assertThat(code(ask(Duration.ofHours(20), Duration.ZERO, 10))).isEqualTo("invalid-step");
        assertThat(code(ask(Duration.ofDays(31), Duration.ZERO, 300))).isEqualTo("invalid-step");
    }

    @Property
    void whatIsNotSaidShouldAlwaysFit(
            @ForAll @LongRange(min = 1, max = 31 * 86_400) long ago,
            @ForAll @LongRange(min = 0, max = 31 * 86_400) long until) {
        Outcome<ChartRange> asked = ask(Duration.ofSeconds(Math.max(ago, until + 1)), Duration.ofSeconds(until), 0);
        if (asked instanceof Outcome.Done<ChartRange>(ChartRange range)) {
            assertThat(range.points()).isBetween(1, 302);
            assertThat(range.to()).isAfter(range.from());
        } else {
            assertThat(until).isEqualTo(31 * 86_400);
        }
    }
}
