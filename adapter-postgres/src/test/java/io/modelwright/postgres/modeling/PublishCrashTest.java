package io.modelwright.postgres.modeling;

import static io.modelwright.postgres.modeling.Studio.INTEGER;
import static io.modelwright.postgres.modeling.Studio.TEXT;
import static io.modelwright.postgres.modeling.Studio.design;
import static io.modelwright.postgres.modeling.Studio.entity;
import static io.modelwright.postgres.modeling.Studio.field;
import static io.modelwright.postgres.modeling.Studio.id;
import static io.modelwright.postgres.modeling.Studio.relation;
import static io.modelwright.postgres.modeling.Studio.required;
import static io.modelwright.postgres.modeling.Studio.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.KeySet;
import io.modelwright.core.modeling.Relation.Kind;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.core.modeling.plan.Plan.Verdict;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.modeling.driven.SchemaMigrator.Ended;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import io.modelwright.postgres.migration.Migrations;
import io.modelwright.postgres.modeling.PostgresSchemaMigrator.Pace;
import io.modelwright.testkit.modeling.Catalog;
import io.modelwright.testkit.servers.TestPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The process dies between any two statements of a publish: the app is whole in the old version or in the new one. */
class PublishCrashTest {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private static final Pace ALL_LARGE = new Pace(Duration.ofMillis(400), 5, Duration.ofMillis(1), 0, 3);

    private static final Design BEFORE = design(
            List.of(
                    entity(1, "task", field(2, "title", TEXT), field(3, "note", TEXT), field(4, "size", INTEGER)),
                    entity(5, "project", field(6, "name", TEXT))),
            relation(7, "task", "project", Kind.MANY_TO_ONE, "project"));

    private static final Design AFTER = design(
            List.of(
                    entity(
                            1,
                            "job",
                            List.of(new KeySet(id(9), List.of("title", "size"))),
                            required(2, "title", TEXT),
                            unique(4, "size", TEXT),
                            required(8, "label", TEXT)),
                    entity(5, "project", field(6, "title", TEXT))),
            relation(7, "job", "project", Kind.MANY_TO_MANY, "project"));

    private static final Map<String, String> FILLS =
            Map.of("requireField", "'none'", "addField", "title == null ? 'new' : title");

    @Test
    void appShouldBeWholeWhenAPublishDiesAfterAnyOfItsStatements() throws SQLException {
        crashEverywhere(Pace.USUAL, 1);
    }

    @Test
    void appShouldBeWholeWhenAPublishOfLargeTablesDiesAfterSomeOfItsStatements() throws SQLException {
        crashEverywhere(ALL_LARGE, 5);
    }

    @Test
    @Tag("deep")
    void appShouldBeWholeWhenAPublishOfLargeTablesDiesAThousandTimes() throws SQLException {
        int crashes = 0;
        while (crashes < 1_000) {
            crashes += crashEverywhere(ALL_LARGE, 1);
        }
    }

    /** How many publishes died. */
    private static int crashEverywhere(Pace pace, int stride) throws SQLException {
        DataSource database = POSTGRES.freshDatabase("data", Migrations::data);
        List<String> fresh = fresh(database);
        int crashes = 0;
        for (int trips = 0; crash(database, new UUID(2, trips), pace, trips, fresh); trips += stride) {
            crashes++;
        }
        return crashes;
    }

    private static List<String> fresh(DataSource database) throws SQLException {
        StudioApp app = new StudioApp(new PostgresSchemaMigrator(database, Pace.USUAL), new UUID(3, 3));
        app.publish(AFTER);
        return Catalog.of(database, app.app.schema());
    }

    /** Whether the publish died; false once it has fewer statements than {@code trips}. */
    private static boolean crash(DataSource database, UUID id, Pace pace, int trips, List<String> fresh)
            throws SQLException {
        PostgresSchemaMigrator sound = new PostgresSchemaMigrator(database, pace);
        StudioApp app = new StudioApp(sound, id);
        app.publish(BEFORE);
        Rows.insert(database, app.app.schema(), BEFORE, 8, new Random(trips));
        List<String> catalog = Catalog.of(database, app.app.schema());
        Map<String, String> values = Rows.values(database, app.app.schema(), BEFORE);
        Plan plan = app.plan(AFTER);
        Verdict.Ready ready = (Verdict.Ready) app.decide(plan, StudioApp.all(plan), app.fills(plan, FILLS));
        CrashingDataSource crashing = new CrashingDataSource(database, trips);
        StoredVersion next = app.version(AFTER, plan, ready);
        PostgresSchemaMigrator dying = new PostgresSchemaMigrator(crashing, pace);

        boolean switched = false;
        try {
            switched = dying.publish(app.app, ready.migration(), next) instanceof Ended.Switched;
        } catch (StoreUnavailable e) {
            assertThat(crashing.crashed()).isTrue();
        }

        PostgresVersionRepository versions = new PostgresVersionRepository(database);
        Optional<StoredVersion> live = versions.live(app.app.id());
        assertThat(live).isPresent();
        int number = live.get().number();
        assertThat(versions.list(app.app.id(), Optional.empty(), 10)).hasSize(number);
        if (number == 1) {
            assertThat(switched).isFalse();
            assertThat(Rows.values(database, app.app.schema(), BEFORE)).isEqualTo(values);
            if (trips % 2 == 0) {
                assertThat(sound.abandon(app.app)).isTrue();
                assertThat(Catalog.of(database, app.app.schema())).isEqualTo(catalog);
            }
            assertThat(sound.publish(app.app, ready.migration(), next)).isInstanceOf(Ended.Switched.class);
        }
        assertThat(Catalog.of(database, app.app.schema())).isEqualTo(fresh);
        sound.remove(app.app);
        return crashing.crashed();
    }
}
