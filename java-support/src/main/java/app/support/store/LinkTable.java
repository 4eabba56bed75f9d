package app.support.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The links of a manyToMany relation. Immutable, thread-safe. */
public final class LinkTable {

    private final String remove;
    private final String add;

    /** @param table unquoted */
    public LinkTable(String table) {
        this.remove = "DELETE FROM \"" + table + "\" WHERE \"from_id\" = ? AND \"to_id\" <> ALL(?)";
        this.add = "INSERT INTO \"" + table + "\" (\"from_id\", \"to_id\")"
                + " SELECT ?, x.id FROM unnest(?) AS x(id) ON CONFLICT DO NOTHING";
    }

    /** Links a new record to those. */
    public void add(Connection connection, UUID from, List<UUID> to) throws SQLException {
        if (!to.isEmpty()) {
            run(connection, add, from, to);
        }
    }

    /** Links a record to those and to no others. */
    public void replace(Connection connection, UUID from, List<UUID> to) throws SQLException {
        run(connection, remove, from, to);
        add(connection, from, to);
    }

    private static void run(Connection connection, String sql, UUID from, List<UUID> to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new RowWriter(statement).uuid(from).uuids(to);
            statement.executeUpdate();
        }
    }
}
