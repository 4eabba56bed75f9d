package io.modelwright.postgres.jobs;

import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobLease;
import io.modelwright.core.jobs.JobProgress;
import io.modelwright.core.jobs.JobState;
import io.modelwright.core.jobs.RetryPolicy;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.jobs.driven.JobQueue.Query;
import io.modelwright.postgres.JsonText;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements on the job table; each runs in the caller's transaction. */
final class JobRows {

    private static final String UNIQUE_VIOLATION = "23505";

    private static final String SELECT = "SELECT * FROM modelwright.job ";

    private static final String INSERT = """
            INSERT INTO modelwright.job (state, percent, stage, failures, crashes, run_at, lease_token, lease_until,
                cancel_requested, result, error_code, error_detail, started_at, finished_at,
                id, kind, workspace_id, owner_id, payload, dedupe_key, max_attempts, max_crashes, first_delay_ms,
                max_delay_ms, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING""";

    private static final String UPDATE = """
            UPDATE modelwright.job SET state = ?, percent = ?, stage = ?, failures = ?, crashes = ?, run_at = ?,
                lease_token = ?, lease_until = ?, cancel_requested = ?, result = ?::jsonb, error_code = ?,
                error_detail = ?, started_at = ?, finished_at = ?
            WHERE id = ?""";

    private JobRows() {}

