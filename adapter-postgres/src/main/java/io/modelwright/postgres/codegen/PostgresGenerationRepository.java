package io.modelwright.postgres.codegen;

import io.modelwright.core.codegen.CommitId;
import io.modelwright.core.codegen.Generation;
import io.modelwright.core.codegen.GenerationId;
import io.modelwright.core.codegen.GenerationOptions;
import io.modelwright.core.codegen.GenerationState;
import io.modelwright.core.codegen.MergeNote;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.codegen.driven.GenerationRepository;
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

/** The generations of apps in PostgreSQL. */
public final class PostgresGenerationRepository implements GenerationRepository {

    private static final String COLUMNS =
            "id, app_id, version, target, base_package, app_name, state, author, created_at, finished_at, commit_id,"
                    + " files, size, merge_state, merge_branch, merge_commit, conflicts, error_code, error_detail";

    private final Transactions transactions;

    public PostgresGenerationRepository(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    @Override
    public boolean add(Generation generation) {
        String sql = "WITH added AS (INSERT INTO modelwright.generations (" + COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
                + " RETURNING app_id, target, base_package, app_name) INSERT INTO modelwright.generation_options"
                + " (app_id, target, base_package, app_name) SELECT * FROM added ON CONFLICT (app_id, target) DO UPDATE"
                + " SET base_package = EXCLUDED.base_package, app_name = EXCLUDED.app_name";
        try {
            update(sql, statement -> {
                statement.setObject(1, generation.id().value());
                statement.setObject(2, generation.app().value());
                statement.setInt(3, generation.version());
                statement.setString(4, generation.target().name());
                statement.setString(5, generation.options().basePackage().orElse(null));
                statement.setString(6, generation.options().name().orElse(null));
                statement.setString(7, word(generation.state()));
                statement.setObject(8, generation.author().value());
                statement.setObject(9, stored(generation.createdAt()));
                end(statement, 10, generation);
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
    public boolean end(Generation ended) {
        String sql =
                "UPDATE modelwright.generations SET state = ?, finished_at = ?, commit_id = ?, files = ?, size = ?,"
                        + " merge_state = ?, merge_branch = ?, merge_commit = ?, conflicts = ?, error_code = ?, error_detail = ?"
                        + " WHERE id = ? AND state <> 'succeeded'";
        return update(sql, statement -> {
                    statement.setString(1, word(ended.state()));
                    end(statement, 2, ended);
                    statement.setObject(12, ended.id().value());
                })
                > 0;
    }

    /** Ten parameters, from the time of the end on. */
    private static void end(PreparedStatement statement, int first, Generation generation) throws SQLException {
        Generation.@Nullable Result result = generation.result().orElse(null);
        MergeNote merge = result == null ? null : result.merge();
        statement.setObject(
                first,
                generation
                        .finishedAt()
                        .map(PostgresGenerationRepository::stored)
                        .orElse(null));
        statement.setString(first + 1, result == null ? null : result.commit().value());
        statement.setObject(first + 2, result == null ? null : result.files());
        statement.setObject(first + 3, result == null ? null : result.size());
        statement.setString(first + 4, merge == null ? null : word(merge.state()));
        statement.setString(first + 5, merge == null ? null : merge.branch().orElse(null));
        statement.setString(
                first + 6,
                merge == null ? null : merge.commit().map(CommitId::value).orElse(null));
        statement.setObject(first + 7, merge == null ? null : merge.conflicts());
        statement.setString(
                first + 8, generation.failure().map(JobFailure::code).orElse(null));
        statement.setString(
                first + 9, generation.failure().map(JobFailure::detail).orElse(null));
    }

    @Override
    public Optional<Generation> find(GenerationId id) {
        return list("WHERE id = ?", statement -> statement.setObject(1, id.value())).stream()
                .findFirst();
    }

    @Override
    public Optional<GenerationOptions> options(AppId app, Target target) {
        String sql =
                "SELECT base_package, app_name FROM modelwright.generation_options WHERE app_id = ? AND target = ?";
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, app.value());
                statement.setString(2, target.name());
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(options(rows)) : Optional.empty();
                }
            }
        });
    }

