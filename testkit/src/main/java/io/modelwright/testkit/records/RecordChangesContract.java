package io.modelwright.testkit.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.records.driven.RecordChanges;
import io.modelwright.ports.records.driven.RecordChanges.Change;
import io.modelwright.testkit.jobs.JobRequests;
import io.modelwright.testkit.jobs.SteppingClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every stream of record changes keeps. The stream under test starts empty. */
public interface RecordChangesContract {

    AppId APP = new AppId(JobRequests.IDS.next());
    AppId OTHER = new AppId(JobRequests.IDS.next());

    RecordChanges changes();

    SteppingClock clock();

    /** Puts a committed change in the outbox, as a store would; its place does not count. */
    void add(Change change);

    private Change change(AppId app, long version) {
        return new Change(
                0,
                app,
                "record.update",
                new ElementId(JobRequests.IDS.next()),
                JobRequests.IDS.next(),
                version,
                new AccountId(JobRequests.IDS.next()),
                clock().instant());
    }

    private void added(AppId app, int count) {
        for (int i = 1; i <= count; i++) {
            add(change(app, i));
        }
    }

    private static Change at(long place, Change change) {
        return new Change(
                place,
                change.app(),
                change.kind(),
                change.entity(),
                change.record(),
                change.version(),
                change.actor(),
                change.at());
    }

    @Test
    default void readShouldShowNothingBeforeItIsPublished() {
        added(APP, 1);

        assertThat(changes().read(APP, 0, 10)).isEmpty();
        assertThat(changes().span()).isEqualTo(new RecordChanges.Span(0, 0));
    }

    @Test
    default void publishShouldGivePlacesInTheOrderOfTheOutbox() {
        Change first = change(APP, 1);
        Change foreign = change(OTHER, 1);
        Change second = change(APP, 2);
        List.of(first, foreign, second).forEach(this::add);

        assertThat(changes().publish(2)).isEqualTo(2);
        assertThat(changes().publish(2)).isEqualTo(1);
        assertThat(changes().publish(2)).isZero();

        assertThat(changes().read(APP, 0, 10)).containsExactly(at(1, first), at(3, second));
        assertThat(changes().read(APP, 0, 1)).containsExactly(at(1, first));
        assertThat(changes().read(APP, 1, 10)).containsExactly(at(3, second));
        assertThat(changes().read(OTHER, 0, 10)).containsExactly(at(2, foreign));
        assertThat(changes().span()).isEqualTo(new RecordChanges.Span(0, 3));
    }

    @Test
    default void publishAllShouldGiveEveryChangeItsPlaceAndTellTheLast() {
        assertThat(changes().publishAll()).isZero();
        // more than one transaction takes
        added(APP, 1_001);

        assertThat(changes().publishAll()).isEqualTo(1_001);

        assertThat(changes().span()).isEqualTo(new RecordChanges.Span(0, 1_001));
        assertThat(changes().publish(1)).isZero();
        assertThat(changes().publishAll()).isEqualTo(1_001);
    }

    @Test
    default void publishShouldGiveEachChangeOnePlaceWhenManyPublish() throws Exception {
        int count = 200;
        added(APP, count);
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> publishers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                publishers.add(threads.submit(() -> {
                    start.await();
                    while (changes().span().last() < count) {
                        changes().publish(7);
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> publisher : publishers) {
                publisher.get(60, TimeUnit.SECONDS);
            }
        }

        List<Change> read = changes().read(APP, 0, 2 * count);
        assertThat(read.stream().map(Change::place))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, count).boxed().toList());
        assertThat(read.stream().map(Change::version))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, count).boxed().toList());
        assertThat(new HashSet<>(read.stream().map(Change::record).toList())).hasSize(count);
    }

    @Test
    default void awaitShouldReturnWhenSomethingIsPublished() throws Exception {
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> waiting = threads.submit(() -> {
                while (changes().span().last() == 0) {
                    changes().await(0, Duration.ofSeconds(30));
                }
            });

            added(APP, 1);
            changes().publish(1);

            assertThat(waiting.get(10, TimeUnit.SECONDS)).isNull();
        }
        changes().await(0, Duration.ofDays(1));
    }

    @Test
    default void awaitShouldEndAtOnceWhenItsThreadIsInterrupted() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        Thread waiting = Thread.ofPlatform().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                changes().await(0, Duration.ofSeconds(60));
            }
            ended.countDown();
        });

        waiting.interrupt();

        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    default void forgetShouldKeepWhatIsYoungerAndSayWhatIsGone() {
        added(APP, 3);
        changes().publish(10);
        clock().step(Duration.ofHours(1));
        added(APP, 1);
        changes().publish(10);
        added(APP, 1);

        assertThat(changes().forget(clock().instant().minusSeconds(1))).isEqualTo(3);
        assertThat(changes().forget(clock().instant().minusSeconds(1))).isZero();

        assertThat(changes().span()).isEqualTo(new RecordChanges.Span(3, 4));
        assertThat(changes().read(APP, 0, 10)).extracting(Change::place).containsExactly(4L);
        changes().publish(10);
        assertThat(changes().read(APP, 4, 10)).extracting(Change::place).containsExactly(5L);
    }

    @Test
    default void spanShouldReachOnlyWhatCanBeFollowedWithoutAGap() {
        RecordChanges.Span span = new RecordChanges.Span(3, 5);

        assertThat(LongStream.rangeClosed(0, 7).filter(span::reaches)).containsExactly(3L, 4L, 5L);
    }
}
