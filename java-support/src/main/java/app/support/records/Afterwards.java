package app.support.records;

import app.support.store.Transactions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done once a request's changes are stored for good. For one request. */
final class Afterwards {

    private static final Logger LOG = LoggerFactory.getLogger(Afterwards.class);

    private final List<Runnable> steps = new ArrayList<>();

    void add(Runnable step) {
        steps.add(step);
    }

    /** How many there are so far, to come back to. */
    int mark() {
        return steps.size();
    }

    /** Forgets what came after the mark: it was undone. */
    void undoTo(int mark) {
        steps.subList(mark, steps.size()).clear();
    }

    /** Does the work in a transaction, and then what was added. */
    <R> R committed(Transactions transactions, Transactions.Work<R> work) throws SQLException {
        R result = transactions.run(connection -> {
            // an attempt before this one may have been undone
            steps.clear();
            return work.on(connection);
        });
        transactions.afterCommit(this::run);
        return result;
    }

    /** The same for work that cannot be done again. */
    <R> R committedOnce(Transactions transactions, Transactions.Work<R> work) throws SQLException {
        R result = transactions.runOnce(work);
        transactions.afterCommit(this::run);
        return result;
    }

    private void run() {
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (RuntimeException fault) {
                LOG.error("what follows a change failed; the change stays", fault);
            }
        }
        steps.clear();
    }
}
