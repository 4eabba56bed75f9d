package io.modelwright.postgres.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.sql.SqlText;
import io.modelwright.core.sql.records.RecordReads;
import io.modelwright.testkit.records.RecordFixtures;
import io.modelwright.testkit.records.RecordsInUse;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many statements it takes, and what the planner makes of them. */
class RecordStatementsTest {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private final AtomicInteger statements = new AtomicInteger();
    private TestDatabase database;
    private RecordsInUse records;

    @BeforeEach
    void openDatabase() {
        database = PublishedDatabase.fresh();
        DataSource counting = counting(database);
        records = new RecordsInUse(
                new PostgresRecordStore(counting),
                new PostgresFences(database),
                RecordFixtures.app(RecordFixtures.design(), 1));
    }

    private DataSource counting(DataSource database) {
        return proxy(
                DataSource.class,
                (method, arguments, result) -> result instanceof Connection connection ? counting(connection) : result,
                database);
    }

    private Connection counting(Connection connection) {
        return proxy(
                Connection.class,
                (method, arguments, result) -> {
                    if (method.equals("prepareStatement")) {
                        statements.incrementAndGet();
                    }
                    return result;
                },
                connection);
    }

    private interface After {
        @Nullable Object apply(String method, Object @Nullable [] arguments, @Nullable Object result);
    }

    private static <T> T proxy(Class<T> type, After after, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return after.apply(method.getName(), arguments, method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private void fill(int tasks) {
        StoredRecord project = records.create(RecordsInUse.ALICE, "project", Map.of("name", "P"));
        for (int i = 0; i < tasks; i++) {
            StoredRecord tag = records.create(RecordsInUse.ALICE, "tag", Map.of("name", "t" + i));
            records.create(
                    RecordsInUse.ALICE,
                    "task",
                    Map.of("title", "t" + i, "project", project.id()),
                    Map.of("tags", List.of(tag.id())));
        }
    }

    private int statementsFor(String query) {
        statements.set(0);
        records.list(records.everything(), RecordsInUse.ALICE, "task", query);
        return statements.get();
    }

    @Test
    void listShouldTakeOneStatementWhateverItsToOneRelations() {
        fill(20);
        assertThat(statementsFor("expand=project,parent.project,sheet&sort=project.name&filter=project.active"))
                .isEqualTo(1);
    }

    @Test
    void listShouldTakeOneMoreStatementForEachToManyMemberHoweverManyRecords() {
        fill(2);
        int few = statementsFor("expand=tags,project.tasks");
        fill20More();
        assertThat(statementsFor("expand=tags,project.tasks")).isEqualTo(few).isEqualTo(3);
    }

    private void fill20More() {
        for (int i = 0; i < 20; i++) {
            records.create(RecordsInUse.ALICE, "task", Map.of("title", "more" + i));
        }
    }

    @Test
    void createAndReadShouldTakeOneStatementEach() {
        statements.set(0);
        StoredRecord tag = records.create(RecordsInUse.ALICE, "tag", Map.of("name", "a"));
        assertThat(statements.get()).isEqualTo(1);
        records.read("tag", tag.id(), "");
        assertThat(statements.get()).isEqualTo(2);
    }

    @Test
    void listShouldUseTheIndexWhenItFiltersAndSortsByIt() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO " + records.app().schema() + ".task (id, version, created_at, created_by,"
                    + " updated_at, updated_by, title, status, due) SELECT gen_random_uuid(), 1, now(),"
                    + " gen_random_uuid(), now(), gen_random_uuid(), 't' || n, (ARRAY['todo','doing','done'])[1 + n % 3],"
                    + " date '2027-01-01' + n % 300 FROM generate_series(1, 20000) n");
            statement.execute("ANALYZE " + records.app().schema() + ".task");
        }
        var request = records.listRequest(records.everything(), "task", "filter=status=='todo'&sort=due");
        String plan = explain(
                RecordReads.list(request.plan(), List.of(), OptionalInt.of(26)).sql());
        assertThat(plan)
                .contains("Index Scan using ix_")
                .doesNotContain("Seq Scan on task")
                .as("%s", plan)
                .doesNotContain("Sort");
        var byProject = records.listRequest(
                records.everything(), "task", "filter=project=='00000000-0000-0000-0000-000000000001'");
        assertThat(explain(RecordReads.list(byProject.plan(), List.of(), OptionalInt.of(26))
                        .sql()))
                .contains("ix_")
                .doesNotContain("Seq Scan on task");
    }

    private String explain(SqlText sql) throws SQLException {
        Map<String, @Nullable Object> slots = StatementSlots.of(records.fence(), records.as(RecordsInUse.ALICE));
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        Binder.prepare(connection, new SqlText("EXPLAIN " + sql.text(), sql.parameters()), slots);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return String.join("\n", lines);
    }
}
