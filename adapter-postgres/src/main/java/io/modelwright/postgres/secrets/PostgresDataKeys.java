package io.modelwright.postgres.secrets;

import io.modelwright.core.secrets.Bytes;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.secrets.driven.DataKeys;
import io.modelwright.ports.secrets.driven.KeyWrapping.Wrapped;
import io.modelwright.postgres.SqlFailures;
import io.modelwright.postgres.SqlFault;
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
import java.util.UUID;
import javax.sql.DataSource;

/** The data keys of apps in PostgreSQL. */
public final class PostgresDataKeys implements DataKeys {

    private static final String SELECT =
            "SELECT id, app_id, wrapping_id, wrapped, created_at FROM modelwright.data_keys";

    /** Below every UUIDv7, so that a first page needs no other statement than the next ones. */
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Transactions transactions;

    public PostgresDataKeys(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public Optional<StoredDataKey> ofApp(AppId app) {
        return transactions.read(connection -> one(connection, SELECT + " WHERE app_id = ?", app.value()));
    }

    @Override
    public Optional<StoredDataKey> find(UUID id) {
        return transactions.read(connection -> one(connection, SELECT + " WHERE id = ?", id));
    }

    @Override
    public Optional<StoredDataKey> add(StoredDataKey key) {
        try {
            transactions.write(connection -> {
                String sql = "INSERT INTO modelwright.data_keys (id, app_id, wrapping_id, wrapped, created_at)"
                        + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (app_id) DO NOTHING";
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setObject(1, key.id());
                    statement.setObject(2, key.app().value());
                    statement.setString(3, key.wrapped().keyId());
                    statement.setBytes(4, key.wrapped().content().array());
                    statement.setObject(5, key.createdAt().atOffset(ZoneOffset.UTC));
                    return statement.executeUpdate();
                }
            });
        } catch (SqlFault fault) {
            if (SqlFailures.isForeignKeyViolation(fault)) {
                return Optional.empty();
            }
            throw fault;
        }
        // Behind the commit of whoever was first: the insert waited for it.
        return ofApp(key.app());
    }

    @Override
    public List<StoredDataKey> notWrappedBy(String keyId, Optional<UUID> after, int limit) {
        return transactions.read(connection -> {
            String sql = SELECT + " WHERE wrapping_id <> ? AND id > ? ORDER BY id LIMIT ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, keyId);
                statement.setObject(2, after.orElse(BEFORE_ALL));
                statement.setInt(3, limit);
                List<StoredDataKey> keys = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        keys.add(key(rows));
                    }
                }
                return keys;
            }
        });
    }

    @Override
    public boolean rewrap(UUID id, Wrapped before, Wrapped after) {
        return transactions.write(connection -> {
            String sql = "UPDATE modelwright.data_keys SET wrapping_id = ?, wrapped = ?"
                    + " WHERE id = ? AND wrapping_id = ? AND wrapped = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, after.keyId());
                statement.setBytes(2, after.content().array());
                statement.setObject(3, id);
                statement.setString(4, before.keyId());
                statement.setBytes(5, before.content().array());
                return statement.executeUpdate() == 1;
            }
        });
    }

    private static Optional<StoredDataKey> one(Connection connection, String sql, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(key(rows)) : Optional.empty();
            }
        }
    }

    private static StoredDataKey key(ResultSet row) throws SQLException {
        return new StoredDataKey(
                row.getObject("id", UUID.class),
                new AppId(row.getObject("app_id", UUID.class)),
                new Wrapped(row.getString("wrapping_id"), Bytes.of(row.getBytes("wrapped"))),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
