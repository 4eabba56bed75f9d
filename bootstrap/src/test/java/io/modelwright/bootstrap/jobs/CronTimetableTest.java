package io.modelwright.bootstrap.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.application.jobs.JobsServices;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobTerms;
import io.modelwright.core.jobs.RetryPolicy;
import io.modelwright.core.jobs.Schedule;
import io.modelwright.core.jobs.Schedule.Firing;
import io.modelwright.core.jobs.Schedule.Missed;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.jobs.driven.Timetable;
import io.modelwright.testkit.atomic.InMemoryAtomic;
import io.modelwright.testkit.jobs.InMemoryJobQueue;
import io.modelwright.testkit.jobs.InMemorySchedules;
import io.modelwright.testkit.jobs.JobRequests;
import io.modelwright.testkit.jobs.SteppingClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CronTimetableTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Timetable timetable = new CronTimetable();

    private List<String> next(String cron, String after, int count) {
        List<String> times = new ArrayList<>();
        Instant last = Instant.parse(after);
        for (int i = 0; i < count; i++) {
            last = timetable.next(cron, BERLIN, last).orElseThrow();
            times.add(last.toString());
        }
        return times;
    }

    /** Clocks go forward on 28 March 2027 at 01:00Z, and back on 31 October at 01:00Z. */
    @ParameterizedTest
    @CsvSource({
        "30 2 * * *, 2027-03-27T12:00:00Z, 2027-03-28T01:00:00Z 2027-03-29T00:30:00Z",
        "15 2 * * SUN, 2027-03-27T12:00:00Z, 2027-03-28T01:00:00Z 2027-04-04T00:15:00Z",
        "0 3 * * *, 2027-03-27T12:00:00Z, 2027-03-28T01:00:00Z 2027-03-29T01:00:00Z",
        "30 * * * *, 2027-03-28T00:00:00Z, 2027-03-28T00:30:00Z 2027-03-28T01:30:00Z",
        "*/30 * * * *, 2027-03-28T00:10:00Z, 2027-03-28T00:30:00Z 2027-03-28T01:00:00Z",
        "30 2 * * *, 2027-10-30T12:00:00Z, 2027-10-31T00:30:00Z 2027-11-01T01:30:00Z",
        "30 * * * *, 2027-10-31T00:00:00Z, 2027-10-31T00:30:00Z 2027-10-31T01:30:00Z",
        "0 12 * * *, 2027-10-30T12:00:00Z, 2027-10-31T11:00:00Z 2027-11-01T11:00:00Z",
        "0 0 29 2 *, 2027-01-01T00:00:00Z, 2028-02-28T23:00:00Z 2032-02-28T23:00:00Z",
        "0 0 13 * 5, 2027-05-02T00:00:00Z, 2027-05-06T22:00:00Z 2027-05-12T22:00:00Z",
    })
    void nextShouldFollowTheClocksOfTheZone(String cron, String after, String expected) {
        assertThat(String.join(" ", next(cron, after, 2))).isEqualTo(expected);
    }

    @Test
    void nextShouldBeAbsentWhenThereIsNoSuchDay() {
        assertThat(timetable.next("0 0 31 2 *", BERLIN, Instant.parse("2027-01-01T00:00:00Z")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "61 * * * *",
                "@daily",
                "a b c d e",
                "* * * * * *",
                "*/0 * * * *",
                "5-1 * * * *",
                "\u0000"
            })
    void faultShouldSayWhyWhenItIsNoExpression(String cron) {
        assertThat(timetable.fault(cron)).isPresent();
    }

    @Test
    void faultShouldBeAbsentWhenItIsAnExpression() {
        assertThat(timetable.fault("*/5 9-17 1,15 jan-jun MON")).isEmpty();
        assertThat(timetable.fault("1,".repeat(500) + "1 * * * *")).isPresent();
    }

    private final SteppingClock clock = new SteppingClock();
    private final InMemoryJobQueue queue = new InMemoryJobQueue(clock, JobRequests.IDS);
    private final InMemorySchedules schedules = new InMemorySchedules();
    private final Runnable turn = JobsServices.scheduling(new JobsServices.Scheduling(
            schedules, queue, new InMemoryAtomic(queue), timetable, JobRequests.IDS, clock));

    /** The clock stands at 10:00Z on 31 January. */
    private Schedule hourly(Missed missed) {
        Schedule schedule = new Schedule(
                UUID.randomUUID(),
                new WorkspaceId(UUID.randomUUID()),
                new AccountId(UUID.randomUUID()),
                "0 * * * *",
                BERLIN,
                missed,
                JobRequests.KIND,
                Json.of("payload"),
                RetryPolicy.ONCE,
                JobTerms.STANDARD,
                Optional.of(clock.instant().plus(Duration.ofHours(1))));
        schedules.put(schedule);
        return schedule;
    }

    private List<Job> made() {
        return queue.claim(Set.of(JobRequests.KIND), 99, Duration.ofSeconds(1), Duration.ZERO);
    }

    @Test
    void turnShouldMakeOneJobForEachTime() {
        Schedule schedule = hourly(Missed.RUN_ONCE);
        turn.run();
        assertThat(made()).isEmpty();

        clock.step(Duration.ofHours(1));
        turn.run();
        turn.run();
        List<Job> first = made();
        assertThat(first).hasSize(1);
        assertThat(first.getFirst().payload()).isEqualTo(Json.of("payload"));
        clock.step(Duration.ofMinutes(59));
        turn.run();
        assertThat(schedules.history(schedule.id(), 9))
                .extracting(Firing::job)
                .containsExactly(Optional.of(first.getFirst().id()));
        assertThat(schedules.find(schedule.id()).orElseThrow().nextAt())
                .contains(clock.instant().plus(Duration.ofMinutes(1)));
    }

    @Test
    void turnShouldMakeOneJobForAllMissedTimesOrNone() {
        Schedule once = hourly(Missed.RUN_ONCE);
        Schedule never = hourly(Missed.SKIP);
        clock.step(Duration.ofHours(30).plusMinutes(30));

        turn.run();

        List<Job> made = made();
        assertThat(made).hasSize(1);
        assertThat(made.getFirst().workspace()).isEqualTo(once.workspace());
        assertThat(schedules.history(never.id(), 9)).extracting(Firing::job).containsExactly(Optional.empty());
        Optional<Instant> next = Optional.of(clock.instant().plus(Duration.ofMinutes(30)));
        assertThat(schedules.find(once.id()).orElseThrow().nextAt()).isEqualTo(next);
        assertThat(schedules.find(never.id()).orElseThrow().nextAt()).isEqualTo(next);
        clock.step(Duration.ofMinutes(31));
        turn.run();
        assertThat(made()).hasSize(3);
    }
}
