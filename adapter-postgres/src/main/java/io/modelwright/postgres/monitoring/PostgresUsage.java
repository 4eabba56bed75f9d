package io.modelwright.postgres.monitoring;

import io.modelwright.core.monitoring.UsageDay;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.monitoring.driven.UsageStore;
import io.modelwright.postgres.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How much apps were used, by days. */
public final class PostgresUsage implements UsageStore {

    /** In which all nodes touch rows, so that none waits for one that waits for it. */
    private static final Comparator<Visit> ORDER = Comparator.comparing(
                    (Visit visit) -> visit.app().toString())
            .thenComparing(Visit::day)
            .thenComparing(visit -> visit.account().toString());

    private final Transactions transactions;

    public PostgresUsage(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public void add(List<Visit> visits) {
        String days = "INSERT INTO modelwright.usage_days AS known (app_id, day, place, environment, requests)"
                + " SELECT id, ?, id, '" + UsageDay.STUDIO + "', ? FROM modelwright.apps WHERE id = ? FOR KEY SHARE"
                + " ON CONFLICT (app_id, day, place) DO UPDATE SET"
                + " requests = coalesce(known.requests, 0) + excluded.requests";
        String people = "INSERT INTO modelwright.usage_people (day, account_id, app_id)"
                + " SELECT ?, ?, id FROM modelwright.apps WHERE id = ? FOR KEY SHARE ON CONFLICT DO NOTHING";
        transactions.write(connection -> {
            try (PreparedStatement day = connection.prepareStatement(days);
                    PreparedStatement person = connection.prepareStatement(people)) {
                for (Visit visit : visits.stream().sorted(ORDER).toList()) {
                    day.setObject(1, visit.day());
                    day.setLong(2, visit.requests());
                    day.setObject(3, visit.app().value());
                    day.addBatch();
                    person.setObject(1, visit.day());
                    person.setObject(2, visit.account().value());
                    person.setObject(3, visit.app().value());
                    person.addBatch();
                }
                return day.executeBatch().length + person.executeBatch().length;
            }
        });
    }

    @Override
    public void measure(AppId app, UsageDay measured) {
        String sql = "INSERT INTO modelwright.usage_days AS known (app_id, day, place, environment, active_users,"
                + " requests, records, bytes) SELECT id, ?, ?, ?, ?, ?, ?, ? FROM modelwright.apps WHERE id = ?"
                + " FOR KEY SHARE ON CONFLICT (app_id, day, place) DO UPDATE SET environment = excluded.environment,"
                // greatest() leaves out what is null
                + " active_users = greatest(known.active_users, excluded.active_users),"
                + " requests = greatest(known.requests, excluded.requests),"
                + " records = coalesce(excluded.records, known.records),"
                + " bytes = coalesce(excluded.bytes, known.bytes)";
        transactions.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, measured.day());
                statement.setObject(2, measured.place());
                statement.setString(3, measured.environment());
                statement.setObject(4, value(measured.activeUsers()), java.sql.Types.BIGINT);
                statement.setObject(5, value(measured.requests()), java.sql.Types.BIGINT);
                statement.setObject(6, value(measured.records()), java.sql.Types.BIGINT);
                statement.setObject(7, value(measured.bytes()), java.sql.Types.BIGINT);
                statement.setObject(8, app.value());
                return statement.executeUpdate();
            }
        });
    }

    private static @Nullable Long value(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    @Override
    public List<UsageDay> list(AppId app, LocalDate from, LocalDate to) {
        String sql = "SELECT day, place, environment, records, bytes,"
                + " CASE WHEN place = app_id THEN (SELECT count(*) FROM modelwright.usage_people AS p"
                + " WHERE p.app_id = u.app_id AND p.day = u.day) ELSE active_users END AS users,"
                + " CASE WHEN place = app_id THEN coalesce(requests, 0) ELSE requests END AS asked"
                + " FROM modelwright.usage_days AS u WHERE app_id = ? AND day BETWEEN ? AND ?"
                + " ORDER BY day, environment, place";
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, app.value());
                statement.setObject(2, from);
                statement.setObject(3, to);
                List<UsageDay> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(new UsageDay(
                                rows.getObject("day", LocalDate.class),
                                rows.getObject("place", UUID.class),
                                rows.getString("environment"),
                                number(rows, "users"),
                                number(rows, "asked"),
                                number(rows, "records"),
                                number(rows, "bytes")));
                    }
                }
                return found;
            }
        });
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }

    @Override
    public int forget(LocalDate before) {
        return transactions.write(
                connection -> delete(connection, "usage_days", before) + delete(connection, "usage_people", before));
    }

    private static int delete(Connection connection, String table, LocalDate before) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM modelwright." + table + " WHERE day < ?")) {
            statement.setObject(1, before);
            return statement.executeUpdate();
        }
    }
}
