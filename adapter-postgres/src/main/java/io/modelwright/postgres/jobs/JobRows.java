package io.modelwright.postgres.jobs;

import static io.modelwright.postgres.jobs.JobColumns.timestamp;

import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.jobs.JobGroup;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobLease;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.jobs.driven.JobQueue.Query;
import io.modelwright.postgres.JsonText;
import io.modelwright.postgres.jobs.JobColumns.Column;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The statements on the job table; each runs in the caller's transaction. */
final class JobRows {

    private static final String UNIQUE_VIOLATION = "23505";

    private static final String SELECT = "SELECT * FROM modelwright.job ";

    /** What a new job has; all else is the default of its column. */
    private static final List<Column> NEW = List.of(
            new Column("uuid", job -> job.id().value()),
            new Column("text", Job::kind),
            new Column("uuid", job -> job.workspace().value()),
            new Column("uuid", job -> job.owner().value()),
            new Column("text", job -> JsonText.write(job.payload())),
            new Column("text", job -> job.dedupeKey().orElse(null)),
            new Column("int4", job -> job.policy().maxAttempts()),
            new Column("int4", job -> job.policy().maxCrashes()),
            new Column("int8", job -> job.policy().firstDelay().toMillis()),
            new Column("int8", job -> job.policy().maxDelay().toMillis()),
            new Column("int4", job -> JobColumns.number(job.terms().priority())),
            new Column("int8", job -> job.terms().timeout().toMillis()),
            new Column("text", job -> job.terms().group().map(JobGroup::key).orElse(null)),
            new Column("int4", job -> job.terms().group().map(JobGroup::limit).orElse(null)),
            new Column("uuid", job -> job.terms().parent().map(JobId::value).orElse(null)),
            new Column("timestamptz", job -> timestamp(job.runAt())),
            new Column("timestamptz", job -> timestamp(job.createdAt())));

    private static final String INSERT = """
            INSERT INTO modelwright.job (id, kind, workspace_id, owner_id, payload, dedupe_key, max_attempts, max_crashes,
                first_delay_ms, max_delay_ms, priority, timeout_ms, group_key, group_limit, parent_id, run_at, created_at)
            SELECT id, kind, workspace, owner, payload::jsonb, dedupe, attempts, crashes, first, most, priority, timeout, key,
                key_limit, parent, run_at, created_at
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS new (id, kind, workspace, owner, payload, dedupe,
                attempts, crashes, first, most, priority, timeout, key, key_limit, parent, run_at, created_at)
            ON CONFLICT DO NOTHING
            RETURNING id""";

    /** What changes in the life of a job. */
    private static final List<Column> STATE = List.of(
            new Column("uuid", job -> job.id().value()),
            new Column("text", job -> JobColumns.word(job.state())),
            new Column("int4", job -> job.progress().percent()),
            new Column("text", job -> job.progress().stage()),
            new Column("int4", Job::failures),
            new Column("int4", Job::crashes),
            new Column("timestamptz", job -> timestamp(job.runAt())),
            new Column("uuid", job -> job.lease().map(JobLease::token).orElse(null)),
            new Column(
                    "timestamptz",
                    job -> job.lease().map(lease -> timestamp(lease.until())).orElse(null)),
            new Column("bool", Job::awaitsChildren),
            new Column("bool", Job::cancelRequested),
            new Column("text", job -> job.result().map(JsonText::write).orElse(null)),
            new Column("text", job -> job.error().map(JobFailure::code).orElse(null)),
            new Column("text", job -> job.error().map(JobFailure::detail).orElse(null)),
            new Column(
                    "timestamptz",
                    job -> job.startedAt().map(JobColumns::timestamp).orElse(null)),
            new Column(
                    "timestamptz",
                    job -> job.finishedAt().map(JobColumns::timestamp).orElse(null)));

    private static final String UPDATE = """
            UPDATE modelwright.job SET state = next.state, percent = next.percent, stage = next.stage,
                failures = next.failures, crashes = next.crashes, run_at = next.run_at, lease_token = next.token,
                lease_until = next.until, awaits_children = next.awaits, cancel_requested = next.cancel,
                result = next.result::jsonb, error_code = next.code, error_detail = next.detail,
                started_at = next.started, finished_at = next.finished
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS next (id, state, percent, stage, failures, crashes,
                run_at, token, until, awaits, cancel, result, code, detail, started, finished)
            WHERE job.id = next.id""";

    /** A claim goes through the levels of priority, and stops as soon as it has enough. */
    private static final String LOCK_DUE = """
            SELECT due.* FROM unnest(ARRAY[2, 1, 0]) AS level (priority), LATERAL (
                SELECT * FROM modelwright.job
                WHERE priority = level.priority AND due_at <= ? AND kind = ANY (?)
                  AND (group_key IS NULL OR group_limit > (
                    SELECT count(*) FROM modelwright.job AS other
                    WHERE other.group_key = job.group_key AND other.state = 'running' AND other.lease_until > ?))
                ORDER BY due_at, id LIMIT ? FOR UPDATE SKIP LOCKED) AS due
            LIMIT ?""";

