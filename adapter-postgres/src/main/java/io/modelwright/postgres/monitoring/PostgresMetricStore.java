package io.modelwright.postgres.monitoring;

import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.monitoring.Chart.Kept;
import io.modelwright.core.monitoring.Latencies;
import io.modelwright.core.monitoring.Observation;
import io.modelwright.core.monitoring.Resolution;
import io.modelwright.core.monitoring.Sample;
import io.modelwright.ports.monitoring.driven.MetricStore;
import io.modelwright.postgres.JsonText;
import io.modelwright.postgres.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What was measured of deployments. A look is added to the slots of all resolutions in the transaction that remembers it. */
public final class PostgresMetricStore implements MetricStore {

    private static final int AT_ONCE = 5_000;

    private static final String NUMBERS = "container_millis, cpu_nanos, network_in, network_out, memory, memory_peak,"
            + " memory_limit, app_millis, requests, errors, micros, measured, restarts, checks, healthy, latencies";

    private static final String ADD = "INSERT INTO modelwright.metric_samples AS s (deployment_id, resolution, at, "
            + NUMBERS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (deployment_id, resolution, at) DO UPDATE SET"
            + " container_millis = s.container_millis + excluded.container_millis,"
            + " cpu_nanos = s.cpu_nanos + excluded.cpu_nanos,"
            + " network_in = s.network_in + excluded.network_in,"
            + " network_out = s.network_out + excluded.network_out,"
            + " memory = s.memory + excluded.memory,"
            + " memory_peak = greatest(s.memory_peak, excluded.memory_peak),"
            + " memory_limit = greatest(s.memory_limit, excluded.memory_limit),"
            + " app_millis = s.app_millis + excluded.app_millis,"
            + " requests = s.requests + excluded.requests,"
            + " errors = s.errors + excluded.errors,"
            + " micros = s.micros + excluded.micros,"
            + " measured = s.measured + excluded.measured,"
            + " restarts = s.restarts + excluded.restarts,"
            + " checks = s.checks + excluded.checks,"
            + " healthy = s.healthy + excluded.healthy,"
            + " latencies = CASE WHEN cardinality(excluded.latencies) = 0 THEN s.latencies"
            + " ELSE ARRAY(SELECT coalesce(one, 0) + other FROM unnest(s.latencies, excluded.latencies)"
            + " WITH ORDINALITY AS pairs (one, other, place) ORDER BY place) END";

    private final Transactions transactions;

    public PostgresMetricStore(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public Optional<Observation> last(DeploymentId deployment) {
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT slot, state FROM modelwright.observations WHERE deployment_id = ?")) {
                statement.setObject(1, deployment.value());
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next()
                            ? Optional.of(ObservationJson.read(
                                    rows.getObject(1, OffsetDateTime.class).toInstant(),
                                    JsonText.parse(rows.getString(2))))
                            : Optional.empty();
                }
            }
        });
    }

    @Override
    public boolean add(DeploymentId deployment, Optional<Instant> before, Observation now, Sample sample) {
        return transactions.write(connection -> {
            boolean isNext = before.isPresent()
                    ? replace(connection, deployment, before.get(), now)
                    : first(connection, deployment, now);
            if (isNext && !sample.equals(Sample.NOTHING)) {
                sum(connection, deployment, now.slot(), sample);
            }
            return isNext;
        });
    }

    private static boolean first(Connection connection, DeploymentId deployment, Observation now) throws SQLException {
        // the row of the deployment is held, so that it does not go in between
        String sql = "INSERT INTO modelwright.observations (deployment_id, slot, state)"
                + " SELECT id, ?, ?::json FROM modelwright.deployments WHERE id = ? FOR KEY SHARE"
                + " ON CONFLICT DO NOTHING";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, time(now.slot()));
            statement.setString(2, JsonText.write(ObservationJson.write(now)));
            statement.setObject(3, deployment.value());
            return statement.executeUpdate() > 0;
        }
    }

    private static boolean replace(Connection connection, DeploymentId deployment, Instant before, Observation now)
            throws SQLException {
        String sql = "UPDATE modelwright.observations SET slot = ?, state = ?::json"
                + " WHERE deployment_id = ? AND slot = ? AND slot < ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, time(now.slot()));
            statement.setString(2, JsonText.write(ObservationJson.write(now)));
            statement.setObject(3, deployment.value());
            statement.setObject(4, time(before));
            statement.setObject(5, time(now.slot()));
            return statement.executeUpdate() > 0;
        }
    }

    private static void sum(Connection connection, DeploymentId deployment, Instant slot, Sample sample)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            for (Resolution resolution : Resolution.values()) {
                statement.setObject(1, deployment.value());
                statement.setInt(2, seconds(resolution));
                statement.setObject(3, time(resolution.slot(slot)));
                long[] wide = {
                    sample.containerMillis(),
                    sample.cpuNanos(),
                    sample.networkIn(),
                    sample.networkOut(),
                    sample.memory(),
                    sample.memoryPeak(),
                    sample.memoryLimit(),
                    sample.appMillis(),
                    sample.requests(),
                    sample.errors(),
                    sample.micros()
                };
                for (int place = 0; place < wide.length; place++) {
                    statement.setLong(4 + place, wide[place]);
                }
                statement.setInt(15, sample.measured());
                statement.setInt(16, sample.restarts());
                statement.setInt(17, sample.checks());
                statement.setInt(18, sample.healthy());
                statement.setArray(
                        19,
                        connection.createArrayOf(
                                "bigint", sample.latencies().counts().toArray()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    @Override
    public List<Kept> samples(DeploymentId deployment, Resolution resolution, Instant from, Instant to) {
        String sql = "SELECT at, " + NUMBERS + " FROM modelwright.metric_samples"
                + " WHERE deployment_id = ? AND resolution = ? AND at >= ? AND at < ? ORDER BY at";
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, deployment.value());
                statement.setInt(2, seconds(resolution));
                statement.setObject(3, time(from));
                statement.setObject(4, time(to));
                List<Kept> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(
                                new Kept(rows.getObject(1, OffsetDateTime.class).toInstant(), sample(rows)));
                    }
                }
                return found;
            }
        });
    }

    private static Sample sample(ResultSet row) throws SQLException {
        return new Sample(
                row.getLong("container_millis"),
                row.getLong("cpu_nanos"),
                row.getLong("network_in"),
                row.getLong("network_out"),
                row.getInt("measured"),
                row.getLong("memory"),
                row.getLong("memory_peak"),
                row.getLong("memory_limit"),
                row.getInt("restarts"),
                row.getLong("app_millis"),
                row.getLong("requests"),
                row.getLong("errors"),
                row.getLong("micros"),
                new Latencies(List.of((Long[]) row.getArray("latencies").getArray())),
                row.getInt("checks"),
                row.getInt("healthy"));
    }

    @Override
    public int forget(Resolution resolution, Instant before) {
        String sql = "DELETE FROM modelwright.metric_samples WHERE (deployment_id, resolution, at) IN (SELECT"
                + " deployment_id, resolution, at FROM modelwright.metric_samples WHERE resolution = ? AND at < ?"
                + " LIMIT " + AT_ONCE + ")";
        return transactions.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setInt(1, seconds(resolution));
                statement.setObject(2, time(before));
                return statement.executeUpdate();
            }
        });
    }

    private static int seconds(Resolution resolution) {
        return (int) resolution.step().toSeconds();
    }

    private static OffsetDateTime time(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
