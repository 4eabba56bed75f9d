package io.modelwright.testkit.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobLine;
import io.modelwright.ports.jobs.driven.JobLog;
import io.modelwright.ports.jobs.driven.JobLog.Line;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.jobs.driven.JobQueue.Hold;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every log of jobs keeps. The store under test starts empty. */
public interface JobLogContract {

    JobLog log();

    /** The queue of the jobs that the log is of. */
    JobQueue logged();

    SteppingClock clock();

    private Job running() {
        logged().enqueue(List.of(JobRequests.at(clock().instant()).build()));
        return claimed();
    }

    private Job claimed() {
        return logged().claim(Set.of(JobRequests.KIND), 1, Duration.ofSeconds(5), Duration.ZERO)
                .getFirst();
    }

    private List<Line> lines(String... texts) {
        return List.of(texts).stream()
                .map(text -> new Line(clock().instant(), text))
                .toList();
    }

    @Test
    default void readShouldGoOnAfterTheLastKnownLine() {
        Job job = running();
        assertThat(log().append(Hold.of(job), lines("one", "two"))).isTrue();
        clock().step(Duration.ofSeconds(1));
        assertThat(log().append(Hold.of(job), lines("three"))).isTrue();

        List<JobLine> first = log().read(job.id(), 0, 2);

        assertThat(first).extracting(JobLine::text).containsExactly("one", "two");
        assertThat(log().read(job.id(), first.getLast().number(), 9))
                .containsExactly(new JobLine(3, clock().instant(), "three"));
        assertThat(log().read(new JobId(JobRequests.IDS.next()), 0, 9)).isEmpty();
    }

    @Test
    default void appendShouldKeepNothingWhenTheHoldIsStale() {
        Job first = running();
        clock().step(Duration.ofSeconds(5));
        Job second = claimed();

        assertThat(log().append(Hold.of(first), lines("stale"))).isFalse();
        assertThat(log().append(Hold.of(second), lines("fresh"))).isTrue();

        assertThat(log().read(first.id(), 0, 9)).extracting(JobLine::text).containsExactly("fresh");
    }

    @Test
    default void appendShouldKeepTheNewestLinesWhenThereAreTooMany() {
        Job job = running();
        log().append(Hold.of(job), lines("the first"));
        String[] many = IntStream.range(0, JobLine.MAX_LINES + 5)
                .mapToObj(Integer::toString)
                .toArray(String[]::new);
        log().append(Hold.of(job), lines(many));
        log().append(Hold.of(job), lines("the last"));

        List<JobLine> kept = log().read(job.id(), 0, JobLine.MAX_LINES * 2);

        assertThat(kept).hasSize(JobLine.MAX_LINES);
        assertThat(kept.getFirst().text()).isEqualTo("6");
        assertThat(kept.getLast().text()).isEqualTo("the last");
        assertThat(kept.getLast().number()).isEqualTo(JobLine.MAX_LINES + 7);
    }

    @Test
    default void appendShouldBoundAndCleanWhatIsNoText() {
        Job job = running();

        log().append(Hold.of(job), lines("a\u0000b\u001b[2J\n\ud800c\td \ud83d\ude00 {\"x\",NULL}", "y".repeat(9_999)));

        List<JobLine> kept = log().read(job.id(), 0, 9);
        assertThat(kept.get(0).text()).isEqualTo("a\ufffdb\ufffd[2J\ufffd\ufffdc\td \ud83d\ude00 {\"x\",NULL}");
        assertThat(kept.get(1).text()).hasSize(JobLine.MAX_LENGTH);
    }
}
