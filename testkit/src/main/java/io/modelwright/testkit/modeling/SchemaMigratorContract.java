package io.modelwright.testkit.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.apps.App;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.core.modeling.plan.Plan.Verdict;
import io.modelwright.core.modeling.plan.PlanDocument;
import io.modelwright.core.modeling.plan.PlannedChange;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.modeling.driven.SchemaMigrator;
import io.modelwright.ports.modeling.driven.SchemaMigrator.Ended;
import io.modelwright.ports.modeling.driven.VersionRepository;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import io.modelwright.testkit.identity.IdentityFixtures;
import io.modelwright.testkit.identity.Together;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@code SchemaMigrator} does together with the {@code VersionRepository} of the same database. */
public interface SchemaMigratorContract {

    /** The two over one database, fresh and empty for each test; the same for all calls within one test. */
    record Stores(VersionRepository versions, SchemaMigrator migrator) {}

    Stores stores();

    /** A publish that is decided: every loss is accepted. */
    record Decided(Plan plan, Verdict.Ready ready, StoredVersion version) {}

    private static App app() {
        UUID id = IdentityFixtures.nextId();
        return new App(
                new AppId(id),
                new WorkspaceId(IdentityFixtures.nextId()),
                "tasks",
                "Tasks",
                "default",
                "app_" + id.toString().replace("-", ""),
                Instant.parse("2026-01-01T00:00:00Z"));
    }

    private Decided decide(App app, Design design) {
        Optional<StoredVersion> live = stores().versions().live(app.id());
        Plan plan = Plan.between(
                live.map(StoredVersion::design).orElse(Design.EMPTY),
                design,
                live.map(StoredVersion::retired).orElse(Retired.NOTHING),
                live.map(StoredVersion::number).orElse(0) + 1,
                app.schema(),
                Set.of());
        SchemaMigrator.Survey survey = stores().migrator().survey(app, plan).orElseThrow();
        Set<String> all = plan.changes().stream().map(PlannedChange::id).collect(Collectors.toSet());
        Verdict verdict = plan.decide(survey.counts(), all, Map.of(), survey.largeTables());
        if (!(verdict instanceof Verdict.Ready ready)) {
            throw new AssertionError("over empty tables every plan is ready: " + verdict);
        }
        return new Decided(
                plan,
                ready,
                new StoredVersion(
                        app.id(),
                        plan.version(),
                        "Version “" + plan.version() + "” ✓",
                        new AccountId(IdentityFixtures.nextId()),
                        Instant.parse("2026-03-04T05:06:07.123456Z"),
                        design,
                        PlanDocument.changes(plan),
                        ready.script(),
                        ready.retired()));
    }

    private Ended publish(App app, Decided decided) {
        return stores().migrator().publish(app, decided.ready().migration(), decided.version());
    }

    @Test
    default void versionsShouldBeKeptInEveryPartWhenTheyArePublished() {
        for (Designs.Evolution evolution :
                Designs.evolutions(3, 4).list().ofSize(4).sample()) {
            App app = app();
            assertThat(stores().versions().live(app.id())).isEmpty();
            Decided first = decide(app, evolution.before());
            assertThat(publish(app, first)).isEqualTo(new Ended.Switched(first.version()));
            assertThat(stores().versions().live(app.id())).contains(first.version());

            Decided second = decide(app, evolution.after());
            assertThat(publish(app, second)).isEqualTo(new Ended.Switched(second.version()));

            assertThat(stores().versions().live(app.id())).contains(second.version());
            assertThat(stores().versions().find(app.id(), 1)).contains(first.version());
            assertThat(stores().versions().find(app.id(), 3)).isEmpty();
        }
    }

    @Test
    default void versionsShouldBeListedNewestFirstAndBelowTheOneGiven() {
        App app = app();
        App other = app();
        publish(other, decide(other, Design.EMPTY));
        for (int number = 1; number <= 4; number++) {
            publish(app, decide(app, Design.EMPTY));
        }

        assertThat(numbers(app, Optional.empty(), 3)).containsExactly(4, 3, 2);
        assertThat(numbers(app, Optional.of(2), 3)).containsExactly(1);
        assertThat(numbers(app, Optional.of(1), 3)).isEmpty();
    }

    private List<Integer> numbers(App app, Optional<Integer> before, int limit) {
        return stores().versions().list(app.id(), before, limit).stream()
                .map(StoredVersion::number)
                .toList();
    }

    @Test
    default void publishShouldConflictWhenTheLiveVersionMovedOn() {
        App app = app();
        Decided first = decide(app, Design.EMPTY);
        Decided rival = decide(app, Designs.designs(1, 1).sample());
        publish(app, first);

        assertThat(publish(app, rival)).isEqualTo(new Ended.Conflict());

        assertThat(stores().versions().live(app.id())).contains(first.version());
        assertThat(stores().migrator().survey(app, rival.plan())).isEmpty();
    }

    @Test
    default void onePublisherShouldWinWhenSeveralPublishAtOnce() {
        App app = app();
        List<Decided> rivals = IntStream.range(0, 4)
                .mapToObj(i -> decide(app, Designs.designs(2, 3).sample()))
                .toList();

        List<Ended> ends = Together.run(rivals.stream()
                .map(rival -> (Callable<Ended>) () -> publish(app, rival))
                .toList());

        assertThat(ends).filteredOn(Ended.Switched.class::isInstance).hasSize(1);
        assertThat(ends).filteredOn(Ended.Conflict.class::isInstance).hasSize(3);
        assertThat(numbers(app, Optional.empty(), 9)).containsExactly(1);
    }

    @Test
    default void removedAppShouldBeginAnewWhenItIsPublishedAgain() {
        App app = app();
        Design design = Designs.designs(2, 3).sample();
        publish(app, decide(app, design));

        assertThat(stores().migrator().remove(app)).isTrue();
        assertThat(stores().migrator().remove(app)).isTrue();

        assertThat(stores().versions().live(app.id())).isEmpty();
        assertThat(publish(app, decide(app, design))).isInstanceOf(Ended.Switched.class);
    }

    @Test
    default void abandonShouldDoNothingWhenNothingIsPrepared() {
        App app = app();
        assertThat(stores().migrator().abandon(app)).isTrue();
        Decided first = decide(app, Design.EMPTY);
        publish(app, first);

        assertThat(stores().migrator().abandon(app)).isTrue();
        assertThat(stores().versions().live(app.id())).contains(first.version());
    }
}
