package io.modelwright.postgres.views;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.views.View;
import io.modelwright.core.views.ViewDocument;
import io.modelwright.ports.views.driven.ViewRepository;
import io.modelwright.postgres.JsonText;
import io.modelwright.postgres.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javax.sql.DataSource;

/** Saved views in PostgreSQL. Changes of the views of one app wait for one another at the app's row. */
public final class PostgresViewRepository implements ViewRepository {

    private static final String SELECT =
            "SELECT id, app_id, entity_id, owner_id, shared, content, revision, saved_at FROM modelwright.views";

    private final Transactions transactions;

    public PostgresViewRepository(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public List<View> list(AppId app, AccountId person) {
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    SELECT + " WHERE app_id = ? AND (shared OR owner_id = ?) ORDER BY name, id")) {
                statement.setObject(1, app.value());
                statement.setObject(2, person.value());
                List<View> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(view(rows));
                    }
                }
                return found;
            }
        });
    }

    @Override
    public Optional<View> find(AppId app, UUID view) {
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SELECT + " WHERE app_id = ? AND id = ?")) {
                statement.setObject(1, app.value());
                statement.setObject(2, view);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(view(rows)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public Saved create(View view, Most most) {
        return transactions.write(connection -> {
            if (!lockApp(connection, view.app())) {
                return new Saved.Absent();
            }
            if (isFull(connection, view, most)) {
                return new Saved.TooMany();
            }
            String sql = "INSERT INTO modelwright.views (shared, name, content, revision, saved_at, id, app_id,"
                    + " entity_id, owner_id) VALUES (?, ?, ?::json, ?, ?, ?, ?, ?, ?)";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                setContent(statement, view);
                statement.setObject(6, view.id());
                statement.setObject(7, view.app().value());
                statement.setObject(8, view.entity().value());
                statement.setObject(9, view.owner().value());
                statement.executeUpdate();
            }
            return new Saved.Done();
        });
    }

    @Override
    public Saved save(View view, Most most) {
        return transactions.write(connection -> {
            Saved saved = expect(connection, view.app(), view.id(), view.revision() - 1);
            if (!(saved instanceof Saved.Done)) {
                return saved;
            }
            if (isFull(connection, view, most)) {
                return new Saved.TooMany();
            }
            String sql = "UPDATE modelwright.views SET shared = ?, name = ?, content = ?::json, revision = ?,"
                    + " saved_at = ? WHERE id = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                setContent(statement, view);
                statement.setObject(6, view.id());
                statement.executeUpdate();
            }
            if (!view.shared()) {
                forgetOthers(connection, view);
            }
            return saved;
        });
    }

    private static void forgetOthers(Connection connection, View view) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "DELETE FROM modelwright.view_defaults" + " WHERE view_id = ? AND account_id IS DISTINCT FROM ?")) {
            statement.setObject(1, view.id());
            statement.setObject(2, view.owner().value());
            statement.executeUpdate();
        }
    }

    @Override
    public Saved delete(AppId app, UUID view, int revision) {
        return transactions.write(connection -> {
            Saved saved = expect(connection, app, view, revision);
            if (saved instanceof Saved.Done) {
                try (PreparedStatement statement =
                        connection.prepareStatement("DELETE FROM modelwright.views WHERE id = ?")) {
                    statement.setObject(1, view);
                    statement.executeUpdate();
                }
            }
            return saved;
        });
    }

    @Override
    public List<Default> defaults(AppId app, AccountId person) {
        String sql = "SELECT entity_id, account_id, view_id FROM modelwright.view_defaults"
                + " WHERE app_id = ? AND (account_id IS NULL OR account_id = ?)";
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, app.value());
                statement.setObject(2, person.value());
                List<Default> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(new Default(
                                new ElementId(rows.getObject("entity_id", UUID.class)),
                                Optional.ofNullable(rows.getObject("account_id", UUID.class))
                                        .map(AccountId::new),
                                rows.getObject("view_id", UUID.class)));
                    }
                }
                return found;
            }
        });
    }

    @Override
    public Saved setDefault(AppId app, Default wanted, boolean on) {
        return transactions.write(connection -> {
            if (!lockApp(connection, app) || !isAllowed(connection, app, wanted)) {
                return new Saved.Absent();
            }
            String only = on ? "" : " AND view_id = ?";
            try (PreparedStatement statement = connection.prepareStatement("DELETE FROM modelwright.view_defaults"
                    + " WHERE app_id = ? AND entity_id = ? AND account_id IS NOT DISTINCT FROM ?::uuid" + only)) {
                setDefault(statement, app, wanted);
                if (!on) {
                    statement.setObject(4, wanted.view());
                }
                statement.executeUpdate();
            }
            if (on) {
                try (PreparedStatement statement = connection.prepareStatement("INSERT INTO modelwright.view_defaults"
                        + " (app_id, entity_id, account_id, view_id) VALUES (?, ?, ?::uuid, ?)")) {
                    setDefault(statement, app, wanted);
                    statement.setObject(4, wanted.view());
                    statement.executeUpdate();
                }
            }
            return new Saved.Done();
        });
    }

    private static void setDefault(PreparedStatement statement, AppId app, Default wanted) throws SQLException {
        statement.setObject(1, app.value());
        statement.setObject(2, wanted.entity().value());
        statement.setObject(3, wanted.person().map(AccountId::value).orElse(null));
    }

    private static boolean isAllowed(Connection connection, AppId app, Default wanted) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT 1 FROM modelwright.views WHERE app_id = ? AND id = ? AND (shared OR owner_id = ?::uuid)")) {
            statement.setObject(1, app.value());
            statement.setObject(2, wanted.view());
            statement.setObject(3, wanted.person().map(AccountId::value).orElse(null));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static boolean lockApp(Connection connection, AppId app) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT 1 FROM modelwright.apps WHERE id = ? FOR NO KEY UPDATE")) {
            statement.setObject(1, app.value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Whether that revision is the newest, with the app locked so that it stays so. */
    private static Saved expect(Connection connection, AppId app, UUID view, int revision) throws SQLException {
        OptionalInt current = lockApp(connection, app) ? revision(connection, app, view) : OptionalInt.empty();
        if (current.isEmpty()) {
            return new Saved.Absent();
        }
        return current.getAsInt() == revision ? new Saved.Done() : new Saved.Stale(current.getAsInt());
    }

    private static OptionalInt revision(Connection connection, AppId app, UUID view) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT revision FROM modelwright.views WHERE app_id = ? AND id = ?")) {
            statement.setObject(1, app.value());
            statement.setObject(2, view);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? OptionalInt.of(rows.getInt(1)) : OptionalInt.empty();
            }
        }
    }

    private static boolean isFull(Connection connection, View view, Most most) throws SQLException {
        String sql = "SELECT count(*) FROM modelwright.views WHERE app_id = ? AND shared = ?"
                + " AND (shared OR owner_id = ?) AND id <> ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, view.app().value());
            statement.setBoolean(2, view.shared());
            statement.setObject(3, view.owner().value());
            statement.setObject(4, view.id());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1) >= (view.shared() ? most.shared() : most.own());
            }
        }
    }

    private static void setContent(PreparedStatement statement, View view) throws SQLException {
        statement.setBoolean(1, view.shared());
        statement.setString(2, view.content().name());
        statement.setString(3, JsonText.write(ViewDocument.write(view.content())));
        statement.setInt(4, view.revision());
        statement.setObject(5, view.savedAt().atOffset(ZoneOffset.UTC));
    }

    private static View view(ResultSet row) throws SQLException {
        return new View(
                row.getObject("id", UUID.class),
                new AppId(row.getObject("app_id", UUID.class)),
                new ElementId(row.getObject("entity_id", UUID.class)),
                new AccountId(row.getObject("owner_id", UUID.class)),
                row.getBoolean("shared"),
                ViewDocument.read(JsonText.parse(row.getString("content"))),
                row.getInt("revision"),
                row.getObject("saved_at", OffsetDateTime.class).toInstant());
    }
}
