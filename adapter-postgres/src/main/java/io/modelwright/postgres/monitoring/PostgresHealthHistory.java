package io.modelwright.postgres.monitoring;

import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.monitoring.Health;
import io.modelwright.core.monitoring.HealthChange;
import io.modelwright.ports.monitoring.driven.HealthHistory;
import io.modelwright.postgres.Transactions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;

/** How deployments were. */
public final class PostgresHealthHistory implements HealthHistory {

    private final Transactions transactions;

    public PostgresHealthHistory(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public void add(DeploymentId deployment, HealthChange change) {
        String sql = "INSERT INTO modelwright.health_changes (deployment_id, at, health)"
                + " SELECT id, ?, ? FROM modelwright.deployments WHERE id = ? FOR KEY SHARE ON CONFLICT DO NOTHING";
        transactions.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, change.at().atOffset(ZoneOffset.UTC));
                statement.setString(2, change.health().name().toLowerCase(Locale.ROOT));
                statement.setObject(3, deployment.value());
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public List<HealthChange> list(DeploymentId deployment, Optional<Instant> before, int limit) {
        String sql = "SELECT at, health FROM modelwright.health_changes WHERE deployment_id = ?"
                + (before.isPresent() ? " AND at < ?" : "") + " ORDER BY at DESC LIMIT " + limit;
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, deployment.value());
                if (before.isPresent()) {
                    statement.setObject(2, before.get().atOffset(ZoneOffset.UTC));
                }
                List<HealthChange> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(new HealthChange(
                                rows.getObject(1, OffsetDateTime.class).toInstant(),
                                Health.valueOf(rows.getString(2).toUpperCase(Locale.ROOT))));
                    }
                }
                return found;
            }
        });
    }

    @Override
    public long count(DeploymentId deployment) {
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT count(*) FROM modelwright.health_changes WHERE deployment_id = ?")) {
                statement.setObject(1, deployment.value());
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    @Override
    public int forget(Instant before) {
        String sql = "DELETE FROM modelwright.health_changes AS old WHERE at < ? AND EXISTS (SELECT FROM"
                + " modelwright.health_changes AS newer WHERE newer.deployment_id = old.deployment_id"
                + " AND newer.at > old.at)";
        return transactions.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, before.atOffset(ZoneOffset.UTC));
                return statement.executeUpdate();
            }
        });
    }
}
