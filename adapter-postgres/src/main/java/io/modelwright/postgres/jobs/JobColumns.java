package io.modelwright.postgres.jobs;

import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.jobs.JobGroup;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobLease;
import io.modelwright.core.jobs.JobPriority;
import io.modelwright.core.jobs.JobProgress;
import io.modelwright.core.jobs.JobState;
import io.modelwright.core.jobs.JobTerms;
import io.modelwright.core.jobs.RetryPolicy;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.postgres.JsonText;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Jobs as columns: read from rows, and bound as one array for each column, so that many rows are one statement. */
final class JobColumns {

    private JobColumns() {}

    /** One column of many jobs: its type, and its value in each. */
    record Column(String type, Function<Job, @Nullable Object> value) {}

    static void bind(PreparedStatement statement, int first, List<Column> columns, Collection<Job> jobs)
            throws SQLException {
        int next = first;
        for (Column column : columns) {
            Object[] values = jobs.stream().map(column.value()).toArray();
            statement.setArray(next++, statement.getConnection().createArrayOf(column.type(), values));
        }
    }

    static Job job(ResultSet row) throws SQLException {
        return new Job(
                new JobId(row.getObject("id", UUID.class)),
                row.getString("kind"),
                new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                new AccountId(row.getObject("owner_id", UUID.class)),
                JsonText.parse(row.getString("payload")),
                Optional.ofNullable(row.getString("dedupe_key")),
                policy(row),
                terms(row),
                JobState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                new JobProgress(row.getInt("percent"), row.getString("stage")),
                row.getInt("failures"),
                row.getInt("crashes"),
                instant(row, "run_at").orElseThrow(),
                lease(row),
                row.getBoolean("awaits_children"),
                row.getBoolean("cancel_requested"),
                json(row.getString("result")),
                failure(row),
                instant(row, "created_at").orElseThrow(),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    static List<Job> jobs(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<Job> jobs = new ArrayList<>();
            while (rows.next()) {
                jobs.add(job(rows));
            }
            return jobs;
        }
    }

    static RetryPolicy policy(ResultSet row) throws SQLException {
        return new RetryPolicy(
                row.getInt("max_attempts"),
                row.getInt("max_crashes"),
                Duration.ofMillis(row.getLong("first_delay_ms")),
                Duration.ofMillis(row.getLong("max_delay_ms")));
    }

    static JobTerms terms(ResultSet row) throws SQLException {
        String group = row.getString("group_key");
        return new JobTerms(
                priority(row.getInt("priority")),
                Duration.ofMillis(row.getLong("timeout_ms")),
                group == null ? Optional.empty() : Optional.of(new JobGroup(group, row.getInt("group_limit"))),
                Optional.ofNullable(row.getObject("parent_id", UUID.class)).map(JobId::new));
    }

    /** As numbers, so that an index has them in order. */
    static int number(JobPriority priority) {
        return switch (priority) {
            case LOW -> 0;
            case NORMAL -> 1;
            case HIGH -> 2;
        };
    }

    private static JobPriority priority(int number) {
        return switch (number) {
            case 0 -> JobPriority.LOW;
            case 1 -> JobPriority.NORMAL;
            case 2 -> JobPriority.HIGH;
            default -> throw new IllegalStateException("no priority: " + number);
        };
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

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? Optional.empty() : Optional.of(time.toInstant());
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static String word(JobState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
