package io.modelwright.testkit.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.jobs.JobGroup;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobPriority;
import io.modelwright.core.jobs.JobTerms;
import io.modelwright.core.jobs.RetryPolicy;
import io.modelwright.core.jobs.Schedule;
import io.modelwright.core.jobs.Schedule.Firing;
import io.modelwright.core.jobs.Schedule.Missed;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.jobs.driven.Schedules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every store of schedules keeps. The store under test starts empty. */
public interface SchedulesContract {

    Instant NOON = Instant.parse("2027-01-31T12:00:00Z");

    Schedules schedules();

    private Schedule kept(Optional<Instant> nextAt) {
        Schedule schedule = new Schedule(
                JobRequests.IDS.next(),
                new WorkspaceId(JobRequests.IDS.next()),
                new AccountId(JobRequests.IDS.next()),
                "0 12 * * *",
                ZoneId.of("Europe/Berlin"),
                Missed.SKIP,
                JobRequests.KIND,
                Json.object().put("text", "ä\"\\").build(),
                RetryPolicy.ONCE,
                JobTerms.STANDARD.withPriority(JobPriority.LOW).withGroup(JobGroup.one("g")),
                nextAt);
        schedules().put(schedule);
        return schedule;
    }

    private static Firing firing(Schedule schedule, Instant due) {
        return new Firing(schedule.id(), due, due.plusSeconds(1), Optional.of(new JobId(JobRequests.IDS.next())));
    }

    @Test
    default void findShouldGiveWhatWasPutLast() {
        Schedule schedule = kept(Optional.of(NOON));
        assertThat(schedules().find(schedule.id())).contains(schedule);

        Schedule later = schedule.next(Optional.empty());
        schedules().put(later);

        assertThat(schedules().find(schedule.id())).contains(later);
        assertThat(schedules().find(JobRequests.IDS.next())).isEmpty();
    }

    @Test
    default void dueShouldListTheLongestDueFirst() {
        Schedule second = kept(Optional.of(NOON));
        Schedule first = kept(Optional.of(NOON.minusSeconds(5)));
        kept(Optional.of(NOON.plusMillis(1)));
        kept(Optional.empty());

        assertThat(schedules().due(NOON, 9)).containsExactly(first, second);
        assertThat(schedules().due(NOON, 1)).containsExactly(first);
    }

    @Test
    default void fireShouldKeepEachTimeOnceWhenManyTry() throws Exception {
        Schedule schedule = kept(Optional.of(NOON));
        Optional<Instant> next = Optional.of(NOON.plus(Duration.ofDays(1)));
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> tries = new ArrayList<>();
        int fired = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 12; i++) {
                tries.add(threads.submit(() -> {
                    start.await();
                    return schedules().fire(firing(schedule, NOON), next);
                }));
            }
            start.countDown();
            for (Future<Boolean> one : tries) {
                fired += one.get(30, TimeUnit.SECONDS) ? 1 : 0;
            }
        }

        assertThat(fired).isEqualTo(1);
        assertThat(schedules().history(schedule.id(), 9)).hasSize(1);
        assertThat(schedules().find(schedule.id()).orElseThrow().nextAt()).isEqualTo(next);
        assertThat(schedules().fire(firing(schedule, NOON.plusSeconds(7)), Optional.empty()))
                .isFalse();
    }

    @Test
    default void timeShouldNotHappenTwiceWhenTheScheduleIsSetBack() {
        Schedule schedule = kept(Optional.of(NOON));
        assertThat(schedules().fire(firing(schedule, NOON), Optional.empty())).isTrue();
        schedules().put(schedule);

        assertThat(schedules().fire(firing(schedule, NOON), Optional.of(NOON.plusSeconds(60))))
                .isFalse();
        assertThat(schedules().history(schedule.id(), 9)).hasSize(1);
    }

    @Test
    default void historyShouldShowTheLatestFirstUntilItIsForgotten() {
        Schedule schedule = kept(Optional.of(NOON));
        Firing first = firing(schedule, NOON);
        Firing second = new Firing(schedule.id(), NOON.plusSeconds(60), NOON.plusSeconds(61), Optional.empty());
        schedules().fire(first, Optional.of(NOON.plusSeconds(60)));
        schedules().fire(second, Optional.empty());

        assertThat(schedules().history(schedule.id(), 9)).containsExactly(second, first);
        assertThat(schedules().history(schedule.id(), 1)).containsExactly(second);
        assertThat(schedules().forget(second.at())).isEqualTo(1);
        assertThat(schedules().history(schedule.id(), 9)).containsExactly(second);
        assertThat(schedules().remove(schedule.id())).isTrue();
        assertThat(schedules().history(schedule.id(), 9)).isEmpty();
        assertThat(schedules().remove(schedule.id())).isFalse();
        assertThat(schedules().find(UUID.randomUUID())).isEmpty();
    }
}
