package io.modelwright.postgres.deploy;

import io.modelwright.core.codegen.Target;
import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.Deployment.Desired;
import io.modelwright.core.deploy.Deployment.Origin;
import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.deploy.EnvironmentName;
import io.modelwright.core.deploy.ReleaseId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.deploy.driven.DeploymentRepository;
import io.modelwright.ports.deploy.driven.DeploymentSecrets;
import io.modelwright.postgres.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The deployments of apps in PostgreSQL, and what they must keep secret, sealed. */
public final class PostgresDeploymentRepository implements DeploymentRepository, DeploymentSecrets {

    private static final String COLUMNS = "id, app_id, environment, target, desired, port, origin, filled, current,"
            + " former, next, held_until, author, created_at, revision";

    private final Transactions transactions;

    public PostgresDeploymentRepository(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    @Override
    public Added add(Deployment deployment) {
        return transactions.write(connection -> {
            if (!isThere(connection, deployment.app())) {
                return new Added.NoApp();
            }
            // one more try where the twin that stood in the way has gone meanwhile
            while (true) {
                if (insert(connection, deployment)) {
                    return new Added.Done();
                }
                Optional<Deployment> twin = first(connection, "WHERE app_id = ? AND environment = ?", statement -> {
                    statement.setObject(1, deployment.app().value());
                    statement.setString(2, deployment.environment().value());
                });
                if (twin.isPresent()) {
                    return new Added.Taken(twin.get());
                }
                Optional<Deployment> neighbour =
                        first(connection, "WHERE port = ?", statement -> statement.setInt(1, deployment.port()));
                if (neighbour.isPresent()) {
                    return new Added.PortTaken();
                }
            }
        });
    }

    private static boolean isThere(Connection connection, AppId app) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT FROM modelwright.apps WHERE id = ? FOR KEY SHARE")) {
            statement.setObject(1, app.value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static boolean insert(Connection connection, Deployment deployment) throws SQLException {
        String sql = "INSERT INTO modelwright.deployments (" + COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, deployment.id().value());
            statement.setObject(2, deployment.app().value());
            statement.setString(3, deployment.environment().value());
            statement.setString(4, deployment.target().name());
            statement.setString(5, word(deployment.desired()));
            statement.setInt(6, deployment.port());
            statement.setString(7, word(deployment.data()));
            changing(statement, 8, deployment);
            statement.setObject(13, deployment.author().value());
            statement.setObject(14, deployment.createdAt().atOffset(ZoneOffset.UTC));
            statement.setInt(15, deployment.revision());
            return statement.executeUpdate() > 0;
        }
    }

    /** Five parameters. */
    private static void changing(PreparedStatement statement, int first, Deployment deployment) throws SQLException {
        statement.setBoolean(first, deployment.filled());
        statement.setObject(
                first + 1, deployment.current().map(ReleaseId::value).orElse(null));
        statement.setObject(first + 2, deployment.former().map(ReleaseId::value).orElse(null));
        statement.setObject(first + 3, deployment.next().map(ReleaseId::value).orElse(null));
        statement.setObject(
                first + 4,
                deployment
                        .heldUntil()
                        .map(until -> until.atOffset(ZoneOffset.UTC))
                        .orElse(null));
    }

    @Override
    public Optional<Deployment> find(DeploymentId id) {
        return transactions.read(
                connection -> first(connection, "WHERE id = ?", statement -> statement.setObject(1, id.value())));
    }

    @Override
    public List<Deployment> of(AppId app) {
        return transactions.read(connection -> list(
                connection, "WHERE app_id = ? ORDER BY environment", statement -> statement.setObject(1, app.value())));
    }

    @Override
    public List<Deployment> all() {
        return transactions.read(connection -> list(connection, "ORDER BY id", statement -> {}));
    }

    @Override
    public boolean save(Deployment changed) {
        String sql = "UPDATE modelwright.deployments SET desired = ?, filled = ?, current = ?, former = ?, next = ?,"
                + " held_until = ?, revision = ? WHERE id = ? AND revision < ?";
        return update(sql, statement -> {
                    statement.setString(1, word(changed.desired()));
                    changing(statement, 2, changed);
                    statement.setInt(7, changed.revision());
                    statement.setObject(8, changed.id().value());
                    statement.setInt(9, changed.revision());
                })
                > 0;
    }

    @Override
    public boolean remove(DeploymentId id) {
        return update(
                        "DELETE FROM modelwright.deployments WHERE id = ?",
                        statement -> statement.setObject(1, id.value()))
                > 0;
    }

    @Override
    public Set<Integer> ports() {
        return transactions.read(connection -> {
            Set<Integer> ports = new HashSet<>();
            try (PreparedStatement statement = connection.prepareStatement("SELECT port FROM modelwright.deployments");
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ports.add(rows.getInt(1));
                }
            }
            return ports;
        });
    }

    @Override
    public Optional<String> keep(DeploymentId deployment, String sealed) {
        int kept =
                update("UPDATE modelwright.deployments SET secrets = ? WHERE id = ? AND secrets IS NULL", statement -> {
                    statement.setString(1, sealed);
                    statement.setObject(2, deployment.value());
                });
        return kept > 0 ? Optional.of(sealed) : secrets(deployment);
    }

    @Override
    public Optional<String> secrets(DeploymentId deployment) {
        return transactions.read(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT secrets FROM modelwright.deployments WHERE id = ?")) {
                statement.setObject(1, deployment.value());
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
                }
            }
        });
    }

    private int update(String sql, Parameters parameters) {
        return transactions.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                parameters.set(statement);
                return statement.executeUpdate();
            }
        });
    }

    private static Optional<Deployment> first(Connection connection, String where, Parameters parameters)
            throws SQLException {
        return list(connection, where, parameters).stream().findFirst();
    }

    private static List<Deployment> list(Connection connection, String where, Parameters parameters)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM modelwright.deployments " + where)) {
            parameters.set(statement);
            List<Deployment> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(deployment(rows));
                }
            }
            return found;
        }
    }

    private static Deployment deployment(ResultSet row) throws SQLException {
        return new Deployment(
                new DeploymentId(row.getObject("id", UUID.class)),
                new AppId(row.getObject("app_id", UUID.class)),
                new EnvironmentName(row.getString("environment")),
                new Target(row.getString("target")),
                Desired.valueOf(row.getString("desired").toUpperCase(Locale.ROOT)),
                row.getInt("port"),
                Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                row.getBoolean("filled"),
                release(row, "current"),
                release(row, "former"),
                release(row, "next"),
                Optional.ofNullable(row.getObject("held_until", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                new AccountId(row.getObject("author", UUID.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("revision"));
    }

    private static Optional<ReleaseId> release(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class)).map(ReleaseId::new);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
