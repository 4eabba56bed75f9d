package io.modelwright.postgres.jobs;

import static io.modelwright.postgres.jobs.JobColumns.timestamp;

import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobState;
import io.modelwright.ports.jobs.driven.JobHistory;
import io.modelwright.postgres.Transactions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** The table of jobs as a whole. */
public final class PostgresJobHistory implements JobHistory {

    private static final String BACKLOG = """
            SELECT kind,
                count(*) FILTER (WHERE state = 'queued' AND run_at <= ?) AS due,
                count(*) FILTER (WHERE state = 'queued' AND run_at > ?) AS later,
                count(*) FILTER (WHERE state = 'running') AS running,
                min(run_at) FILTER (WHERE state = 'queued' AND run_at <= ?) AS oldest
            FROM modelwright.job WHERE due_at IS NOT NULL GROUP BY kind""";

    /** The oldest first, past whatever others delete at the moment. */
    private static final String FORGET = """
            DELETE FROM modelwright.job WHERE id IN (
                SELECT id FROM modelwright.job AS old
                WHERE finished_at < ? AND state = ANY (?)
                  AND NOT EXISTS (SELECT 1 FROM modelwright.job AS parent WHERE parent.id = old.parent_id)
                ORDER BY finished_at LIMIT ? FOR UPDATE SKIP LOCKED)""";

    private final Transactions transactions;

    public PostgresJobHistory(DataSource dataSource) {
        transactions = new Transactions(dataSource);
    }

    @Override
    public List<Job> children(JobId parent) {
        return transactions.read(connection -> JobRows.children(connection, parent));
    }

    @Override
    public Map<String, Backlog> backlog(Instant now) {
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(BACKLOG)) {
                for (int i = 1; i <= 3; i++) {
                    statement.setObject(i, timestamp(now));
                }
                Map<String, Backlog> backlogs = new TreeMap<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        backlogs.put(
                                rows.getString("kind"),
                                new Backlog(
                                        rows.getLong("due"),
                                        rows.getLong("later"),
                                        rows.getLong("running"),
                                        JobColumns.instant(rows, "oldest").orElse(now)));
                    }
                }
                return backlogs;
            }
        });
    }

    @Override
    public int forget(List<JobState> states, Instant endedBefore, int limit) {
        return transactions.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
                statement.setObject(1, timestamp(endedBefore));
                statement.setArray(
                        2,
                        JobRows.array(
                                connection,
                                "text",
                                states.stream().map(JobColumns::word).toList()));
                statement.setInt(3, limit);
                return statement.executeUpdate();
            }
        });
    }
}
