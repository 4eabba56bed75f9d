package io.modelwright.postgres.jobs;

import static io.modelwright.postgres.jobs.JobColumns.timestamp;

import io.modelwright.core.jobs.JobGroup;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.Schedule;
import io.modelwright.core.jobs.Schedule.Firing;
import io.modelwright.core.jobs.Schedule.Missed;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.jobs.driven.Schedules;
import io.modelwright.postgres.JsonText;
import io.modelwright.postgres.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Schedules and their history in two tables. */
public final class PostgresSchedules implements Schedules {

    private static final String PUT = """
            INSERT INTO modelwright.job_schedule (id, workspace_id, owner_id, cron, zone, missed, kind, payload, max_attempts,
                max_crashes, first_delay_ms, max_delay_ms, priority, timeout_ms, group_key, group_limit, parent_id, next_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET workspace_id = excluded.workspace_id, owner_id = excluded.owner_id,
                cron = excluded.cron, zone = excluded.zone, missed = excluded.missed, kind = excluded.kind,
                payload = excluded.payload, max_attempts = excluded.max_attempts, max_crashes = excluded.max_crashes,
                first_delay_ms = excluded.first_delay_ms, max_delay_ms = excluded.max_delay_ms,
                priority = excluded.priority, timeout_ms = excluded.timeout_ms, group_key = excluded.group_key,
                group_limit = excluded.group_limit, parent_id = excluded.parent_id, next_at = excluded.next_at""";

    private final Transactions transactions;

    public PostgresSchedules(DataSource dataSource) {
        transactions = new Transactions(dataSource);
    }

    @Override
    public void put(Schedule schedule) {
        int rows = transactions.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PUT)) {
                bind(statement, schedule);
                return statement.executeUpdate();
            }
        });
        if (rows != 1) {
            throw new IllegalStateException("schedule " + schedule.id() + " was kept in " + rows + " rows");
        }
    }

    private static void bind(PreparedStatement statement, Schedule schedule) throws SQLException {
        statement.setObject(1, schedule.id());
        statement.setObject(2, schedule.workspace().value());
        statement.setObject(3, schedule.owner().value());
        statement.setString(4, schedule.cron());
        statement.setString(5, schedule.zone().getId());
        statement.setString(6, schedule.missed().name().toLowerCase(Locale.ROOT));
        statement.setString(7, schedule.kind());
        statement.setString(8, JsonText.write(schedule.payload()));
        statement.setInt(9, schedule.policy().maxAttempts());
        statement.setInt(10, schedule.policy().maxCrashes());
        statement.setLong(11, schedule.policy().firstDelay().toMillis());
        statement.setLong(12, schedule.policy().maxDelay().toMillis());
        statement.setInt(13, JobColumns.number(schedule.terms().priority()));
        statement.setLong(14, schedule.terms().timeout().toMillis());
        statement.setString(15, schedule.terms().group().map(JobGroup::key).orElse(null));
        statement.setObject(16, schedule.terms().group().map(JobGroup::limit).orElse(null));
        statement.setObject(17, schedule.terms().parent().map(JobId::value).orElse(null));
        statement.setObject(18, schedule.nextAt().map(JobColumns::timestamp).orElse(null));
    }

    @Override
    public Optional<Schedule> find(UUID id) {
        return transactions.read(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT * FROM modelwright.job_schedule WHERE id = ?")) {
                statement.setObject(1, id);
                return schedules(statement).stream().findFirst();
            }
        });
    }

    @Override
    public boolean remove(UUID id) {
        return transactions.write(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM modelwright.job_schedule WHERE id = ?")) {
                statement.setObject(1, id);
                return statement.executeUpdate() == 1;
            }
        });
    }

    @Override
    public List<Schedule> due(Instant now, int limit) {
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT * FROM modelwright.job_schedule WHERE next_at <= ? ORDER BY next_at LIMIT ?")) {
                statement.setObject(1, timestamp(now));
                statement.setInt(2, limit);
                return schedules(statement);
            }
        });
    }

    private static List<Schedule> schedules(PreparedStatement statement) throws SQLException {
        List<Schedule> schedules = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                schedules.add(new Schedule(
                        rows.getObject("id", UUID.class),
                        new WorkspaceId(rows.getObject("workspace_id", UUID.class)),
                        new AccountId(rows.getObject("owner_id", UUID.class)),
                        rows.getString("cron"),
                        ZoneId.of(rows.getString("zone")),
                        Missed.valueOf(rows.getString("missed").toUpperCase(Locale.ROOT)),
                        rows.getString("kind"),
                        JsonText.parse(rows.getString("payload")),
                        JobColumns.policy(rows),
                        JobColumns.terms(rows),
                        JobColumns.instant(rows, "next_at")));
            }
        }
        return schedules;
    }

    @Override
    public boolean fire(Firing firing, Optional<Instant> next) {
        return transactions.write(connection -> isMovedOn(connection, firing, next) && isNew(connection, firing));
    }

    private static boolean isMovedOn(Connection connection, Firing firing, Optional<Instant> next) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE modelwright.job_schedule SET next_at = ? WHERE id = ? AND next_at = ?")) {
            statement.setObject(1, next.map(JobColumns::timestamp).orElse(null));
            statement.setObject(2, firing.schedule());
            statement.setObject(3, timestamp(firing.dueAt()));
            return statement.executeUpdate() == 1;
        }
    }

    private static boolean isNew(Connection connection, Firing firing) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO modelwright.job_firing (schedule_id, due_at, at, job_id) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING""")) {
            statement.setObject(1, firing.schedule());
            statement.setObject(2, timestamp(firing.dueAt()));
            statement.setObject(3, timestamp(firing.at().truncatedTo(ChronoUnit.MICROS)));
            statement.setObject(4, firing.job().map(JobId::value).orElse(null));
            return statement.executeUpdate() == 1;
        }
    }

    @Override
    public List<Firing> history(UUID schedule, int limit) {
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT * FROM modelwright.job_firing WHERE schedule_id = ? ORDER BY due_at DESC LIMIT ?")) {
                statement.setObject(1, schedule);
                statement.setInt(2, limit);
                List<Firing> firings = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        firings.add(new Firing(
                                schedule,
                                JobColumns.instant(rows, "due_at").orElseThrow(),
                                JobColumns.instant(rows, "at").orElseThrow(),
                                Optional.ofNullable(rows.getObject("job_id", UUID.class))
                                        .map(JobId::new)));
                    }
                }
                return firings;
            }
        });
    }

    @Override
    public int forget(Instant before) {
        return transactions.write(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM modelwright.job_firing WHERE at < ?")) {
                statement.setObject(1, timestamp(before));
                return statement.executeUpdate();
            }
        });
    }
}
