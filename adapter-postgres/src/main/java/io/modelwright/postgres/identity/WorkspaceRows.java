package io.modelwright.postgres.identity;

import io.modelwright.core.identity.Workspace;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.WorkspaceId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;

/** Rows of workspaces and their members. */
final class WorkspaceRows {

    private WorkspaceRows() {}

    static void insert(Connection connection, Workspace workspace, AccountId owner) throws SQLException {
        String sql = "WITH made AS (INSERT INTO modelwright.workspaces (id, name, created_at) VALUES (?, ?, ?)"
                + " RETURNING id, created_at)"
                + " INSERT INTO modelwright.workspace_members (workspace_id, account_id, role, joined_at)"
                + " SELECT id, ?, 'owner', created_at FROM made";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, workspace.id().value());
            statement.setString(2, workspace.name());
            Instants.set(statement, 3, workspace.createdAt());
            statement.setObject(4, owner.value());
            statement.executeUpdate();
        }
    }

    static Workspace workspace(ResultSet row) throws SQLException {
        return new Workspace(
                new WorkspaceId(row.getObject("id", UUID.class)),
                row.getString("name"),
                Instants.read(row, "created_at"));
    }

    static String stored(WorkspaceRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    static WorkspaceRole role(String stored) {
        return WorkspaceRole.valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
