package io.modelwright.postgres.modeling;

import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.modeling.plan.RetiredDocument;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.modeling.driven.VersionRepository;
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

/** Versions in {@code modelwright_data.app_version}. */
public final class PostgresVersionRepository implements VersionRepository {

    private static final String SELECT = "SELECT v.app_id, v.number, v.message, v.author, v.published_at, v.design,"
            + " v.changes, v.script, v.retired FROM modelwright_data.app_version v ";

    private final Transactions transactions;

    public PostgresVersionRepository(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public Optional<StoredVersion> live(AppId app) {
        return first(query(
                "JOIN modelwright_data.app_fence f ON f.app_id = v.app_id AND f.live_version = v.number"
                        + " WHERE v.app_id = ?",
                app.value()));
    }

    @Override
    public Optional<StoredVersion> find(AppId app, int number) {
        return first(query("WHERE v.app_id = ? AND v.number = ?", app.value(), number));
    }

    @Override
    public List<StoredVersion> list(AppId app, Optional<Integer> before, int limit) {
        return query(
                "WHERE v.app_id = ? AND v.number < ? ORDER BY v.number DESC LIMIT ?",
                app.value(),
                before.orElse(Integer.MAX_VALUE),
                limit);
    }

    @Override
    public List<Published> publishedSince(Instant since) {
        String sql = "SELECT app_id, number, message, author, published_at FROM modelwright_data.app_version"
                + " WHERE published_at >= ?";
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, since.atOffset(ZoneOffset.UTC));
                List<Published> result = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        result.add(new Published(
                                new AppId(rows.getObject(1, UUID.class)),
                                rows.getInt(2),
                                rows.getString(3),
                                new AccountId(rows.getObject(4, UUID.class)),
                                rows.getObject(5, OffsetDateTime.class).toInstant()));
                    }
                }
                return result;
            }
        });
    }

    private static Optional<StoredVersion> first(List<StoredVersion> versions) {
        return versions.stream().findFirst();
    }

    private List<StoredVersion> query(String rest, Object... parameters) {
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SELECT + rest)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                List<StoredVersion> result = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        result.add(version(rows));
                    }
                }
                return result;
            }
        });
    }

    private static StoredVersion version(ResultSet row) throws SQLException {
        return new StoredVersion(
                new AppId(row.getObject(1, UUID.class)),
                row.getInt(2),
                row.getString(3),
                new AccountId(row.getObject(4, UUID.class)),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                DesignDocument.read(JsonText.parse(row.getString(6))),
                JsonText.parse(row.getString(7)),
                row.getString(8),
                RetiredDocument.read(JsonText.parse(row.getString(9))));
    }

    /** Adds a version, within the transaction of its switch. */
    static void insert(Connection connection, StoredVersion version) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO modelwright_data.app_version (app_id, number, message, author, published_at, design,"
                        + " changes, script, retired)"
                        + " VALUES (?, ?, ?, ?, ?, ?::json, ?::json, ?, ?::json)")) {
            statement.setObject(1, version.app().value());
            statement.setInt(2, version.number());
            statement.setString(3, version.message());
            statement.setObject(4, version.author().value());
            statement.setObject(5, version.publishedAt().atOffset(ZoneOffset.UTC));
            statement.setString(6, JsonText.write(DesignDocument.write(version.design())));
            statement.setString(7, JsonText.write(version.changes()));
            statement.setString(8, version.script());
            statement.setString(9, JsonText.write(RetiredDocument.write(version.retired())));
            statement.executeUpdate();
        }
    }
}
