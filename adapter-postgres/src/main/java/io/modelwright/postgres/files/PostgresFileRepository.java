package io.modelwright.postgres.files;

import io.modelwright.core.files.BlobKey;
import io.modelwright.core.files.FileId;
import io.modelwright.core.files.FileUse;
import io.modelwright.core.files.StoredFile;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.files.driven.FileRepository;
import io.modelwright.postgres.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Files of one data database. */
public final class PostgresFileRepository implements FileRepository {

    private static final Comparator<FileUse> ORDER = Comparator.comparing(
                    (FileUse use) -> use.file().value())
            .thenComparing(FileUse::record)
            .thenComparing(use -> use.field().value());

    private final Transactions transactions;

    /** @param dataSource of the data database */
    public PostgresFileRepository(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public boolean keep(StoredFile file, long quota) {
        return transactions.write(
                connection -> {
                    if (!reserve(connection, file, quota)) {
                        return false;
                    }
                    insert(connection, file);
                    return true;
                },
                kept -> kept);
    }

    private static boolean reserve(Connection connection, StoredFile file, long quota) throws SQLException {
        String first = "INSERT INTO modelwright_data.file_usage (workspace_id, bytes) VALUES (?, 0)"
                + " ON CONFLICT (workspace_id) DO NOTHING";
        try (PreparedStatement statement = connection.prepareStatement(first)) {
            statement.setObject(1, file.workspace().value());
            statement.executeUpdate();
        }
        String sql = "UPDATE modelwright_data.file_usage SET bytes = bytes + ? WHERE workspace_id = ? AND bytes <= ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, file.size());
            statement.setObject(2, file.workspace().value());
            statement.setLong(3, quota - file.size());
            return statement.executeUpdate() == 1;
        }
    }

    private static void insert(Connection connection, StoredFile file) throws SQLException {
        String sql = "INSERT INTO modelwright_data.file"
                + " (id, app_id, workspace_id, uploader, name, size, media_type, sha256, blob, created_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, file.id().value());
            statement.setObject(2, file.app().value());
            statement.setObject(3, file.workspace().value());
            statement.setObject(4, file.uploader().value());
            statement.setString(5, file.name());
            statement.setLong(6, file.size());
            statement.setString(7, file.mediaType());
            statement.setString(8, file.sha256());
            statement.setString(9, file.blob().value());
            statement.setObject(10, stored(file.createdAt()));
            statement.executeUpdate();
        }
    }

    @Override
    public long used(WorkspaceId workspace) {
        return transactions.read(connection -> {
            String sql = "SELECT bytes FROM modelwright_data.file_usage WHERE workspace_id = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, workspace.value());
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? rows.getLong(1) : 0L;
                }
            }
        });
    }

    @Override
    public List<StoredFile> find(Collection<FileId> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        return transactions.read(connection -> {
            String sql = "SELECT id, app_id, workspace_id, uploader, name, size, media_type, sha256, blob, created_at"
                    + " FROM modelwright_data.file WHERE id = ANY(?)";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setArray(1, connection.createArrayOf("uuid", values(files)));
                try (ResultSet rows = statement.executeQuery()) {
                    List<StoredFile> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(file(rows));
                    }
                    return found;
                }
            }
        });
    }

    private static StoredFile file(ResultSet row) throws SQLException {
        return new StoredFile(
                new FileId(row.getObject("id", UUID.class)),
                new AppId(row.getObject("app_id", UUID.class)),
                new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                new AccountId(row.getObject("uploader", UUID.class)),
                row.getString("name"),
                row.getLong("size"),
                row.getString("media_type"),
                row.getString("sha256"),
                new BlobKey(row.getString("blob")),
                read(row, "created_at"));
    }

    @Override
    public Set<FileId> place(Collection<FileUse> uses, Instant now) {
        Set<FileId> files = new HashSet<>();
        uses.forEach(use -> files.add(use.file()));
        return transactions.write(
                connection -> {
                    Set<FileId> missing = new HashSet<>(files);
                    missing.removeAll(locked(connection, files));
                    if (missing.isEmpty()) {
                        note(connection, uses, now);
                    }
                    return missing;
                },
                Set::isEmpty);
    }

    /** Those that there are, which nobody else can remove or place until the end of the transaction. */
    private static Set<FileId> locked(Connection connection, Set<FileId> files) throws SQLException {
        // In the order of the ids, so that no two wait for each other.
        String sql = "SELECT id FROM modelwright_data.file WHERE id = ANY(?) ORDER BY id FOR NO KEY UPDATE";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", values(files)));
            try (ResultSet rows = statement.executeQuery()) {
                Set<FileId> found = new HashSet<>();
                while (rows.next()) {
                    found.add(new FileId(rows.getObject(1, UUID.class)));
                }
                return found;
            }
        }
    }

    private static void note(Connection connection, Collection<FileUse> uses, Instant now) throws SQLException {
        String sql = "INSERT INTO modelwright_data.file_use (file_id, record_id, field_id, entity_id, placed_at)"
                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (file_id, record_id, field_id)"
                + " DO UPDATE SET placed_at = excluded.placed_at";
        String count = "UPDATE modelwright_data.file SET placements = placements + 1 WHERE id = ?";
        try (PreparedStatement insert = connection.prepareStatement(sql);
                PreparedStatement update = connection.prepareStatement(count)) {
            for (FileUse use : uses.stream().sorted(ORDER).toList()) {
                insert.setObject(1, use.file().value());
                insert.setObject(2, use.record());
                insert.setObject(3, use.field().value());
                insert.setObject(4, use.entity().value());
                insert.setObject(5, stored(now));
                insert.addBatch();
                update.setObject(1, use.file().value());
                update.addBatch();
            }
            insert.executeBatch();
            update.executeBatch();
        }
    }

    @Override
    public Uses uses(FileId file, int limit) {
        return transactions.read(connection -> {
            String sql = "SELECT f.placements, u.entity_id, u.record_id, u.field_id, u.placed_at"
                    + " FROM modelwright_data.file f LEFT JOIN modelwright_data.file_use u ON u.file_id = f.id"
                    + " WHERE f.id = ? ORDER BY u.placed_at DESC LIMIT ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, file.value());
                statement.setInt(2, limit);
                try (ResultSet rows = statement.executeQuery()) {
                    long placements = 0;
                    List<Placed> newest = new ArrayList<>();
                    while (rows.next()) {
                        placements = rows.getLong(1);
                        if (rows.getObject(2) != null) {
                            newest.add(placed(file, rows));
                        }
                    }
                    return new Uses(placements, newest);
                }
            }
        });
    }

    private static Placed placed(FileId file, ResultSet row) throws SQLException {
        FileUse use = new FileUse(
                file,
                new ElementId(row.getObject("entity_id", UUID.class)),
                row.getObject("record_id", UUID.class),
                new ElementId(row.getObject("field_id", UUID.class)));
        return new Placed(use, read(row, "placed_at"));
    }

    @Override
    public boolean remove(FileId file, long placements, Instant now) {
        return transactions.write(connection -> {
            String chosen = "SELECT id FROM modelwright_data.file WHERE id = ? AND placements = ? FOR UPDATE";
            try (PreparedStatement statement = connection.prepareStatement(FileRemoval.of(chosen))) {
                statement.setObject(1, file.value());
                statement.setLong(2, placements);
                statement.setObject(3, stored(now));
                return FileRemoval.count(statement) == 1;
            }
        });
    }

    static OffsetDateTime stored(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant read(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Object[] values(Collection<FileId> files) {
        return files.stream().map(FileId::value).toArray();
    }
}
