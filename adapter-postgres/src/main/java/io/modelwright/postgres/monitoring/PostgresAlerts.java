package io.modelwright.postgres.monitoring;

import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.monitoring.Alert;
import io.modelwright.core.monitoring.AlertKind;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.monitoring.driven.AlertRepository;
import io.modelwright.postgres.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Warnings, each change of one in the same transaction with its event. */
public final class PostgresAlerts implements AlertRepository {

    private static final String COLUMNS = "deployment_id, app_id, kind, value, raised_at, resolved_at";

    private final Transactions transactions;

    public PostgresAlerts(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public boolean raise(Alert alert) {
        String sql = "INSERT INTO modelwright.alerts (id, deployment_id, app_id, kind, value, raised_at)"
                + " SELECT ?, id, ?, ?, ?, ? FROM modelwright.deployments WHERE id = ? FOR KEY SHARE"
                + " ON CONFLICT (deployment_id, kind) WHERE resolved_at IS NULL DO NOTHING";
        return transactions.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, alert.id());
                statement.setObject(2, alert.app().value());
                statement.setString(3, alert.kind().word());
                statement.setDouble(4, alert.value());
                statement.setObject(5, time(alert.raisedAt()));
                statement.setObject(6, alert.deployment().value());
                if (statement.executeUpdate() == 0) {
                    return false;
                }
            }
            tell(connection, true, alert, alert.raisedAt());
            return true;
        });
    }

    @Override
    public Optional<Alert> resolve(DeploymentId deployment, AlertKind kind, Instant at) {
        String sql = "UPDATE modelwright.alerts SET resolved_at = ? WHERE deployment_id = ? AND kind = ?"
                + " AND resolved_at IS NULL RETURNING id, " + COLUMNS;
        return transactions.write(connection -> {
            Optional<Alert> resolved;
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, time(at));
                statement.setObject(2, deployment.value());
                statement.setString(3, kind.word());
                try (ResultSet rows = statement.executeQuery()) {
                    resolved = rows.next() ? Optional.of(alert(rows)) : Optional.empty();
                }
            }
            if (resolved.isPresent()) {
                tell(connection, false, resolved.get(), at);
            }
            return resolved;
        });
    }

    private static void tell(Connection connection, boolean raised, Alert alert, Instant at) throws SQLException {
        // readers go on; another writer waits, so that a lesser place never appears behind a greater one
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE modelwright.alert_events IN SHARE ROW EXCLUSIVE MODE");
        }
        String sql = "INSERT INTO modelwright.alert_events (alert_id, raised, at, " + COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, alert.id());
            statement.setBoolean(2, raised);
            statement.setObject(3, time(at));
            statement.setObject(4, alert.deployment().value());
            statement.setObject(5, alert.app().value());
            statement.setString(6, alert.kind().word());
            statement.setDouble(7, alert.value());
            statement.setObject(8, time(alert.raisedAt()));
            statement.setObject(9, alert.resolvedAt().map(PostgresAlerts::time).orElse(null));
            statement.executeUpdate();
        }
    }

    private static String where(Of of, Optional<Boolean> open) {
        String what = switch (of) {
            case Of.OfDeployment ofDeployment -> "deployment_id = ?";
            case Of.OfApp ofApp -> "app_id = ?";
        };
        return " FROM modelwright.alerts WHERE " + what
                + open.map(stands -> stands ? " AND resolved_at IS NULL" : " AND resolved_at IS NOT NULL")
                        .orElse("");
    }

    private static UUID id(Of of) {
        return switch (of) {
            case Of.OfDeployment(DeploymentId id) -> id.value();
            case Of.OfApp(AppId id) -> id.value();
        };
    }

    @Override
    public List<Alert> list(Of of, Optional<Boolean> open, Optional<UUID> before, int limit) {
        String sql = "SELECT id, " + COLUMNS + where(of, open) + (before.isPresent() ? " AND id < ?" : "")
                + " ORDER BY id DESC LIMIT " + limit;
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, id(of));
                if (before.isPresent()) {
                    statement.setObject(2, before.get());
                }
                List<Alert> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(alert(rows));
                    }
                }
                return found;
            }
        });
    }

    @Override
    public long count(Of of, Optional<Boolean> open) {
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT count(*)" + where(of, open))) {
                statement.setObject(1, id(of));
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    @Override
    public List<Event> events(long after, int limit) {
        String sql = "SELECT place, raised, alert_id AS id, " + COLUMNS
                + " FROM modelwright.alert_events WHERE place > ? ORDER BY place LIMIT " + limit;
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setLong(1, after);
                List<Event> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(new Event(rows.getLong("place"), rows.getBoolean("raised"), alert(rows)));
                    }
                }
                return found;
            }
        });
    }

    @Override
    public int forget(Instant before) {
        return transactions.write(
                connection -> delete(connection, "DELETE FROM modelwright.alerts WHERE resolved_at < ?", before)
                        + delete(connection, "DELETE FROM modelwright.alert_events WHERE at < ?", before));
    }

    private static int delete(Connection connection, String sql, Instant before) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, time(before));
            return statement.executeUpdate();
        }
    }

    private static Alert alert(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        return new Alert(
                row.getObject("id", UUID.class),
                new DeploymentId(row.getObject("deployment_id", UUID.class)),
                new AppId(row.getObject("app_id", UUID.class)),
                AlertKind.of(kind).orElseThrow(() -> new IllegalStateException("no kind of alert: " + kind)),
                row.getDouble("value"),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("resolved_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static OffsetDateTime time(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
