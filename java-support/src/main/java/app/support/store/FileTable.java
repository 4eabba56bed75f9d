package app.support.store;

import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code app_system.file} and {@code app_system.file_use}. Stateless. */
public final class FileTable {

    private static final String COLUMNS = "id, name, size, media_type, sha256, created_by, created_at";
    /** What is told when a record is to hold a file that was deleted at that moment. */
    private static final String USE_OF_NOTHING = "file_use_file";

    private FileTable() {}

    /** A field of a record that has, or once had, the file. Entity and field stand under their keys. */
    public record Use(UUID file, String entity, UUID record, String field) {}

    public static void insert(Connection connection, StoredFile file, InputStream content) throws SQLException {
        String sql = "INSERT INTO app_system.file (" + COLUMNS + ", content) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            RowWriter row = new RowWriter(statement)
                    .uuid(file.id())
                    .text(file.name())
                    .bigint(file.size())
                    .text(file.mediaType())
                    .text(file.sha256())
                    .uuid(file.uploader())
                    .instant(file.createdAt());
            statement.setBinaryStream(row.count() + 1, content, file.size());
            statement.executeUpdate();
        }
    }

    public static Optional<StoredFile> find(Connection connection, UUID id) throws SQLException {
        return find(connection, id, "");
    }

    /** The file, which nobody deletes or comes to hold before the end of the transaction. */
    public static Optional<StoredFile> lock(Connection connection, UUID id) throws SQLException {
        return find(connection, id, " FOR UPDATE");
    }

    private static Optional<StoredFile> find(Connection connection, UUID id, String lock) throws SQLException {
        String sql = "SELECT " + COLUMNS + " FROM app_system.file WHERE id = ?" + lock;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new RowWriter(statement).uuid(id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(read(new RowReader(rows))) : Optional.empty();
            }
        }
    }

    private static StoredFile read(RowReader row) throws SQLException {
        return new StoredFile(
                RowReader.required(row.uuid()),
                RowReader.required(row.text()),
                RowReader.required(row.bigint()),
                RowReader.required(row.text()),
                RowReader.required(row.text()),
                RowReader.required(row.uuid()),
                RowReader.required(row.instant()));
    }

    /** A part of the content; empty where the file has gone. */
    public static Optional<byte[]> part(Connection connection, UUID id, long from, int length) throws SQLException {
        String sql = "SELECT substring(content FROM ? FOR ?) FROM app_system.file WHERE id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new RowWriter(statement)
                    .integer(Math.toIntExact(from + 1))
                    .integer(length)
                    .uuid(id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
            }
        }
    }

    public static void delete(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM app_system.file WHERE id = ?")) {
            new RowWriter(statement).uuid(id);
            statement.executeUpdate();
        }
    }

    /** Deletes what no record ever held and is older than that; how many there were. */
    public static int deleteUnused(Connection connection, Instant before) throws SQLException {
        String sql = "DELETE FROM app_system.file f WHERE created_at < ?"
                + " AND NOT EXISTS (SELECT FROM app_system.file_use u WHERE u.file = f.id)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new RowWriter(statement).instant(before);
            return statement.executeUpdate();
        }
    }

    /** The places of a file, some of them. */
    public static List<Use> uses(Connection connection, UUID file, int limit) throws SQLException {
        String sql = "SELECT file, entity, record, field FROM app_system.file_use WHERE file = ?"
                + " ORDER BY record DESC LIMIT ?";
        List<Use> uses = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new RowWriter(statement).uuid(file).integer(limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    RowReader row = new RowReader(rows);
                    uses.add(new Use(
                            RowReader.required(row.uuid()),
                            RowReader.required(row.text()),
                            RowReader.required(row.uuid()),
                            RowReader.required(row.text())));
                }
            }
        }
        return uses;
    }

    public static boolean isUsed(Connection connection, Use use) throws SQLException {
        String sql = "SELECT FROM app_system.file_use WHERE file = ? AND entity = ? AND record = ? AND field = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, use);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Notes a place; holds the file until the end of the transaction. */
    public static void use(Connection connection, Use use) throws SQLException {
        String sql = "INSERT INTO app_system.file_use (file, entity, record, field) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, use);
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Use use) throws SQLException {
        new RowWriter(statement)
                .uuid(use.file())
                .text(use.entity())
                .uuid(use.record())
                .text(use.field());
    }

    /** Whether a failure says that a file was deleted that a record is to hold. */
    static boolean isGone(SQLException failure) {
        return SqlFailures.isForeignKeyViolation(failure)
                && SqlFailures.constraint(failure)
                        .filter(USE_OF_NOTHING::equals)
                        .isPresent();
    }
}
