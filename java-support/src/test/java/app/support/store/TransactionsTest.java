package app.support.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.support.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work is done as a whole, once. */
class TransactionsTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final Transactions transactions = new Transactions(database.source());

    @BeforeEach
    void table() throws SQLException {
        database.execute(
                "CREATE TABLE note (id int PRIMARY KEY, text text); INSERT INTO note VALUES (1, 'a'), (2, 'b')");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void whateverIsThrownShouldUndoTheWork() throws SQLException {
        for (Throwable thrown : List.of(new AssertionError(), new IllegalStateException(), new SQLException())) {
            assertThatThrownBy(() -> transactions.run(connection -> {
                        execute(connection, "INSERT INTO note VALUES (3, 'c')");
                        throw sneaky(thrown);
                    }))
                    .isSameAs(thrown);
        }
        assertThat(database.value("SELECT count(*) FROM note")).isEqualTo("2");
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @Test
    void deadlocksShouldBeResolvedByDoingItAgain() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        CyclicBarrier both = new CyclicBarrier(2);
        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> crossing(2, 1, attempts, both));
        crossing(1, 2, attempts, both);
        other.get(60, TimeUnit.SECONDS);
        assertThat(attempts).hasValue(3);
        assertThat(database.value("SELECT string_agg(text, ' ' ORDER BY id) FROM note"))
                .isEqualTo("a!! b!!");
    }

    private int crossing(int first, int second, AtomicInteger attempts, CyclicBarrier both) {
        try {
            return transactions.run(connection -> {
                execute(connection, "UPDATE note SET text = text || '!' WHERE id = " + first);
                if (attempts.incrementAndGet() <= 2) {
                    await(both);
                }
                execute(connection, "UPDATE note SET text = text || '!' WHERE id = " + second);
                return 0;
            });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void joinedWorkShouldStandOrFallWithTheOther() throws SQLException {
        assertThatThrownBy(() -> transactions.run(connection -> {
                    transactions.joining(connection).run(same -> {
                        execute(same, "INSERT INTO note VALUES (3, 'c')");
                        return 0;
                    });
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(database.value("SELECT count(*) FROM note")).isEqualTo("2");
    }

    @Test
    void linksThatStayShouldNotBeWritten() throws SQLException {
        UUID from = new UUID(0, 1);
        UUID kept = new UUID(0, 2);
        UUID gone = new UUID(0, 3);
        UUID come = new UUID(0, 4);
        database.execute("CREATE TABLE links (from_id uuid, to_id uuid, PRIMARY KEY (from_id, to_id))");
        LinkTable links = new LinkTable("links");
        transactions.run(connection -> {
            links.add(connection, from, List.of(kept, gone));
            return 0;
        });
        String before = database.value("SELECT xmin || ' ' || ctid FROM links WHERE to_id = '" + kept + "'");
        transactions.run(connection -> {
            links.change(connection, from, List.of(kept, gone), List.of(come, kept));
            return 0;
        });
        assertThat(database.value("SELECT xmin || ' ' || ctid FROM links WHERE to_id = '" + kept + "'"))
                .isEqualTo(before);
        assertThat(database.value("SELECT string_agg(to_id::text, ' ' ORDER BY to_id) FROM links"))
                .isEqualTo(kept + " " + come);
        // what somebody else linked meanwhile is no change of this one
        transactions.run(connection -> {
            links.change(connection, from, List.of(), List.of());
            return 0;
        });
        assertThat(database.value("SELECT count(*) FROM links")).isEqualTo("2");
    }
}
