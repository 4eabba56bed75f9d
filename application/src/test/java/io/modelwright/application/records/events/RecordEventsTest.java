package io.modelwright.application.records.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.application.records.access.Standing;
import io.modelwright.core.apps.App;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Labels;
import io.modelwright.core.modeling.Permission;
import io.modelwright.core.modeling.Role;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.Fence;
import io.modelwright.core.records.RightsBasis;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.records.driving.RecordEvents;
import io.modelwright.ports.records.driving.RecordEvents.Action;
import io.modelwright.ports.records.driving.RecordEvents.Changed;
import io.modelwright.ports.records.driving.RecordEvents.RecordEvent;
import io.modelwright.ports.records.driving.RecordEvents.Reset;
import io.modelwright.ports.records.driving.RecordEvents.Subscription;
import io.modelwright.testkit.Poll;
import io.modelwright.testkit.jobs.JobRequests;
import io.modelwright.testkit.jobs.SteppingClock;
import io.modelwright.testkit.records.InMemoryRecordChanges;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RecordEventsTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final SteppingClock clock = new SteppingClock();
    private final InMemoryRecordChanges changes = new InMemoryRecordChanges(clock);
    private final RecordChangeRelay relay = RecordEventsServices.relay(
            changes,
            clock,
            new RecordChangeRelay.Settings(Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofHours(1)));
    private final Entity task = entity("task");
    private final Entity note = entity("note");
    private final App app = new App(
            new AppId(JobRequests.IDS.next()),
            new WorkspaceId(JobRequests.IDS.next()),
            "a",
            "A",
            "default",
            "app_a",
            clock.instant());
    private final Role own = new Role(
            new ElementId(JobRequests.IDS.next()),
            "own",
            Labels.NONE,
            List.of(new Permission(
                    "task",
                    Set.of(Permission.Action.READ),
                    Optional.of("createdBy == user.id"),
                    List.of(),
                    List.of())));
    private final CompiledApp live = CompiledApp.compile(
            app.id(), 1, app.schema(), new Design(ZoneId.of("UTC"), List.of(task, note), List.of(), List.of(own)));
    private final NoRecords records = new NoRecords();
    private long fenceVersion = 1;
    private final Principal ann =
            Principal.of(new AccountId(JobRequests.IDS.next()), "a@example.org", "Ann", false, Map.of());
    private RightsBasis basis = RightsBasis.Workspace.EVERYTHING;
    private boolean visible = true;
    private RecordEvents events;

    private static Entity entity(String name) {
        return new Entity(
                new ElementId(JobRequests.IDS.next()),
                name,
                Labels.NONE,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private final class Access implements RecordAccess {
        @Override
        public boolean isMember(App named, AccountId person) {
            return false;
        }

        @Override
        public Outcome<Standing> standing(Principal principal, String named) {
            return visible
                    ? Outcome.done(
                            new Standing(app, new Fence(app.id(), 1, fenceVersion), live.rights(basis), principal))
                    : Outcome.refused(Refusal.NotFound.of("app"));
        }

        @Override
        public Outcome<Standing> freshStanding(Principal principal, String named) {
            fenceVersion++;
            return standing(principal, named);
        }

        @Override
        public boolean isCurrent(Standing standing) {
            return true;
        }
    }

    @BeforeEach
    void start() {
        relay.start();
        events = RecordEventsServices.events(relay, new Access(), records, clock);
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    private void change(AppId where, Entity entity, String kind, long version) {
        changes.add(where, kind, entity.id(), UUID.randomUUID(), version, ann.account(), clock.instant());
    }

    private Subscription subscribe(Optional<String> after) {
        return switch (events.subscribe(ann, "a", after)) {
            case Outcome.Done<Subscription>(Subscription subscription) -> subscription;
            case Outcome.Refused<Subscription>(Refusal refusal) -> throw new AssertionError(refusal);
        };
    }

    private static List<RecordEvent> awaited(Subscription subscription, int count) {
        List<RecordEvent> events = new ArrayList<>();
        while (events.size() < count) {
            List<RecordEvent> more = subscription.next(SOON);
            assertThat(more)
                    .as("more than the %s events that came", events.size())
                    .isNotEmpty();
            events.addAll(more);
        }
        return events;
    }

    private static List<Long> versions(Subscription subscription, int count) {
        return awaited(subscription, count).stream()
                .map(event -> ((Changed) event).version())
                .toList();
    }

    @Test
    void subscriptionShouldBeginAfterWhatHappenedBeforeIt() {
        RecordChangeRelay late = RecordEventsServices.relay(changes, clock, RecordChangeRelay.Settings.STANDARD);
        events = RecordEventsServices.events(late, new Access(), records, clock);
        relay.close();
        change(app.id(), task, "record.create", 1);
        try (Subscription subscription = subscribe(Optional.empty())) {
            late.start();
            change(app.id(), task, "record.update", 2);

            assertThat(versions(subscription, 1)).containsExactly(2L);
        } finally {
            late.close();
        }
    }

    @Test
    void subscriptionShouldShowChangesOfItsAppInTheirOrder() {
        try (Subscription subscription = subscribe(Optional.empty())) {
            change(app.id(), task, "record.create", 1);
            change(new AppId(JobRequests.IDS.next()), task, "record.create", 99);
            change(app.id(), note, "record.delete", 2);

            List<RecordEvent> seen = awaited(subscription, 2);

            Changed first = (Changed) seen.get(0);
            Changed second = (Changed) seen.get(1);
            assertThat(seen).hasSize(2);
            assertThat(first.entity()).isEqualTo("task");
            assertThat(first.action()).isEqualTo(Action.CREATED);
            assertThat(second.entity()).isEqualTo("note");
            assertThat(second.action()).isEqualTo(Action.DELETED);
            assertThat(second.by()).isEqualTo(ann.account());
        }
    }

    @Test
    void subscriptionShouldGoOnWhereTheFollowerLeft() {
        String left;
        try (Subscription subscription = subscribe(Optional.empty())) {
            change(app.id(), task, "record.create", 1);
            left = subscription.next(SOON).getFirst().position();
        }
        change(app.id(), task, "record.update", 2);
        change(app.id(), task, "record.update", 3);

        try (Subscription again = subscribe(Optional.of(left))) {
            assertThat(versions(again, 2)).containsExactly(2L, 3L);
        }
    }

    @Test
    void subscriptionShouldMissNothingWhenItLagsFarBehindOthers() {
        int count = 3 * RecentChanges.KEPT;
        try (Subscription quick = subscribe(Optional.empty());
                Subscription slow = subscribe(Optional.empty())) {
            change(app.id(), task, "record.create", 1);
            assertThat(versions(quick, 1)).containsExactly(1L);
            for (int i = 2; i <= count; i++) {
                change(app.id(), task, "record.update", i);
            }

            assertThat(versions(quick, count - 1))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(2, count).boxed().toList());
            assertThat(versions(slow, count))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, count).boxed().toList());
        }
    }

    @Test
    void subscriptionShouldResetWhenWhatItMissedIsForgotten() throws Exception {
        change(app.id(), task, "record.create", 1);
        try (Subscription first = subscribe(Optional.of("0"))) {
            assertThat(versions(first, 1)).containsExactly(1L);
        }
        clock.step(Duration.ofHours(2));
        Poll.until("a change that is forgotten", () -> {
            changes.forget(clock.instant().minusSeconds(1));
            return changes.span().forgotten() > 0;
        });

        try (Subscription again = subscribe(Optional.of("0"))) {
            assertThat(again.next(SOON)).containsExactly(new Reset("1"));
            change(app.id(), task, "record.update", 2);
            assertThat(versions(again, 1)).containsExactly(2L);
        }
    }

    @Test
    void subscriptionShouldResetWhenItsPositionWasNeverGiven() {
        try (Subscription subscription = subscribe(Optional.of("7000"))) {
            assertThat(subscription.next(SOON)).containsExactly(new Reset("0"));
        }
    }

    @Test
    void subscriptionShouldShowNothingOfWhatCannotBeRead() throws Exception {
        basis = new RightsBasis.AppRoles(Set.of());
        try (Subscription subscription = subscribe(Optional.empty())) {
            change(app.id(), task, "record.create", 1);
            Poll.until("a change that is published", () -> {
                assertThat(subscription.next(Duration.ZERO)).isEmpty();
                return relay.known().last() > 0;
            });

            assertThat(subscription.next(Duration.ZERO)).isEmpty();
            assertThat(subscription.isRevoked()).isFalse();
        }
    }

    @Test
    void subscriptionShouldLoseNoChangeWhenTheAppMovesFasterThanItIsLoaded() throws Exception {
        basis = new RightsBasis.AppRoles(Set.of(own.id()));
        try (Subscription subscription = subscribe(Optional.empty())) {
            records.beStale(1);
            change(app.id(), task, "record.create", 1);
            Poll.until("a change", () -> relay.known().last() > 0);
            assertThat(subscription.next(Duration.ZERO)).isEmpty();

            records.beStale(2);
            change(app.id(), task, "record.create", 2);
            assertThatThrownBy(() -> subscription.next(SOON)).isInstanceOf(StoreUnavailable.class);
            basis = RightsBasis.Workspace.EVERYTHING;
            assertThat(versions(subscription, 1)).containsExactly(2L);
        }
    }

    @Test
    void subscriptionShouldEndWhenTheAppIsNoLongerVisible() {
        try (Subscription subscription = subscribe(Optional.empty())) {
            visible = false;
            change(app.id(), task, "record.create", 1);

            // Told at once: the wait is longer than this test may take.
            assertThat(subscription.next(Duration.ofHours(1))).isEmpty();
            assertThat(subscription.isRevoked()).isTrue();
        }
    }

    @Test
    void subscriptionShouldGiveNothingWhenNothingHappens() {
        try (Subscription subscription = subscribe(Optional.empty())) {
            assertThat(subscription.next(Duration.ofMillis(1))).isEmpty();
        }
        assertThat(relay.isForgotten()).isTrue();
    }

    @Test
    void subscribeShouldRefusePositionsThatAreNone() {
        for (String position : List.of("x", "-1", "01", "99999999999999999999", "1 ")) {
            assertThat(events.subscribe(ann, "a", Optional.of(position)))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.refusal().code()).isEqualTo("malformed-position"));
        }
    }
}