    private static final String NEXT_DUE = """
            SELECT min(next.due_at) AS due_at FROM unnest(ARRAY[2, 1, 0]) AS level (priority), LATERAL (
                SELECT due_at FROM modelwright.job
                WHERE priority = level.priority AND due_at > ? AND kind = ANY (?) ORDER BY due_at LIMIT 1) AS next""";

    private JobRows() {}

    /** Inserts those whose id and dedupe key are free; which these were. */
    static Set<UUID> insert(Connection connection, Collection<Job> jobs) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            JobColumns.bind(statement, 1, NEW, jobs);
            try (ResultSet rows = statement.executeQuery()) {
                Set<UUID> ids = new HashSet<>();
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
                return ids;
            }
        }
    }

    static void update(Connection connection, Collection<Job> jobs) throws SQLException {
        if (jobs.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
            JobColumns.bind(statement, 1, STATE, jobs);
            statement.executeUpdate();
        }
    }

    /** Whether the row was updated; false, and nothing changed, where another unfinished job has its dedupe key. */
    static boolean updateUnlessTwin(Connection connection, Job job) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            update(connection, List.of(job));
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

    static Optional<Job> find(Connection connection, JobId id, boolean lock) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(SELECT + "WHERE id = ?" + (lock ? " FOR UPDATE" : ""))) {
            statement.setObject(1, id.value());
            return JobColumns.jobs(statement).stream().findFirst();
        }
    }

    static Optional<Job> findUnfinished(Connection connection, String kind, String dedupeKey) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                SELECT + "WHERE kind = ? AND dedupe_key = ? AND state IN ('queued', 'running')")) {
            statement.setString(1, kind);
            statement.setString(2, dedupeKey);
            return JobColumns.jobs(statement).stream().findFirst();
        }
    }

    /** Locks these rows in the order of their ids, so that two callers never wait for each other in a circle. */
    static List<Job> lock(Connection connection, List<JobId> ids) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(SELECT + "WHERE id = ANY (?) ORDER BY id FOR UPDATE")) {
            statement.setArray(
                    1, array(connection, "uuid", ids.stream().map(JobId::value).toList()));
            return JobColumns.jobs(statement);
        }
    }

    /** Locks what may start now and nobody else has locked: the highest priority first, then the longest due. */
    static List<Job> lockDue(Connection connection, Collection<String> kinds, Instant now, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK_DUE)) {
            statement.setObject(1, timestamp(now));
            statement.setArray(2, array(connection, "text", kinds));
            statement.setObject(3, timestamp(now));
            statement.setInt(4, limit);
            statement.setInt(5, limit);
            return JobColumns.jobs(statement);
        }
    }

    /** When the next of them falls due that is not due yet. */
    static Optional<Instant> nextDue(Connection connection, Collection<String> kinds, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT_DUE)) {
            statement.setObject(1, timestamp(now));
            statement.setArray(2, array(connection, "text", kinds));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? JobColumns.instant(rows, "due_at") : Optional.empty();
            }
        }
    }

    /** A job and all unfinished ones under it, locked in the order of their ids. */
    static List<Job> lockFamily(Connection connection, JobId root) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                WITH RECURSIVE family (id) AS (
                    SELECT ?::uuid
                    UNION
                    SELECT child.id FROM modelwright.job AS child JOIN family ON child.parent_id = family.id)
                SELECT * FROM modelwright.job
                WHERE id IN (SELECT id FROM family) AND (id = ? OR state IN ('queued', 'running'))
                ORDER BY id FOR UPDATE""")) {
            statement.setObject(1, root.value());
            statement.setObject(2, root.value());
            return JobColumns.jobs(statement);
        }
    }

    static boolean hasUnfinishedChildren(Connection connection, JobId parent) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT 1 FROM modelwright.job WHERE parent_id = ? AND state IN ('queued', 'running') LIMIT 1")) {
            statement.setObject(1, parent.value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    static List<Job> children(Connection connection, JobId parent) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT + "WHERE parent_id = ? ORDER BY id")) {
            statement.setObject(1, parent.value());
            return JobColumns.jobs(statement);
        }
    }

    /** The kinds of which jobs of these groups wait. */
    static Set<String> waitingKinds(Connection connection, Collection<String> groups) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT DISTINCT kind FROM modelwright.job WHERE group_key = ANY (?) AND state = 'queued'")) {
            statement.setArray(1, array(connection, "text", groups));
            try (ResultSet rows = statement.executeQuery()) {
                Set<String> kinds = new TreeSet<>();
                while (rows.next()) {
                    kinds.add(rows.getString(1));
                }
                return kinds;
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
            return JobColumns.jobs(statement);
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
        List<String> states = query.states().stream().map(JobColumns::word).toList();
        statement.setArray(2, array(connection, "text", states));
        return 3;
    }

    static Array array(Connection connection, String type, Collection<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }
}
