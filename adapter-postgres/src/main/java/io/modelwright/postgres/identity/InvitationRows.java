package io.modelwright.postgres.identity;

import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.identity.driven.InvitationRepository.Joined;
import io.modelwright.postgres.settlement.PostgresChanges;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Using up invitations, within the transaction of what they are for. */
final class InvitationRows {

    private InvitationRows() {}

    /** Takes the invitation away: of several that show it at once, one gets it. */
    static Optional<Joined> claim(Connection connection, String tokenHash, EmailAddress email, Instant now)
            throws SQLException {
        String sql = "DELETE FROM modelwright.invitations WHERE token_hash = ? AND expires_at > ?"
                + " AND (email IS NULL OR email = ?) RETURNING workspace_id, role";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, tokenHash);
            Instants.set(statement, 2, now);
            statement.setString(3, email.value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Joined(
                                new WorkspaceId(rows.getObject("workspace_id", UUID.class)),
                                WorkspaceRows.role(rows.getString("role"))))
                        : Optional.empty();
            }
        }
    }

    /** Makes the account a member; one who is keeps the more powerful role. Leaves a change behind. */
    static Joined join(Connection connection, Joined invited, AccountId account, Instant now) throws SQLException {
        WorkspaceRole role = before(connection, invited.workspace(), account)
                .filter(held -> held.isAtLeast(invited.role()))
                .orElse(invited.role());
        String sql = "INSERT INTO modelwright.workspace_members (workspace_id, account_id, role, joined_at)"
                + " VALUES (?, ?, ?, ?) ON CONFLICT (workspace_id, account_id) DO UPDATE SET role = excluded.role";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, invited.workspace().value());
            statement.setObject(2, account.value());
            statement.setString(3, WorkspaceRows.stored(role));
            Instants.set(statement, 4, now);
            statement.executeUpdate();
        }
        PostgresChanges.Table.ACCOUNTS.leave(connection, account);
        return new Joined(invited.workspace(), role);
    }

    private static Optional<WorkspaceRole> before(Connection connection, WorkspaceId workspace, AccountId account)
            throws SQLException {
        String sql =
                "SELECT role FROM modelwright.workspace_members WHERE workspace_id = ? AND account_id = ? FOR UPDATE";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, workspace.value());
            statement.setObject(2, account.value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(WorkspaceRows.role(rows.getString("role"))) : Optional.empty();
            }
        }
    }
}