    /** Whether the row was new; false where its id or its dedupe key is taken. */
    static boolean insert(Connection connection, Job job) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            int next = bindState(statement, job);
            statement.setObject(next++, job.id().value());
            statement.setString(next++, job.kind());
            statement.setObject(next++, job.workspace().value());
            statement.setObject(next++, job.owner().value());
            statement.setString(next++, JsonText.write(job.payload()));
            statement.setString(next++, job.dedupeKey().orElse(null));
            statement.setInt(next++, job.policy().maxAttempts());
            statement.setInt(next++, job.policy().maxCrashes());
            statement.setLong(next++, job.policy().firstDelay().toMillis());
            statement.setLong(next++, job.policy().maxDelay().toMillis());
            statement.setObject(next, timestamp(job.createdAt()));
            return statement.executeUpdate() == 1;
        }
    }

    static void update(Connection connection, Collection<Job> jobs) throws SQLException {
        if (jobs.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
            for (Job job : jobs) {
                int next = bindState(statement, job);
                statement.setObject(next, job.id().value());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Whether the row was updated; false, and nothing changed, where another unfinished job has its dedupe key. */
    static boolean updateUnlessTwin(Connection connection, Job job) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
            int next = bindState(statement, job);
            statement.setObject(next, job.id().value());
            statement.executeUpdate();
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException fault) {
            if (UNIQUE_VIOLATION.equals(fault.getSQLState())) {
                connection.rollback(before);
                return false;
            }
            throw fault;
        }
    }

    private static int bindState(PreparedStatement statement, Job job) throws SQLException {
        statement.setString(1, word(job.state()));
        statement.setInt(2, job.progress().percent());
        statement.setString(3, job.progress().stage());
        statement.setInt(4, job.failures());
        statement.setInt(5, job.crashes());
        statement.setObject(6, timestamp(job.runAt()));
        statement.setObject(7, job.lease().map(JobLease::token).orElse(null));
        statement.setObject(
                8, job.lease().map(lease -> timestamp(lease.until())).orElse(null));
        statement.setBoolean(9, job.cancelRequested());
        statement.setString(10, job.result().map(JsonText::write).orElse(null));
        statement.setString(11, job.error().map(JobFailure::code).orElse(null));
        statement.setString(12, job.error().map(JobFailure::detail).orElse(null));
        statement.setObject(13, job.startedAt().map(JobRows::timestamp).orElse(null));
        statement.setObject(14, job.finishedAt().map(JobRows::timestamp).orElse(null));
        return 15;
    }

    static Optional<Job> find(Connection connection, JobId id, boolean lock) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(SELECT + "WHERE id = ?" + (lock ? " FOR UPDATE" : ""))) {
            statement.setObject(1, id.value());
            return jobs(statement).stream().findFirst();
        }
    }

    static Optional<Job> findUnfinished(Connection connection, String kind, String dedupeKey) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                SELECT + "WHERE kind = ? AND dedupe_key = ? AND state IN ('queued', 'running')")) {
            statement.setString(1, kind);
            statement.setString(2, dedupeKey);
            return jobs(statement).stream().findFirst();
        }
    }

    /** Locks these rows in the order of their ids, so that two callers never wait for each other in a circle. */
    static List<Job> lock(Connection connection, List<JobId> ids) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(SELECT + "WHERE id = ANY (?) ORDER BY id FOR UPDATE")) {
            statement.setArray(
                    1, array(connection, "uuid", ids.stream().map(JobId::value).toList()));
            return jobs(statement);
        }
    }

    /** Locks what a worker may look at now and nobody else has locked, the longest due first. */
    static List<Job> lockDue(Connection connection, Collection<String> kinds, Instant now, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                SELECT + "WHERE due_at <= ? AND kind = ANY (?) ORDER BY due_at, id LIMIT ? FOR UPDATE SKIP LOCKED")) {
            statement.setObject(1, timestamp(now));
            statement.setArray(2, array(connection, "text", kinds));
            statement.setInt(3, limit);
            return jobs(statement);
        }
    }

    static Optional<Instant> nextDue(Connection connection, Collection<String> kinds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT due_at FROM modelwright.job WHERE due_at IS NOT NULL AND kind = ANY (?) ORDER BY due_at LIMIT 1")) {
            statement.setArray(1, array(connection, "text", kinds));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? instant(rows, "due_at") : Optional.empty();
            }
        }
    }

    static List<Job> list(Connection connection, Query query) throws SQLException {
        String states = query.states().isEmpty() ? "" : "AND state = ANY (?) ";
        String before = query.before().isEmpty() ? "" : "AND id < ? ";
        try (PreparedStatement statement = connection.prepareStatement(
                SELECT + "WHERE workspace_id = ANY (?) " + states + before + "ORDER BY id DESC LIMIT ?")) {
            int next = bindScope(statement, query);
            if (query.before().isPresent()) {
                statement.setObject(next++, query.before().get().value());
            }
            statement.setInt(next, query.limit());
            return jobs(statement);
        }
    }

    static long count(Connection connection, Query query) throws SQLException {
        String states = query.states().isEmpty() ? "" : " AND state = ANY (?)";
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT count(*) FROM modelwright.job WHERE workspace_id = ANY (?)" + states)) {
            bindScope(statement, query);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** Binds the workspaces, and the states where there are some; the number of the next parameter. */
    private static int bindScope(PreparedStatement statement, Query query) throws SQLException {
        Connection connection = statement.getConnection();
        List<UUID> workspaces =
                query.workspaces().stream().map(WorkspaceId::value).toList();
        statement.setArray(1, array(connection, "uuid", workspaces));
        if (query.states().isEmpty()) {
            return 2;
        }
        List<String> states = query.states().stream().map(JobRows::word).toList();
        statement.setArray(2, array(connection, "text", states));
        return 3;
    }

    private static List<Job> jobs(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<Job> jobs = new ArrayList<>();
            while (rows.next()) {
                jobs.add(job(rows));
            }
            return jobs;
        }
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                new JobId(row.getObject("id", UUID.class)),
                row.getString("kind"),
                new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                new AccountId(row.getObject("owner_id", UUID.class)),
                JsonText.parse(row.getString("payload")),
                Optional.ofNullable(row.getString("dedupe_key")),
                new RetryPolicy(
                        row.getInt("max_attempts"),
                        row.getInt("max_crashes"),
                        Duration.ofMillis(row.getLong("first_delay_ms")),
                        Duration.ofMillis(row.getLong("max_delay_ms"))),
                JobState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                new JobProgress(row.getInt("percent"), row.getString("stage")),
                row.getInt("failures"),
                row.getInt("crashes"),
                instant(row, "run_at").orElseThrow(),
                lease(row),
                row.getBoolean("cancel_requested"),
                json(row.getString("result")),
                failure(row),
                instant(row, "created_at").orElseThrow(),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    private static Optional<JobLease> lease(ResultSet row) throws SQLException {
        UUID token = row.getObject("lease_token", UUID.class);
        return token == null ? Optional.empty() : instant(row, "lease_until").map(until -> new JobLease(token, until));
    }

    private static Optional<JobFailure> failure(ResultSet row) throws SQLException {
        String code = row.getString("error_code");
        return code == null ? Optional.empty() : Optional.of(new JobFailure(code, row.getString("error_detail")));
    }

    private static Optional<Json> json(@Nullable String text) {
        return text == null ? Optional.empty() : Optional.of(JsonText.parse(text));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? Optional.empty() : Optional.of(time.toInstant());
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String word(JobState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Array array(Connection connection, String type, Collection<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }
}
