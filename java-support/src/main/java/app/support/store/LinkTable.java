package app.support.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The links of a manyToMany relation. Immutable, thread-safe. */
public final class LinkTable {

    private final String remove;
    private final String add;

    /** @param table unquoted */
    public LinkTable(String table) {
        this.remove = "DELETE FROM \"" + table + "\" WHERE \"from_id\" = ? AND \"to_id\" = ANY(?)";
        this.add = "INSERT INTO \"" + table + "\" (\"from_id\", \"to_id\")"
                + " SELECT ?, x.id FROM unnest(?) AS x(id) ON CONFLICT DO NOTHING";
    }

    /** Links a new record to those. */
    public void add(Connection connection, UUID from, List<UUID> to) throws SQLException {
        if (!to.isEmpty()) {
            run(connection, add, from, to);
        }
    }

    /** Makes the links of a record what they are after a change. Writes nothing of those that stay. */
    public void change(Connection connection, UUID from, List<UUID> before, List<UUID> after) throws SQLException {
        List<UUID> gone = without(before, after);
        if (!gone.isEmpty()) {
            run(connection, remove, from, gone);
        }
        add(connection, from, without(after, before));
    }

    private static List<UUID> without(List<UUID> ids, List<UUID> others) {
        Set<UUID> left = new LinkedHashSet<>(ids);
        left.removeAll(Set.copyOf(others));
        return List.copyOf(left);
    }

    private static void run(Connection connection, String sql, UUID from, List<UUID> to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new RowWriter(statement).uuid(from).uuids(to);
            statement.executeUpdate();
        }
    }
}
