package io.modelwright.postgres.jobs;

import static io.modelwright.postgres.jobs.JobColumns.timestamp;

import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobLine;
import io.modelwright.ports.jobs.driven.JobLog;
import io.modelwright.ports.jobs.driven.JobQueue.Hold;
import io.modelwright.postgres.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What jobs tell, in a table beside them. */
public final class PostgresJobLog implements JobLog {

    /** Keeps the job as it is until the lines are in: nobody takes it over in between, and nobody else counts its lines. */
    private static final String HOLD = """
            SELECT coalesce((SELECT max(number) FROM modelwright.job_line WHERE job_id = job.id), 0)
            FROM modelwright.job
            WHERE id = ? AND state = 'running' AND lease_token = ? FOR NO KEY UPDATE""";

    private static final String APPEND = """
            INSERT INTO modelwright.job_line (job_id, number, at, line)
            SELECT ?, ? + line.place, line.at, line.text
            FROM unnest(?::timestamptz[], ?::text[]) WITH ORDINALITY AS line (at, text, place)""";

    private final Transactions transactions;

    public PostgresJobLog(DataSource dataSource) {
        transactions = new Transactions(dataSource);
    }

    @Override
    public boolean append(Hold hold, List<Line> lines) {
        List<Line> kept = lines.size() > JobLine.MAX_LINES
                ? lines.subList(lines.size() - JobLine.MAX_LINES, lines.size())
                : lines;
        long skipped = lines.size() - (long) kept.size();
        return transactions.write(connection -> {
            long last = lastUnder(connection, hold);
            if (last < 0) {
                return false;
            }
            insert(connection, hold.job(), last + skipped, kept);
            drop(connection, hold.job(), last + lines.size() - JobLine.MAX_LINES);
            return true;
        });
    }

    /** The number of the job's last line; negative where the hold is not valid. */
    private static long lastUnder(Connection connection, Hold hold) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLD)) {
            statement.setObject(1, hold.job().value());
            statement.setObject(2, hold.lease().token());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : -1;
            }
        }
    }

    private static void insert(Connection connection, JobId job, long last, List<Line> lines) throws SQLException {
        Object[] times = lines.stream()
                .map(line -> timestamp(line.at().truncatedTo(ChronoUnit.MICROS)))
                .toArray();
        Object[] texts = lines.stream().map(line -> JobLine.kept(line.text())).toArray();
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            statement.setObject(1, job.value());
            statement.setLong(2, last);
            statement.setArray(3, connection.createArrayOf("timestamptz", times));
            statement.setArray(4, connection.createArrayOf("text", texts));
            statement.executeUpdate();
        }
    }

    private static void drop(Connection connection, JobId job, long upTo) throws SQLException {
        if (upTo <= 0) {
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM modelwright.job_line WHERE job_id = ? AND number <= ?")) {
            statement.setObject(1, job.value());
            statement.setLong(2, upTo);
            statement.executeUpdate();
        }
    }

    @Override
    public List<JobLine> read(JobId job, long after, int limit) {
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT number, at, line FROM modelwright.job_line WHERE job_id = ? AND number > ? ORDER BY number LIMIT ?")) {
                statement.setObject(1, job.value());
                statement.setLong(2, after);
                statement.setInt(3, limit);
                List<JobLine> lines = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        lines.add(new JobLine(
                                rows.getLong("number"),
                                JobColumns.instant(rows, "at").orElseThrow(),
                                rows.getString("line")));
                    }
                }
                return lines;
            }
        });
    }
}
