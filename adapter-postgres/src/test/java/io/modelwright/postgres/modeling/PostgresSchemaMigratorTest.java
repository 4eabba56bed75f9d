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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Relation.Kind;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.core.modeling.plan.Plan.Verdict;
import io.modelwright.ports.modeling.driven.SchemaMigrator.Ended;
import io.modelwright.postgres.SqlFailures;
import io.modelwright.postgres.migration.Migrations;
import io.modelwright.postgres.modeling.PostgresSchemaMigrator.Pace;
import io.modelwright.testkit.Poll;
import io.modelwright.testkit.modeling.Catalog;
import io.modelwright.testkit.servers.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class PostgresSchemaMigratorTest {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private static final Design TASKS =
            design(List.of(entity(1, "task", required(2, "title", TEXT), field(3, "note", TEXT))));

    private DataSource database;
    private StudioApp app;

    @BeforeEach
    void makeApp() {
        database = POSTGRES.freshDatabase("data", Migrations::data);
        app = new StudioApp(new PostgresSchemaMigrator(database, Pace.USUAL), new UUID(1, 1));
    }

    @Test
    void staleWriterShouldTouchNothingAfterRetireAndAdd() throws SQLException {
        app.publish(TASKS);
        insertTask(1, "a", "old");
        app.publish(design(List.of(entity(1, "task", required(2, "title", TEXT), field(9, "note", TEXT)))));

        int written = update("UPDATE " + table("task") + " SET note = 'stale' WHERE EXISTS (SELECT FROM"
                + " modelwright_data.app_fence WHERE app_id = '" + app.app.id() + "' AND live_version = 1 FOR SHARE)");

        assertThat(written).isZero();
        assertThat(column("SELECT note FROM " + table("task"))).containsExactly((String) null);
        assertThat(column("SELECT \"_retired_" + hex(3) + "\" FROM " + table("task")))
                .containsExactly("old");
    }

    @Test
    void retiredForeignKeyShouldNotBlockDeletingItsParent() throws SQLException {
        Design related = design(
                List.of(entity(1, "task"), entity(4, "project")),
                relation(5, "task", "project", Kind.MANY_TO_ONE, "project"));
        app.publish(related);
        insert("project", 7, "");
        insert("task", 1, ", project_id", ", '" + rowId(7) + "'");
        app.publish(design(related.entities()));

        assertThat(update("DELETE FROM " + table("project"))).isEqualTo(1);

        app.publish(related);
        assertThat(column("SELECT project_id::text FROM " + table("task"))).containsExactly((String) null);
    }

    @Test
    void publishShouldTakeFillsOverTheOldRecordWhenValuesAreMissing() throws SQLException {
        app.publish(TASKS);
        insertTask(1, "a", "first");
        insertTask(2, "b", null);
        Design after = design(List.of(
                entity(1, "task", required(2, "title", TEXT), required(3, "note", TEXT), required(6, "label", TEXT))));
        Plan plan = app.plan(after);

        assertThat(app.decide(plan, Set.of(), Map.of())).isEqualTo(new Verdict.ValueNeeded(StudioApp.all(plan)));

        app.publish(after, Map.of("requireField", "title", "addField", "note == null ? 'none' : note"));
        assertThat(column("SELECT note || ' ' || label FROM " + table("task") + " ORDER BY id"))
                .containsExactly("first first", "b none");
    }

    @Test
    void requiredChangeShouldBeSafeWhenNoRecordLacksAValue() throws SQLException {
        app.publish(TASKS);
        insertTask(1, "a", "note");
        Plan plan = app.plan(design(List.of(entity(1, "task", required(2, "title", TEXT), required(3, "note", TEXT)))));

        assertThat(app.decide(plan, Set.of(), Map.of())).isInstanceOf(Verdict.Ready.class);
    }

    @Test
    void lossShouldNeedItsAcknowledgementEvenWhenNoRecordHasAValue() {
        app.publish(TASKS);
        Plan plan = app.plan(design(List.of(entity(1, "task", required(2, "title", TEXT)))));

        assertThat(app.decide(plan, Set.of(), Map.of())).isEqualTo(new Verdict.Unacknowledged(StudioApp.all(plan)));
    }

    @Test
    void retypedFieldShouldKeepWhatDoesNotConvertAndRestoreIt() throws SQLException {
        app.publish(TASKS);
        insertTask(1, "a", "42");
        insertTask(2, "b", "007");
        insertTask(3, "c", "many");
        Design numbers = design(List.of(entity(1, "task", required(2, "title", TEXT), field(3, "note", INTEGER))));
        Plan plan = app.plan(numbers);
        assertThat(app.survey(plan).counts().values()).containsExactly(1L);
        assertThat(app.decide(plan, Set.of(), Map.of())).isInstanceOf(Verdict.ValueNeeded.class);

        app.publish(numbers);
        assertThat(column("SELECT note::text FROM " + table("task") + " ORDER BY id"))
                .containsExactly("42", "7", null);
        update("UPDATE " + table("task") + " SET note = 43 WHERE id = '" + rowId(1) + "'");

        app.publish(TASKS);
        assertThat(column("SELECT note FROM " + table("task") + " ORDER BY id")).containsExactly("43", "007", "many");
    }

    @Test
    void valuesOfEveryTypeThatAFieldHadShouldBeKeptWhenItIsRetypedAgainAndAgain() throws SQLException {
        app.publish(TASKS);
        insertTask(1, "a", "many");
        app.publish(retyped(INTEGER));
        update("UPDATE " + table("task") + " SET note = 7");

        app.publish(retyped(FieldType.Plain.DATE));
        app.publish(retyped(FieldType.Plain.BOOLEAN));

        assertThat(app.retired().columns()).hasSize(3);
        assertThat(column("SELECT \"_retired_" + hex(3) + "\" || \"_retired_" + hex(3) + "_2\" FROM " + table("task")))
                .containsExactly("many7");
        app.publish(retyped(INTEGER));
        assertThat(column("SELECT note::text FROM " + table("task"))).containsExactly("7");
    }

    private static Design retyped(FieldType type) {
        return design(List.of(entity(1, "task", required(2, "title", TEXT), field(3, "note", type))));
    }

    @Test
    void guardShouldStopThePublishWhenUnfitRecordsCameMeanwhile() throws SQLException {
        app.publish(TASKS);
        insertTask(1, "a", "42");
        Design numbers = design(List.of(entity(1, "task", required(2, "title", TEXT), field(3, "note", INTEGER))));
        Plan plan = app.plan(numbers);
        Verdict.Ready ready = (Verdict.Ready) app.decide(plan, Set.of(), Map.of());
        insertTask(2, "b", "many");

        assertThat(app.publish(numbers, plan, ready)).isEqualTo(new Ended.Unfit(StudioApp.all(plan)));
        assertThat(column("SELECT note FROM " + table("task") + " ORDER BY id")).containsExactly("42", "many");
    }

    @Test
    void scriptShouldStopWhenRowsDoNotFitWhatWasDecided() throws SQLException {
        app.publish(TASKS);
        Design numbers = design(List.of(entity(1, "task", required(2, "title", TEXT), field(3, "note", INTEGER))));
        Verdict.Ready ready = (Verdict.Ready) app.decide(app.plan(numbers), Set.of(), Map.of());
        insertTask(1, "a", "many");

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path TO \"" + app.app.schema() + "\"");
            assertThatThrownBy(() -> statement.execute(ready.script())).hasMessageContaining("rows do not fit");
            statement.execute("DELETE FROM task");
            statement.execute(ready.script());
            statement.execute("RESET search_path");
        }
        assertThat(column("SELECT note::text FROM " + table("task"))).isEmpty();
    }

    @Test
    void linksShouldStayWhenToOneBecomesToMany() throws SQLException {
        List<Entity> entities = List.of(entity(1, "task"), entity(4, "tag"));
        app.publish(design(entities, relation(5, "task", "tag", Kind.MANY_TO_ONE, "tag")));
        insert("tag", 7, "");
        insert("task", 1, ", tag_id", ", '" + rowId(7) + "'");

        app.publish(design(entities, relation(5, "task", "tag", Kind.MANY_TO_MANY, "tag")));

        assertThat(column("SELECT to_id::text FROM " + table("task_tag"))).containsExactly(rowId(7));
    }

    @Test
    void retiredColumnsShouldGoWhenTheyArePurged() throws SQLException {
        app.publish(TASKS);
        insertTask(1, "a", "secret");
        Design without = design(List.of(entity(1, "task", required(2, "title", TEXT))));
        app.publish(without);

        app.publish(without, Map.of(), Set.of(id(3)));

        assertThat(app.retired().isEmpty()).isTrue();
        assertThat(column("SELECT attname::text FROM pg_attribute WHERE attname LIKE '\\_retired%'"))
                .isEmpty();
    }

    @Test
    void namesShouldSwapWithoutMeetingEachOther() throws SQLException {
        app.publish(
                design(List.of(entity(1, "first", field(2, "one", TEXT), field(3, "two", TEXT)), entity(4, "second"))));
        insert("first", 1, ", one, two", ", '1', '2'");

        app.publish(
                design(List.of(entity(1, "second", field(2, "two", TEXT), field(3, "one", TEXT)), entity(4, "first"))));

        assertThat(column("SELECT one || two FROM " + table("second"))).containsExactly("21");
    }

    @Test
    void onePublisherShouldWinWhenTwoPublishAtOnce() throws Exception {
        app.publish(TASKS);
        List<Design> rivals = List.of(
                design(List.of(entity(1, "task", required(2, "title", TEXT), field(3, "memo", TEXT)))),
                design(List.of(entity(1, "job", required(2, "title", TEXT), field(3, "note", TEXT)))));
        CyclicBarrier together = new CyclicBarrier(2);
        List<Callable<Ended>> publishers = new ArrayList<>();
        for (Design rival : rivals) {
            Plan plan = app.plan(rival);
            Verdict.Ready ready = (Verdict.Ready) app.decide(plan, Set.of(), Map.of());
            publishers.add(() -> {
                together.await();
                return app.publish(rival, plan, ready);
            });
        }

        List<Ended> ends = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<Ended> end : threads.invokeAll(publishers)) {
                ends.add(end.get());
            }
        }

        assertThat(ends).filteredOn(Ended.Switched.class::isInstance).hasSize(1);
        assertThat(ends).filteredOn(Ended.Conflict.class::isInstance).hasSize(1);
        assertThat(column("SELECT count(*)::text FROM modelwright_data.app_version"))
                .containsExactly("2");
    }

    @Test
    void publishShouldBeBlockedAndChangeNothingWhenATableStaysLocked() throws SQLException {
        app.publish(TASKS);
        List<String> before = Catalog.of(database, app.app.schema());
        StudioApp hasty = impatient(3);
        Design renamed = design(List.of(entity(1, "task", required(2, "title", TEXT), field(3, "memo", TEXT))));
        try (Connection holder = database.getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE " + table("task") + " IN ROW EXCLUSIVE MODE");

            Plan plan = app.plan(renamed);
            assertThat(hasty.publish(renamed, plan, (Verdict.Ready) app.decide(plan, Set.of(), Map.of())))
                    .isInstanceOf(Ended.Blocked.class);
            holder.rollback();
        }
        assertThat(Catalog.of(database, app.app.schema())).isEqualTo(before);
        app.publish(renamed);
    }

    @Test
    void publishShouldWaitForAWriterAndGoOnWhenItIsDone() throws Exception {
        app.publish(TASKS);
        Design renamed = design(List.of(entity(1, "task", required(2, "title", TEXT), field(3, "memo", TEXT))));
        Plan plan = app.plan(renamed);
        Verdict.Ready ready = (Verdict.Ready) app.decide(plan, Set.of(), Map.of());
        CountDownLatch locked = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(1);
                Connection holder = database.getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE " + table("task") + " IN ROW EXCLUSIVE MODE");
            Future<Ended> end = threads.submit(() -> {
                locked.countDown();
                return app.publish(renamed, plan, ready);
            });
            locked.await();
            awaitBlocked();
            holder.commit();

            assertThat(end.get()).isInstanceOf(Ended.Switched.class);
        }
    }

    @Test
    void writersShouldGoOnWhileTheirTableIsPublished() throws Exception {
        app = new StudioApp(
                new PostgresSchemaMigrator(
                        database, new Pace(Duration.ofMillis(400), 200, Duration.ofMillis(1), 0, 50)),
                new UUID(1, 1));
        app.publish(TASKS);
        Design labelled = design(List.of(
                entity(1, "task", required(2, "title", TEXT), field(3, "note", TEXT), required(6, "label", TEXT))));
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicInteger written = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<@Nullable Void>> writers = List.of(
                    threads.submit(new FencedWriter(stopped, written, 1_000)),
                    threads.submit(new FencedWriter(stopped, written, 1_000_000)));
            try {
                for (int round = 0; round < 4; round++) {
                    awaitAtLeast(written, written.get() + 100);
                    app.publish(labelled, Map.of("addField", "title", "requireField", "title"));
                    awaitAtLeast(written, written.get() + 100);
                    app.publish(TASKS);
                }
            } finally {
                stopped.set(true);
            }
            for (Future<@Nullable Void> writer : writers) {
                writer.get();
            }
        }
        app.publish(labelled, Map.of("addField", "title", "requireField", "title"));

        assertThat(column("SELECT count(*)::text FROM " + table("task"))).containsExactly(written.toString());
        assertThat(column("SELECT label FROM " + table("task") + " WHERE label <> title"))
                .isEmpty();
    }

    private static void awaitAtLeast(AtomicInteger counter, int wanted) throws Exception {
        Poll.until(wanted + " rows", () -> counter.get() >= wanted);
    }

    /** Writes rows as nodes do: with the fence in the same statement; where that is stale it looks at the version again. */
    private final class FencedWriter implements Callable<@Nullable Void> {

        private final AtomicBoolean stopped;
        private final AtomicInteger written;
        private int row;

        FencedWriter(AtomicBoolean stopped, AtomicInteger written, int firstRow) {
            this.stopped = stopped;
            this.written = written;
            this.row = firstRow;
        }

        @Override
        public @Nullable Void call() throws SQLException {
            int version = 1;
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                while (!stopped.get()) {
                    try {
                        boolean labelled = version % 2 == 0;
                        int rows = statement.executeUpdate("INSERT INTO " + table("task")
                                + " (id, version, created_at, created_by, updated_at, updated_by, title"
                                + (labelled ? ", label" : "") + ") SELECT '" + rowId(row)
                                + "', 1, now(), app_id, now(),"
                                + " app_id, 't" + row + "'" + (labelled ? ", 't" + row + "'" : "")
                                + " FROM modelwright_data.app_fence WHERE app_id = '" + app.app.id()
                                + "' AND live_version = " + version + " FOR SHARE");
                        if (rows == 1) {
                            row++;
                            written.incrementAndGet();
                        } else {
                            version = liveVersion(statement);
                        }
                    } catch (SQLException e) {
                        if (!SqlFailures.isStaleSchema(e)) {
                            throw e;
                        }
                        version = liveVersion(statement);
                    }
                }
            }
            return null;
        }

        private int liveVersion(Statement statement) throws SQLException {
            try (ResultSet rows = statement.executeQuery(
                    "SELECT live_version FROM modelwright_data.app_fence WHERE app_id = '" + app.app.id() + "'")) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    @Test
    void appShouldStayWhenItIsRemovedDuringAPublish() throws SQLException {
        app.publish(TASKS);
        PostgresSchemaMigrator migrator = new PostgresSchemaMigrator(database, Pace.USUAL);
        try (Connection publishing = database.getConnection()) {
            PublishLock lock = new PublishLock(publishing, app.app.id());
            assertThat(lock.tryAcquire()).isTrue();

            assertThat(migrator.remove(app.app)).isFalse();

            assertThat(new PostgresVersionRepository(database).live(app.app.id()))
                    .isPresent();
            assertThat(column("SELECT nspname::text FROM pg_namespace WHERE nspname LIKE 'app\\_%'"))
                    .hasSize(1);
            lock.release();
        }
        assertThat(migrator.remove(app.app)).isTrue();
    }

    @Test
    void appShouldBeGoneWhenItIsRemoved() throws SQLException {
        app.publish(TASKS);
        PostgresSchemaMigrator migrator = new PostgresSchemaMigrator(database, Pace.USUAL);

        assertThat(migrator.remove(app.app)).isTrue();
        assertThat(migrator.remove(app.app)).isTrue();

        assertThat(column("SELECT nspname::text FROM pg_namespace WHERE nspname LIKE 'app\\_%'"))
                .isEmpty();
        assertThat(new PostgresVersionRepository(database).live(app.app.id())).isEmpty();
    }

    @Test
    void wideUniquenessShouldBeRefusedWhenRecordsShareAValue() throws SQLException {
        app.publish(TASKS);
        insertTask(1, "a", "same");
        insertTask(2, "b", "same");
        insertTask(3, "c", null);
        Plan plan = app.plan(design(List.of(entity(1, "task", required(2, "title", TEXT), unique(3, "note", TEXT)))));

        assertThat(app.survey(plan).counts().values()).containsExactly(2L);
        assertThat(app.decide(plan, StudioApp.all(plan), Map.of())).isInstanceOf(Verdict.ValueNeeded.class);
    }

    /** The same app seen by somebody who gives up soon. */
    private StudioApp impatient(int attempts) {
        Pace pace = new Pace(Duration.ofMillis(50), attempts, Duration.ofMillis(1), 20_000, 100);
        return new StudioApp(new PostgresSchemaMigrator(database, pace), new UUID(1, 1));
    }

    private void awaitBlocked() throws Exception {
        Poll.until(
                "a lock that is waited for",
                () -> !column("SELECT pid::text FROM pg_locks WHERE NOT granted")
                        .isEmpty());
    }

    private String table(String name) {
        return "\"" + app.app.schema() + "\".\"" + name + "\"";
    }

    private static String hex(int number) {
        return id(number).toString().replace("-", "");
    }

    private static String rowId(int row) {
        return new UUID(9, row).toString();
    }

    private void insertTask(int row, String title, @Nullable String note) throws SQLException {
        insert("task", row, ", title, note", ", '" + title + "', " + (note == null ? "NULL" : "'" + note + "'"));
    }

    private void insert(String table, int row, String... more) throws SQLException {
        update("INSERT INTO " + table(table) + " (id, version, created_at, created_by, updated_at, updated_by" + more[0]
                + ") VALUES ('" + rowId(row) + "', 1, now(), '" + rowId(0) + "', now(), '" + rowId(0) + "'"
                + (more.length > 1 ? more[1] : "") + ")");
    }

    private int update(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private List<String> column(String sql) throws SQLException {
        List<String> result = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                result.add(rows.getString(1));
            }
        }
        return result;
    }
}
