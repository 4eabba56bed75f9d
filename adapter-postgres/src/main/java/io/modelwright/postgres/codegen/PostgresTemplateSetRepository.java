package io.modelwright.postgres.codegen;

import io.modelwright.core.codegen.template.TemplateSet;
import io.modelwright.core.codegen.template.TemplateSetDocument;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.codegen.driven.TemplateSetRepository;
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
import java.util.UUID;
import javax.sql.DataSource;

/** Template sets in PostgreSQL. Changes of the sets of one app wait for one another at the app's row. */
public final class PostgresTemplateSetRepository implements TemplateSetRepository {

    private static final String NEWEST = "SELECT s.id, s.app_id, s.name, r.revision, r.content, r.saved_at, r.saved_by"
            + " FROM modelwright.template_sets s JOIN modelwright.template_set_revisions r ON r.set_id = s.id";

    private final Transactions transactions;

    public PostgresTemplateSetRepository(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public List<Summary> list(AppId app) {
        String sql = "SELECT s.name, r.content ->> 'description' AS description,"
                + " json_array_length(r.content -> 'files') AS files, r.revision, r.saved_at, r.saved_by"
                + " FROM modelwright.template_sets s JOIN modelwright.template_set_revisions r"
                + " ON r.set_id = s.id AND r.revision = s.revision WHERE s.app_id = ? ORDER BY s.name";
        return transactions.read(connection -> all(
                connection,
                sql,
                app.value(),
                row -> new Summary(
                        row.getString("name"),
                        row.getString("description"),
                        row.getInt("files"),
                        row.getInt("revision"),
                        savedAt(row),
                        savedBy(row))));
    }

    @Override
    public Optional<StoredSet> find(AppId app, String name) {
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    NEWEST + " AND r.revision = s.revision WHERE s.app_id = ? AND s.name = ?")) {
                statement.setObject(1, app.value());
                statement.setString(2, name);
                return one(statement);
            }
        });
    }

    @Override
    public List<Revision> revisions(UUID set) {
        String sql = "SELECT revision, saved_at, saved_by FROM modelwright.template_set_revisions WHERE set_id = ?"
                + " ORDER BY revision DESC";
        return transactions.read(connection ->
                all(connection, sql, set, row -> new Revision(row.getInt("revision"), savedAt(row), savedBy(row))));
    }

    @Override
    public Optional<StoredSet> at(UUID set, int revision) {
        return transactions.read(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement(NEWEST + " WHERE s.id = ? AND r.revision = ?")) {
                statement.setObject(1, set);
                statement.setInt(2, revision);
                return one(statement);
            }
        });
    }

    @Override
    public Saved create(StoredSet set, int most) {
        return transactions.write(connection -> {
            if (!lockApp(connection, set.app())) {
                return new Saved.Absent();
            }
            if (count(connection, set.app()) >= most) {
                return new Saved.TooMany();
            }
            String sql = "INSERT INTO modelwright.template_sets (id, app_id, name, revision) VALUES (?, ?, ?, ?)"
                    + " ON CONFLICT (app_id, name) DO NOTHING";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, set.id());
                statement.setObject(2, set.app().value());
                statement.setString(3, set.name());
                statement.setInt(4, set.revision());
                if (statement.executeUpdate() == 0) {
                    return new Saved.NameTaken();
                }
            }
            insert(connection, set);
            return new Saved.Done();
        });
    }

    @Override
    public Saved save(StoredSet set) {
        return transactions.write(connection -> {
            String sql = "UPDATE modelwright.template_sets SET revision = ? WHERE id = ? AND revision = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setInt(1, set.revision());
                statement.setObject(2, set.id());
                statement.setInt(3, set.revision() - 1);
                if (statement.executeUpdate() == 0) {
                    return loser(connection, set.id());
                }
            }
            insert(connection, set);
            String old = "DELETE FROM modelwright.template_set_revisions WHERE set_id = ? AND revision <= ?";
            try (PreparedStatement statement = connection.prepareStatement(old)) {
                statement.setObject(1, set.id());
                statement.setInt(2, set.revision() - REVISIONS_KEPT);
                statement.executeUpdate();
            }
            return new Saved.Done();
        });
    }

    @Override
    public Saved delete(UUID set, int revision) {
        return transactions.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "DELETE FROM modelwright.template_sets WHERE id = ? AND revision = ?")) {
                statement.setObject(1, set);
                statement.setInt(2, revision);
                return statement.executeUpdate() == 1 ? new Saved.Done() : loser(connection, set);
            }
        });
    }

    private static boolean lockApp(Connection connection, AppId app) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT 1 FROM modelwright.apps WHERE id = ? FOR UPDATE")) {
            statement.setObject(1, app.value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static int count(Connection connection, AppId app) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT count(*) FROM modelwright.template_sets WHERE app_id = ?")) {
            statement.setObject(1, app.value());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static void insert(Connection connection, StoredSet set) throws SQLException {
        String sql = "INSERT INTO modelwright.template_set_revisions (set_id, revision, content, saved_at, saved_by)"
                + " VALUES (?, ?, ?::json, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, set.id());
            statement.setInt(2, set.revision());
            statement.setString(3, JsonText.write(TemplateSetDocument.write(set.content())));
            statement.setObject(4, set.savedAt().atOffset(ZoneOffset.UTC));
            statement.setObject(5, set.savedBy().value());
            statement.executeUpdate();
        }
    }

    private static Saved loser(Connection connection, UUID set) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT revision FROM modelwright.template_sets WHERE id = ?")) {
            statement.setObject(1, set);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? new Saved.Stale(rows.getInt(1)) : new Saved.Absent();
            }
        }
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> List<T> all(Connection connection, String sql, UUID id, Reading<T> reading) throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reading.read(rows));
                }
            }
        }
        return found;
    }

    private static Optional<StoredSet> one(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(new StoredSet(
                            row.getObject("id", UUID.class),
                            new AppId(row.getObject("app_id", UUID.class)),
                            row.getString("name"),
                            row.getInt("revision"),
                            content(row.getString("content")),
                            savedAt(row),
                            savedBy(row)))
                    : Optional.empty();
        }
    }

    private static TemplateSet content(String json) {
        return switch (TemplateSetDocument.parse(JsonText.parse(json))) {
            case Outcome.Done<TemplateSet>(TemplateSet set) -> set;
            case Outcome.Refused<TemplateSet> refused ->
                throw new IllegalStateException("a stored template set is not valid: " + refused.refusal());
        };
    }

    private static Instant savedAt(ResultSet row) throws SQLException {
        return row.getObject("saved_at", OffsetDateTime.class).toInstant();
    }

    private static AccountId savedBy(ResultSet row) throws SQLException {
        return new AccountId(row.getObject("saved_by", UUID.class));
    }
}
