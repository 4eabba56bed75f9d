package io.modelwright.postgres.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.core.modeling.plan.RetiredDocument;
import io.modelwright.core.sql.PhysicalNames;
import io.modelwright.postgres.migration.Migrations;
import io.modelwright.postgres.modeling.PostgresSchemaMigrator.Pace;
import io.modelwright.testkit.modeling.Catalog;
import io.modelwright.testkit.modeling.Designs;
import io.modelwright.testkit.servers.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** For any two designs: the migration gives what creating the second afresh gives, and loses nothing. */
class SchemaEvolutionProperties {

    private static final DataSource DATABASE = TestPostgres.shared().freshDatabase("data", Migrations::data);
    private static long apps;

    private final PostgresSchemaMigrator small = new PostgresSchemaMigrator(DATABASE, Pace.USUAL);
    private final PostgresSchemaMigrator large =
            new PostgresSchemaMigrator(DATABASE, new Pace(Duration.ofMillis(400), 5, Duration.ofMillis(1), 0, 2));

    @Provide
    Arbitrary<Designs.Evolution> evolutions() {
        return Designs.evolutions();
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void migrationShouldGiveTheCatalogOfAFreshDesignAndKeepEveryValue(
            @ForAll("evolutions") Designs.Evolution evolution, @ForAll long seed) throws SQLException {
        thereAndBack(small, evolution, seed);
    }

    @Property(tries = 30, shrinking = ShrinkingMode.BOUNDED)
    void onlineMigrationShouldGiveTheCatalogOfAFreshDesignAndKeepEveryValue(
            @ForAll("evolutions") Designs.Evolution evolution, @ForAll long seed) throws SQLException {
        thereAndBack(large, evolution, seed);
    }

    @Property(tries = 1_500, shrinking = ShrinkingMode.BOUNDED)
    @Tag("deep")
    void migrationShouldGiveTheCatalogOfAFreshDesignAndKeepEveryValueManyTimes(
            @ForAll("evolutions") Designs.Evolution evolution, @ForAll long seed) throws SQLException {
        thereAndBack(seed % 2 == 0 ? small : large, evolution, seed);
    }

    private void thereAndBack(PostgresSchemaMigrator migrator, Designs.Evolution evolution, long seed)
            throws SQLException {
        StudioApp app = newApp(migrator);
        String first = app.publish(evolution.before()).script();
        Rows.insert(DATABASE, app.app.schema(), evolution.before(), 6, new Random(seed));
        Map<String, String> before = Rows.values(DATABASE, app.app.schema(), evolution.before());

        String there = describe(app.plan(evolution.after()));
        boolean populated = publishSomehow(app, evolution.after());

        assertThat(Catalog.of(DATABASE, app.app.schema())).isEqualTo(fresh(evolution.after()));
        assertThat(Catalog.bindingRetired(DATABASE, app.app.schema())).isEmpty();
        assertThat(scripted(first, app.lastScript())).isEqualTo(Catalog.of(DATABASE, app.app.schema()));
        assertThat(RetiredDocument.read(RetiredDocument.write(app.retired()))).isEqualTo(app.retired());

        Plan backPlan = app.plan(evolution.before());
        if (populated) {
            app.publish(evolution.before());
            assertThat(lost(before, Rows.values(DATABASE, app.app.schema(), evolution.before())))
                    .as(() -> there + "\nand back " + describe(backPlan))
                    .isEmpty();
        }
        if (!populated) {
            app.publish(evolution.before());
        }
        assertThat(Catalog.of(DATABASE, app.app.schema())).isEqualTo(fresh(evolution.before()));
        migrator.remove(app.app);
    }

    /** What was there before and is not there, or is something else. */
    private static Map<String, String> lost(Map<String, String> before, Map<String, String> after) {
        Map<String, String> lost = new TreeMap<>(before);
        after.forEach(lost::remove);
        lost.replaceAll((key, value) -> value + " but now " + after.get(key));
        return lost;
    }

    private static String describe(Plan plan) {
        return plan.changes().stream()
                .map(change -> "%n%s %s%n  %s"
                        .formatted(change.change().kind(), change.change().name(), String.join("\n  ", change.sql())))
                .collect(Collectors.joining());
    }

    /** Whether the records were still there; designs that need values from a publisher are published over empty tables. */
    private boolean publishSomehow(StudioApp app, Design design) throws SQLException {
        if (app.plan(design).isEmpty() || app.tryPublish(design).isPresent()) {
            return true;
        }
        clear(app);
        app.publish(design);
        return false;
    }

    private static void clear(StudioApp app) throws SQLException {
        try (Connection connection = DATABASE.getConnection();
                Statement statement = connection.createStatement()) {
            for (Entity entity : app.live().entities()) {
                statement.execute("TRUNCATE "
                        + PhysicalNames.qualified(app.app.schema(), PhysicalNames.table(entity.name())) + " CASCADE");
            }
            for (Relation relation : app.live().relations()) {
                if (!relation.isToOne()) {
                    statement.execute(
                            "TRUNCATE " + PhysicalNames.qualified(app.app.schema(), PhysicalNames.linkTable(relation)));
                }
            }
        }
    }

    private List<String> fresh(Design design) throws SQLException {
        StudioApp app = newApp(small);
        app.publish(design);
        List<String> catalog = Catalog.of(DATABASE, app.app.schema());
        small.remove(app.app);
        return catalog;
    }

    /** The catalog that the scripts give where there is nothing yet. */
    private static List<String> scripted(String first, String second) throws SQLException {
        String schema = "script_" + ++apps;
        try (Connection connection = DATABASE.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
            statement.execute("SET search_path TO " + schema);
            statement.execute(first);
            if (!second.equals(first)) {
                statement.execute(second);
            }
            statement.execute("RESET search_path");
            List<String> catalog = Catalog.of(DATABASE, schema);
            statement.execute("DROP SCHEMA " + schema + " CASCADE");
            return catalog;
        }
    }

    private static StudioApp newApp(PostgresSchemaMigrator migrator) {
        return new StudioApp(migrator, new UUID(0x0190_0000_0000_7000L, ++apps));
    }
}
