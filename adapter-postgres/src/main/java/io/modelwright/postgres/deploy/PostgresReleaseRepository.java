package io.modelwright.postgres.deploy;

import io.modelwright.core.deploy.BuildId;
import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.deploy.EnvironmentName;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.Promotion;
import io.modelwright.core.deploy.Release;
import io.modelwright.core.deploy.ReleaseId;
import io.modelwright.core.deploy.ReleaseState;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.deploy.driven.ReleaseRepository;
import io.modelwright.postgres.JsonText;
import io.modelwright.postgres.SqlFailures;
import io.modelwright.postgres.SqlFault;
import io.modelwright.postgres.Transactions;
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
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The releases of deployments in PostgreSQL. */
public final class PostgresReleaseRepository implements ReleaseRepository {

    private static final String COLUMNS = "id, deployment_id, number, version, rollback_to, author, created_at,"
            + " promoted_environment, promoted_release, build_id,"
            + " image_id, state, effects, error_code, error_detail, log, ended_at";

    private final Transactions transactions;

    public PostgresReleaseRepository(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    @Override
    public boolean add(Release release) {
        String sql = "INSERT INTO modelwright.releases (" + COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
        try {
            return update(sql, statement -> {
                        statement.setObject(1, release.id().value());
                        statement.setObject(2, release.deployment().value());
                        statement.setInt(3, release.number());
                        statement.setInt(4, release.version());
                        statement.setObject(5, release.rollbackTo().orElse(null));
                        statement.setObject(6, release.author().value());
                        statement.setObject(7, release.createdAt().atOffset(ZoneOffset.UTC));
                        statement.setString(
                                8,
                                release.promoted()
                                        .map(from -> from.environment().value())
                                        .orElse(null));
                        statement.setObject(
                                9, release.promoted().map(Promotion::release).orElse(null));
                        changing(statement, 10, release);
                    })
                    > 0;
        } catch (SqlFault fault) {
            if (SqlFailures.isForeignKeyViolation(fault)) {
                return false;
            }
            throw fault;
        }
    }

    /** Eight parameters. */
    private static void changing(PreparedStatement statement, int first, Release release) throws SQLException {
        statement.setObject(first, release.build().map(BuildId::value).orElse(null));
        statement.setString(first + 1, release.image().map(ImageId::value).orElse(null));
        statement.setString(first + 2, word(release.state()));
        statement.setString(first + 3, JsonText.write(release.effects()));
        statement.setString(first + 4, release.failure().map(JobFailure::code).orElse(null));
        statement.setString(first + 5, release.failure().map(JobFailure::detail).orElse(null));
        statement.setArray(
                first + 6,
                statement.getConnection().createArrayOf("text", release.log().toArray()));
        statement.setObject(
                first + 7,
                release.endedAt().map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null));
    }

    @Override
    public Optional<Release> find(ReleaseId id) {
        return list("WHERE id = ?", statement -> statement.setObject(1, id.value())).stream()
                .findFirst();
    }

    @Override
    public List<Release> list(DeploymentId deployment, Optional<Integer> before, int limit) {
        return list(
                "WHERE deployment_id = ? AND (?::integer IS NULL OR number < ?) ORDER BY number DESC LIMIT ?",
                statement -> {
                    statement.setObject(1, deployment.value());
                    statement.setObject(2, before.orElse(null));
                    statement.setObject(3, before.orElse(null));
                    statement.setInt(4, limit);
                });
    }

    @Override
    public long count(DeploymentId deployment) {
        return transactions.read(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT count(*) FROM modelwright.releases WHERE deployment_id = ?")) {
                statement.setObject(1, deployment.value());
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    @Override
    public boolean save(Release changed) {
        String sql = "UPDATE modelwright.releases SET build_id = ?, image_id = ?, state = ?, effects = ?::json,"
                + " error_code = ?, error_detail = ?, log = ?, ended_at = ? WHERE id = ? AND state = ANY (?)";
        return update(sql, statement -> {
                    changing(statement, 1, changed);
                    statement.setObject(9, changed.id().value());
                    statement.setArray(10, statement.getConnection().createArrayOf("text", before(changed.state())));
                })
                > 0;
    }

    private static Object[] before(ReleaseState state) {
        return Stream.of(ReleaseState.values())
                .filter(known -> known == state || known.leadsTo(state))
                .map(PostgresReleaseRepository::word)
                .toArray();
    }

    @Override
    public Set<ImageId> images(int keep) {
        String sql = "SELECT DISTINCT image_id FROM (SELECT image_id, state, row_number() OVER (PARTITION BY"
                + " deployment_id, state IN ('serving', 'former') ORDER BY number DESC) AS place"
                + " FROM modelwright.releases WHERE image_id IS NOT NULL AND state NOT IN ('failed', 'unchanged')) placed"
                + " WHERE place <= ? OR state IN ('serving', 'pending')";
        return transactions.read(connection -> {
            Set<ImageId> images = new HashSet<>();
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setInt(1, keep);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        images.add(new ImageId(rows.getString(1)));
                    }
                }
            }
            return images;
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

    private List<Release> list(String where, Parameters parameters) {
        return transactions.read(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT " + COLUMNS + " FROM modelwright.releases " + where)) {
                parameters.set(statement);
                List<Release> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(release(rows));
                    }
                }
                return found;
            }
        });
    }

    private static Release release(ResultSet row) throws SQLException {
        return new Release(
                new ReleaseId(row.getObject("id", UUID.class)),
                new DeploymentId(row.getObject("deployment_id", UUID.class)),
                row.getInt("number"),
                row.getInt("version"),
                Optional.ofNullable(row.getObject("build_id", UUID.class)).map(BuildId::new),
                Optional.ofNullable(row.getString("image_id")).map(ImageId::new),
                Optional.ofNullable(row.getObject("rollback_to", Integer.class)),
                promotion(row),
                ReleaseState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                JsonText.parse(row.getString("effects")),
                failure(row),
                List.of((String[]) row.getArray("log").getArray()),
                new AccountId(row.getObject("author", UUID.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Optional<Promotion> promotion(ResultSet row) throws SQLException {
        String environment = row.getString("promoted_environment");
        return environment == null
                ? Optional.empty()
                : Optional.of(new Promotion(new EnvironmentName(environment), row.getInt("promoted_release")));
    }

    private static Optional<JobFailure> failure(ResultSet row) throws SQLException {
        String code = row.getString("error_code");
        return code == null ? Optional.empty() : Optional.of(new JobFailure(code, row.getString("error_detail")));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
