package io.modelwright.postgres.deploy;

import io.modelwright.core.codegen.CommitId;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.deploy.Build;
import io.modelwright.core.deploy.BuildId;
import io.modelwright.core.deploy.BuildPath;
import io.modelwright.core.deploy.BuildState;
import io.modelwright.core.deploy.ContentHash;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.ImageTag;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.deploy.driven.BuildLogs;
import io.modelwright.ports.deploy.driven.BuildRepository;
import io.modelwright.postgres.SqlFailures;
import io.modelwright.postgres.SqlFault;
import io.modelwright.postgres.Transactions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The builds of apps in PostgreSQL, with their logs. */
public final class PostgresBuildRepository implements BuildRepository, BuildLogs {

    private static final String ENDING = "image, repository, tag, content, commit_id, edited, path, bytes, made_by,"
            + " generate_ms, compile_ms, image_ms, error_code, error_detail";
    private static final String COLUMNS =
            "id, app_id, version, target, no_cache, author, created_at, state, finished_at, " + ENDING;

    private final Transactions transactions;

    public PostgresBuildRepository(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    @Override
    public boolean add(Build build) {
        String sql = "INSERT INTO modelwright.builds (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, "
                + "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING";
        try {
            update(sql, statement -> {
                statement.setObject(1, build.id().value());
                statement.setObject(2, build.app().value());
                statement.setInt(3, build.version());
                statement.setString(4, build.target().name());
                statement.setBoolean(5, build.noCache());
                statement.setObject(6, build.author().map(AccountId::value).orElse(null));
                statement.setObject(7, stored(build.createdAt()));
                end(statement, 8, build);
            });
            return true;
        } catch (SqlFault fault) {
            if (SqlFailures.isForeignKeyViolation(fault)) {
                return false;
            }
            throw fault;
        }
    }

    @Override
    public boolean end(Build ended) {
        String sql = "UPDATE modelwright.builds SET (state, finished_at, " + ENDING
                + ") = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ? AND state <> 'succeeded'";
        return update(sql, statement -> {
                    end(statement, 1, ended);
                    statement.setObject(17, ended.id().value());
                })
                > 0;
    }

    /** Sixteen parameters, from the state on. */
    private static void end(PreparedStatement statement, int first, Build build) throws SQLException {
        Build.@Nullable Result made = build.result().orElse(null);
        statement.setString(first, word(build.state()));
        statement.setObject(
                first + 1,
                build.finishedAt().map(PostgresBuildRepository::stored).orElse(null));
        statement.setString(first + 2, made == null ? null : made.image().value());
        statement.setString(first + 3, made == null ? null : made.tag().repository());
        statement.setString(first + 4, made == null ? null : made.tag().tag());
        statement.setString(first + 5, made == null ? null : made.content().value());
        statement.setString(first + 6, made == null ? null : made.commit().value());
        statement.setObject(first + 7, made == null ? null : made.edited());
        statement.setString(first + 8, made == null ? null : word(made.path()));
        statement.setObject(first + 9, made == null ? null : made.bytes());
        statement.setObject(first + 10, made == null ? null : made.madeBy().value());
        statement.setObject(first + 11, made == null ? null : made.times().generate());
        statement.setObject(first + 12, made == null ? null : made.times().compile());
        statement.setObject(first + 13, made == null ? null : made.times().image());
        statement.setString(first + 14, build.failure().map(JobFailure::code).orElse(null));
        statement.setString(first + 15, build.failure().map(JobFailure::detail).orElse(null));
    }

    @Override
    public Optional<Build> find(BuildId id) {
        return list("WHERE id = ?", statement -> statement.setObject(1, id.value())).stream()
                .findFirst();
    }

    @Override
    public Optional<Build> made(AppId app, Target target, ContentHash content) {
        String where = "WHERE app_id = ? AND target = ? AND content = ? AND made_by = id ORDER BY id DESC LIMIT 1";
        return list(where, statement -> {
                    statement.setObject(1, app.value());
                    statement.setString(2, target.name());
                    statement.setString(3, content.value());
                })
                .stream()
                .findFirst();
    }

    @Override
    public List<Build> list(AppId app, Optional<Target> target, Optional<BuildId> before, int limit) {
        String where = "WHERE app_id = ? AND (?::text IS NULL OR target = ?) AND (?::uuid IS NULL OR id < ?)"
                + " ORDER BY id DESC LIMIT ?";
        return list(where, statement -> {
            statement.setObject(1, app.value());
            statement.setString(2, target.map(Target::name).orElse(null));
            statement.setString(3, target.map(Target::name).orElse(null));
            statement.setObject(4, before.map(BuildId::value).orElse(null));
            statement.setObject(5, before.map(BuildId::value).orElse(null));
            statement.setInt(6, limit);
        });
    }

    @Override
    public long count(AppId app, Optional<Target> target) {
        String sql = "SELECT count(*) FROM modelwright.builds WHERE app_id = ? AND (?::text IS NULL OR target = ?)";
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, app.value());
                statement.setString(2, target.map(Target::name).orElse(null));
                statement.setString(3, target.map(Target::name).orElse(null));
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    @Override
    public List<Build> pendingSince(Instant before, int limit) {
        return list("WHERE state = 'pending' AND created_at < ? ORDER BY created_at, id LIMIT ?", statement -> {
            statement.setObject(1, stored(before));
            statement.setInt(2, limit);
        });
    }

    @Override
    public int forget(int keep, Instant before) {
        String sql = "DELETE FROM modelwright.builds b USING (SELECT id, row_number() OVER (PARTITION BY app_id,"
                + " target ORDER BY id DESC) AS place FROM modelwright.builds) placed"
                + " WHERE placed.id = b.id AND placed.place > ? AND b.created_at < ? AND b.state <> 'pending'";
        return update(sql, statement -> {
            statement.setInt(1, keep);
            statement.setObject(2, stored(before));
        });
    }

    @Override
    public boolean write(BuildId build, String text) {
        return update("UPDATE modelwright.builds SET log = ? WHERE id = ?", statement -> {
                    statement.setString(1, text);
                    statement.setObject(2, build.value());
                })
                > 0;
    }

    @Override
    public Optional<String> read(BuildId build) {
        return transactions.read(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT log FROM modelwright.builds WHERE id = ?")) {
                statement.setObject(1, build.value());
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
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

    private List<Build> list(String where, Parameters parameters) {
        return transactions.read(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT " + COLUMNS + " FROM modelwright.builds " + where)) {
                parameters.set(statement);
                List<Build> builds = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        builds.add(build(rows));
                    }
                }
                return builds;
            }
        });
    }

    private static Build build(ResultSet row) throws SQLException {
        BuildState state = BuildState.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        return new Build(
                new BuildId(row.getObject("id", UUID.class)),
                new AppId(row.getObject("app_id", UUID.class)),
                row.getInt("version"),
                new Target(row.getString("target")),
                row.getBoolean("no_cache"),
                state,
                Optional.ofNullable(row.getObject("author", UUID.class)).map(AccountId::new),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("finished_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                state == BuildState.SUCCEEDED ? Optional.of(result(row)) : Optional.empty(),
                state == BuildState.FAILED
                        ? Optional.of(new JobFailure(row.getString("error_code"), row.getString("error_detail")))
                        : Optional.empty());
    }

    private static Build.Result result(ResultSet row) throws SQLException {
        return new Build.Result(
                new ImageId(row.getString("image")),
                new ImageTag(row.getString("repository"), row.getString("tag")),
                new ContentHash(row.getString("content")),
                new CommitId(row.getString("commit_id")),
                row.getBoolean("edited"),
                BuildPath.valueOf(row.getString("path").toUpperCase(Locale.ROOT)),
                row.getLong("bytes"),
                new BuildId(row.getObject("made_by", UUID.class)),
                new Build.Times(row.getLong("generate_ms"), row.getLong("compile_ms"), row.getLong("image_ms")));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static OffsetDateTime stored(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
