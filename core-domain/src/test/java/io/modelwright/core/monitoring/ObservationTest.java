package io.modelwright.core.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelwright.core.monitoring.Chart.Kept;
import io.modelwright.core.monitoring.Measurement.Measured;
import io.modelwright.core.shared.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What came between two looks, and what the parts of a time add up to. */
final class ObservationTest {

    private static final Instant START = Instant.parse("2026-05-06T07:00:00Z");
    private static final Duration STEP = Resolution.FINE.step();

    /**
     * What an application does between two looks.
     *
     * @param restart whether it is started anew before that
     * @param silent whether it does not answer the look
     * @param sameStart whether the engine does not tell the start of the process
     */
    record Deed(int requests, int errors, boolean restart, boolean silent, boolean sameStart) {}

    @Provide
    Arbitrary<List<Deed>> deeds() {
        Arbitrary<Boolean> seldom = Arbitraries.of(true, false, false, false, false);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 500),
                        Arbitraries.integers().between(0, 20),
                        seldom,
                        seldom,
                        Arbitraries.just(false))
                .as(Deed::new)
                .list()
                .ofMaxSize(120);
    }

    private static Measurement look(Instant at, Instant startedAt, long requests, long errors, boolean silent) {
        AppCounters app = new AppCounters(
                requests,
                errors,
                requests * 1_000,
                Latencies.of(new java.util.TreeMap<>(java.util.Map.of(0.001, requests))));
        ContainerCounters container = new ContainerCounters("mw-1", startedAt, 0, requests * 7, requests, requests * 3);
        return new Measurement(
                at,
                silent ? Health.UNHEALTHY : Health.HEALTHY,
                Optional.of(new Measured(container, 100 + requests, 1_000)),
                silent ? Optional.empty() : Optional.of(app));
    }

    @Property
    void nothingShouldBeCountedTwiceOrInventedOverRestartsAndSilence(@ForAll("deeds") List<Deed> deeds) {
        Observation before = Observation.none(START);
        Instant started = START;
        Instant at = START;
        long requests = 0;
        long errors = 0;
        long all = 0;
        long lost = 0;
        long unseen = 0;
        before = before.next(look(at, started, 0, 0, false), before.watch()).now();
        List<Kept> kept = new ArrayList<>();
        for (Deed deed : deeds) {
            at = at.plus(STEP);
            if (deed.restart()) {
                started = at;
                requests = 0;
                errors = 0;
                lost += unseen;
                unseen = 0;
            }
            requests += deed.requests();
            errors += Math.min(deed.errors(), deed.requests());
            all += deed.requests();
            unseen = deed.silent() ? unseen + deed.requests() : 0;
            Observation.Step step = before.next(look(at, started, requests, errors, deed.silent()), before.watch());
            kept.add(new Kept(at, step.sample()));
            before = step.now();
        }
        Sample sum = kept.stream().map(Kept::sample).reduce(Sample.NOTHING, Sample::plus);
        // what an application did without being asked before its end nobody knows; everything else is counted once
        assertThat(sum.requests()).isEqualTo(all - lost - unseen);
        assertThat(sum.latencies().counts().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(sum.requests());
        assertThat(sum.networkIn()).isEqualTo(all);
        assertThat(sum.errors()).isLessThanOrEqualTo(sum.requests());
        assertThat(sum.restarts())
                .isEqualTo((int) deeds.stream().filter(Deed::restart).count());
        assertThat(sum.containerMillis()).isEqualTo(STEP.toMillis() * deeds.size());
    }

    @Property
    void partsShouldAddUpToTheWholeInWhicheverSteps(@ForAll("deeds") List<Deed> deeds) {
        Observation before = Observation.none(START);
        List<Kept> fine = new ArrayList<>();
        long requests = 0;
        Instant at = START;
        for (Deed deed : deeds) {
            requests += deed.requests();
            Observation.Step step = before.next(look(at, START, requests, 0, deed.silent()), before.watch());
            fine.add(new Kept(at, step.sample()));
            before = step.now();
            at = at.plus(STEP);
        }
        Sample whole = fine.stream().map(Kept::sample).reduce(Sample.NOTHING, Sample::plus);
        for (long step : new long[] {10, 60, 300}) {
            ChartRange range = range(START, START.plusSeconds(1_500), step);
            Sample parts = Chart.of(range, fine).points().stream()
                    .map(Chart.Point::sample)
                    .reduce(Sample.NOTHING, Sample::plus);
            assertThat(parts).isEqualTo(whole);
        }
    }

    private static ChartRange range(Instant from, Instant to, long step) {
        Outcome<ChartRange> range =
                ChartRange.of(Optional.of(from), Optional.of(to), OptionalLong.of(step), START.plusSeconds(3_600));
        return ((Outcome.Done<ChartRange>) range).value();
    }

    @Test
    void counterThatGrewPastItsFormerValueAfterARestartShouldCountFromNothing() {
        Observation before = Observation.none(START)
                .next(look(START, START, 10, 1, false), Watch.fresh(START))
                .now();
        Sample sample = before.next(look(START.plus(STEP), START.plusSeconds(1), 50, 2, false), before.watch())
                .sample();
        assertThat(sample.requests()).isEqualTo(50);
        assertThat(sample.errors()).isEqualTo(2);
        assertThat(sample.restarts()).isEqualTo(1);
    }

    @Test
    void counterThatIsLessThanItWasShouldCountFromNothingWhereNobodyTellsOfTheStart() {
        Observation before = Observation.none(START)
                .next(look(START, Instant.EPOCH, 100, 9, false), Watch.fresh(START))
                .now();
        Sample sample = before.next(look(START.plus(STEP), Instant.EPOCH, 40, 2, false), before.watch())
                .sample();
        assertThat(sample.requests()).isEqualTo(40);
        assertThat(sample.cpuNanos()).isEqualTo(280);
    }

    @Test
    void pointShouldShowRatesOfTheTimeThatWasSeen() {
        Observation before = Observation.none(START)
                .next(look(START, START, 0, 0, false), Watch.fresh(START))
                .now();
        Sample sample = before.next(look(START.plusSeconds(20), START, 400, 4, false), before.watch())
                .sample();
        Chart.Point point = Chart.of(
                        range(START, START.plusSeconds(60), 60), List.of(new Kept(START.plusSeconds(20), sample)))
                .points()
                .getFirst();
        assertThat(point.requests()).hasValue(20);
        assertThat(point.errors()).hasValue(0.2);
        assertThat(point.latencyMean()).hasValue(0.001);
        assertThat(point.latency(0.5).orElseThrow()).isCloseTo(0.001, within(1e-9));
        assertThat(point.memory()).hasValue(500);
        assertThat(point.healthy()).hasValue(1);
        Chart.Point nothing = new Chart.Point(START, Sample.NOTHING);
        assertThat(nothing.requests()).isEmpty();
        assertThat(nothing.latency(0.99)).isEmpty();
        assertThat(nothing.restarts()).isEmpty();
    }
}
