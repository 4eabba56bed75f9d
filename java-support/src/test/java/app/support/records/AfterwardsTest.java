package app.support.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.support.store.Transactions;
import app.support.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What follows a change follows it only when it stands. */
class AfterwardsTest {

    private final Transactions transactions =
            new Transactions(TestDatabase.fresh().source());
    private final Afterwards afterwards = new Afterwards();
    private final List<String> done = new ArrayList<>();

    @Test
    void stepsShouldFollowWhatIsStored() throws SQLException {
        afterwards.committed(transactions, connection -> {
            afterwards.add(() -> done.add("one"));
            int mark = afterwards.mark();
            afterwards.add(() -> done.add("undone"));
            afterwards.undoTo(mark);
            afterwards.add(() -> {
                throw new IllegalStateException("this one fails, for the log");
            });
            afterwards.add(() -> done.add("two"));
            assertThat(done).isEmpty();
            return 0;
        });
        assertThat(done).containsExactly("one", "two");
    }

    @Test
    void nothingShouldFollowWhatIsUndone() {
        assertThatThrownBy(() -> afterwards.committed(transactions, connection -> {
                    afterwards.add(() -> done.add("one"));
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(done).isEmpty();
    }

    @Test
    void stepsOfAnAttemptThatWasUndoneShouldBeForgotten() throws SQLException {
        List<String> attempts = new ArrayList<>();
        afterwards.committed(transactions, connection -> {
            attempts.add("attempt");
            afterwards.add(() -> done.add("mail"));
            if (attempts.size() == 1) {
                throw new SQLException("two transactions waited for each other", "40P01");
            }
            return 0;
        });
        assertThat(attempts).hasSize(2);
        assertThat(done).containsExactly("mail");
    }
}
