package io.modelwright.postgres.apps;

import io.modelwright.core.apps.App;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.apps.driven.AppRepository;
import io.modelwright.ports.modeling.driven.DraftRepository.StoredDraft;
import io.modelwright.postgres.SqlFailures;
import io.modelwright.postgres.SqlFault;
import io.modelwright.postgres.Transactions;
import io.modelwright.postgres.modeling.DraftRows;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The apps in PostgreSQL. */
public final class PostgresAppRepository implements AppRepository {

    private static final String COLUMNS =
            "a.id, a.workspace_id, a.slug, a.name, a.data_database, a.schema_name, a.created_at";

    private static final String IN_SIGHT = " (a.workspace_id = ANY (?) OR EXISTS (SELECT FROM modelwright.app_members m"
            + " WHERE m.app_id = a.id AND m.account_id = ?))";

    /** Below every UUIDv7, so that a first page needs no other statement than the next ones. */
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Transactions transactions;

    public PostgresAppRepository(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public Kept create(App app, StoredDraft draft) {
        return unlessTaken(() -> transactions.write(connection -> {
            insert(connection, app);
            DraftRows.insert(connection, draft);
            return Kept.DONE;
        }));
    }

    private static void insert(Connection connection, App app) throws SQLException {
        String sql = "INSERT INTO modelwright.apps"
                + " (id, workspace_id, slug, name, data_database, schema_name, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, app.id().value());
            statement.setObject(2, app.workspace().value());
            statement.setString(3, app.slug());
            statement.setString(4, app.name());
            statement.setString(5, app.dataDatabase());
            statement.setString(6, app.schema());
            statement.setObject(7, app.createdAt().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    @Override
    public Optional<App> find(AppId id) {
        return transactions.read(connection -> {
            String sql = "SELECT " + COLUMNS + " FROM modelwright.apps a WHERE a.id = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, id.value());
                return apps(statement).stream().findFirst();
            }
        });
    }

    @Override
    public List<App> findBySlug(Sight sight, String slug) {
        return transactions.read(connection -> {
            String sql =
                    "SELECT " + COLUMNS + " FROM modelwright.apps a WHERE" + IN_SIGHT + " AND a.slug = ? ORDER BY a.id";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                setSight(statement, sight);
                statement.setString(3, slug);
                return apps(statement);
            }
        });
    }

    @Override
    public List<App> list(Sight sight, Optional<AppId> after, int limit) {
        return transactions.read(connection -> {
            String sql = "SELECT " + COLUMNS + " FROM modelwright.apps a WHERE" + IN_SIGHT
                    + " AND a.id > ? ORDER BY a.id LIMIT ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                setSight(statement, sight);
                statement.setObject(3, after.map(AppId::value).orElse(BEFORE_ALL));
                statement.setInt(4, limit);
                return apps(statement);
            }
        });
    }

    @Override
    public long count(Sight sight) {
        return transactions.read(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT count(*) FROM modelwright.apps a WHERE" + IN_SIGHT)) {
                setSight(statement, sight);
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    @Override
    public Kept rename(AppId id, String name, String slug) {
        return unlessTaken(() -> transactions.write(connection -> {
            String sql = "UPDATE modelwright.apps SET name = ?, slug = ? WHERE id = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, name);
                statement.setString(2, slug);
                statement.setObject(3, id.value());
                return statement.executeUpdate() == 1 ? Kept.DONE : Kept.ABSENT;
            }
        }));
    }

    @Override
    public boolean delete(AppId id) {
        return transactions.write(connection -> {
            String sql = "DELETE FROM modelwright.apps WHERE id = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, id.value());
                return statement.executeUpdate() == 1;
            }
        });
    }

    private static Kept unlessTaken(Supplier<Kept> change) {
        try {
            return change.get();
        } catch (SqlFault fault) {
            if (SqlFailures.isUniqueViolation(fault)
                    && SqlFailures.constraint(fault)
                            .filter("apps_slug_key"::equals)
                            .isPresent()) {
                return Kept.SLUG_TAKEN;
            }
            throw fault;
        }
    }

    private static void setSight(PreparedStatement statement, Sight sight) throws SQLException {
        UUID[] workspaces = sight.workspaces().stream().map(WorkspaceId::value).toArray(UUID[]::new);
        Array array = statement.getConnection().createArrayOf("uuid", workspaces);
        statement.setArray(1, array);
        statement.setObject(2, sight.account().value());
    }

    private static List<App> apps(PreparedStatement statement) throws SQLException {
        List<App> apps = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                apps.add(new App(
                        new AppId(rows.getObject("id", UUID.class)),
                        new WorkspaceId(rows.getObject("workspace_id", UUID.class)),
                        rows.getString("slug"),
                        rows.getString("name"),
                        rows.getString("data_database"),
                        rows.getString("schema_name"),
                        rows.getObject("created_at", OffsetDateTime.class).toInstant()));
            }
        }
        return apps;
    }
}