    private static GenerationOptions options(ResultSet row) throws SQLException {
        return new GenerationOptions(
                Optional.ofNullable(row.getString("base_package")), Optional.ofNullable(row.getString("app_name")));
    }

    @Override
    public List<Generation> list(AppId app, Optional<Target> target, Optional<GenerationId> before, int limit) {
        String where = "WHERE app_id = ? AND (?::text IS NULL OR target = ?) AND (?::uuid IS NULL OR id < ?)"
                + " ORDER BY id DESC LIMIT ?";
        return list(where, statement -> {
            statement.setObject(1, app.value());
            statement.setString(2, target.map(Target::name).orElse(null));
            statement.setString(3, target.map(Target::name).orElse(null));
            statement.setObject(4, before.map(GenerationId::value).orElse(null));
            statement.setObject(5, before.map(GenerationId::value).orElse(null));
            statement.setInt(6, limit);
        });
    }

    @Override
    public long count(AppId app, Optional<Target> target) {
        String sql =
                "SELECT count(*) FROM modelwright.generations WHERE app_id = ? AND (?::text IS NULL OR target = ?)";
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
    public List<Generation> pendingSince(Instant before, int limit) {
        return list("WHERE state = 'pending' AND created_at < ? ORDER BY created_at, id LIMIT ?", statement -> {
            statement.setObject(1, stored(before));
            statement.setInt(2, limit);
        });
    }

    @Override
    public int forget(Forgetting which) {
        return switch (which) {
            case Forgetting.One(GenerationId id) ->
                update(
                        "DELETE FROM modelwright.generations WHERE id = ? AND state <> 'pending'",
                        statement -> statement.setObject(1, id.value()));
            case Forgetting.Old(int keep, Instant before) ->
                update(
                        "DELETE FROM modelwright.generations g USING (SELECT id, row_number() OVER (PARTITION BY app_id,"
                                + " target ORDER BY id DESC) AS place FROM modelwright.generations) placed"
                                + " WHERE placed.id = g.id AND placed.place > ? AND g.created_at < ? AND g.state <> 'pending'",
                        statement -> {
                            statement.setInt(1, keep);
                            statement.setObject(2, stored(before));
                        });
        };
    }

    private int update(String sql, Parameters parameters) {
        return transactions.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                parameters.set(statement);
                return statement.executeUpdate();
            }
        });
    }

    private List<Generation> list(String where, Parameters parameters) {
        return transactions.read(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT " + COLUMNS + " FROM modelwright.generations " + where)) {
                parameters.set(statement);
                List<Generation> generations = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        generations.add(generation(rows));
                    }
                }
                return generations;
            }
        });
    }

    private static Generation generation(ResultSet row) throws SQLException {
        GenerationState state = GenerationState.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        return new Generation(
                new GenerationId(row.getObject("id", UUID.class)),
                new AppId(row.getObject("app_id", UUID.class)),
                row.getInt("version"),
                new Target(row.getString("target")),
                options(row),
                state,
                new AccountId(row.getObject("author", UUID.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("finished_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                state == GenerationState.SUCCEEDED ? Optional.of(result(row)) : Optional.empty(),
                state == GenerationState.FAILED
                        ? Optional.of(new JobFailure(row.getString("error_code"), row.getString("error_detail")))
                        : Optional.empty());
    }

    private static Generation.Result result(ResultSet row) throws SQLException {
        return new Generation.Result(
                new CommitId(row.getString("commit_id")),
                row.getInt("files"),
                row.getLong("size"),
                new MergeNote(
                        MergeNote.State.valueOf(row.getString("merge_state").toUpperCase(Locale.ROOT)),
                        Optional.ofNullable(row.getString("merge_branch")),
                        Optional.ofNullable(row.getString("merge_commit")).map(CommitId::new),
                        row.getInt("conflicts")));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static OffsetDateTime stored(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
