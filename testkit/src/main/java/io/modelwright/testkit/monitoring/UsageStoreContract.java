package io.modelwright.testkit.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.monitoring.UsageDay;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.monitoring.driven.UsageStore;
import io.modelwright.ports.monitoring.driven.UsageStore.Visit;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store of use does. */
public interface UsageStoreContract {

    LocalDate DAY = LocalDate.of(2026, 5, 6);
    UUID PLACE = UUID.fromString("01890000-0000-7000-8000-0000000000d1");

    /** Fresh and empty for each test; the same for all calls within one test. */
    UsageStore usage();

    /** An app that is there. */
    AppId app();

    private static AccountId account(int number) {
        return new AccountId(UUID.fromString(String.format("01890000-0000-7000-8000-%012x", number)));
    }

    private static UsageDay measured(long users, long requests, long records) {
        return new UsageDay(
                DAY,
                PLACE,
                "production",
                OptionalLong.of(users),
                OptionalLong.of(requests),
                OptionalLong.of(records),
                OptionalLong.of(records * 10));
    }

    private UsageDay studio(LocalDate day, long people, long requests) {
        return new UsageDay(
                day,
                app().value(),
                UsageDay.STUDIO,
                OptionalLong.of(people),
                OptionalLong.of(requests),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    @Test
    default void visitsShouldAddUpAndPeopleCountOnceADay() {
        usage().add(List.of(
                new Visit(app(), DAY, account(1), 3),
                new Visit(app(), DAY, account(2), 4),
                new Visit(app(), DAY.plusDays(1), account(1), 1)));
        usage().add(List.of(new Visit(app(), DAY, account(1), 5)));
        usage().add(List.of());
        assertThat(usage().list(app(), DAY, DAY.plusDays(1)))
                .containsExactly(studio(DAY, 2, 12), studio(DAY.plusDays(1), 1, 1));
        assertThat(usage().list(app(), DAY.plusDays(1), DAY.plusDays(9))).hasSize(1);
    }

    @Test
    default void nodesThatAddTogetherShouldLoseNothing() throws Exception {
        List<Visit> visits = List.of(
                new Visit(app(), DAY.plusDays(1), account(2), 1),
                new Visit(app(), DAY, account(2), 1),
                new Visit(app(), DAY, account(1), 1));
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            Callable<Boolean> one = () -> {
                usage().add(visits);
                return true;
            };
            Callable<Boolean> other = () -> {
                usage().add(visits.reversed());
                return true;
            };
            for (Future<Boolean> call : nodes.invokeAll(List.of(one, other, one, other, one, other, one, other))) {
                assertThat(call.get()).isTrue();
            }
        }
        assertThat(usage().list(app(), DAY, DAY)).containsExactly(studio(DAY, 2, 16));
    }

    @Test
    default void measuresShouldBeKeptOnceHoweverOftenTheyAreTold() {
        usage().measure(app(), measured(2, 100, 7));
        usage().measure(app(), measured(2, 100, 7));
        assertThat(usage().list(app(), DAY, DAY)).containsExactly(measured(2, 100, 7));
        UsageDay less = measured(1, 90, 5);
        usage().measure(app(), less);
        UsageDay none = new UsageDay(
                DAY,
                PLACE,
                "production",
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
        usage().measure(app(), none);
        assertThat(usage().list(app(), DAY, DAY)).containsExactly(measured(2, 100, 5));
    }

    @Test
    default void studioShouldHaveVisitsAndMeasuresTogether() {
        UsageDay data = new UsageDay(
                DAY,
                app().value(),
                UsageDay.STUDIO,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.of(8),
                OptionalLong.of(9));
        usage().measure(app(), data);
        usage().add(List.of(new Visit(app(), DAY, account(1), 3)));
        usage().measure(app(), data);
        assertThat(usage().list(app(), DAY, DAY))
                .containsExactly(new UsageDay(
                        DAY,
                        app().value(),
                        UsageDay.STUDIO,
                        OptionalLong.of(1),
                        OptionalLong.of(3),
                        OptionalLong.of(8),
                        OptionalLong.of(9)));
        usage().measure(app(), measured(1, 1, 1));
        assertThat(usage().list(app(), DAY, DAY))
                .extracting(UsageDay::environment)
                .containsExactly("production", UsageDay.STUDIO);
    }

    @Test
    default void whatIsOfNoAppShouldNotBeKeptAndOldDaysForgotten() {
        AppId nothing = new AppId(UUID.randomUUID());
        usage().add(List.of(new Visit(nothing, DAY, account(1), 3), new Visit(app(), DAY, account(1), 3)));
        usage().measure(nothing, measured(1, 1, 1));
        assertThat(usage().list(nothing, DAY, DAY)).isEmpty();
        assertThat(usage().list(app(), DAY, DAY)).hasSize(1);
        assertThat(usage().forget(DAY)).isZero();
        assertThat(usage().forget(DAY.plusDays(1))).isEqualTo(2);
        assertThat(usage().list(app(), DAY, DAY)).isEmpty();
    }
}
