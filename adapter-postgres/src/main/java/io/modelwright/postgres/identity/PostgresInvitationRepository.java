package io.modelwright.postgres.identity;

import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.identity.Invitation;
import io.modelwright.core.identity.InvitationId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.identity.driven.InvitationRepository;
import io.modelwright.postgres.SqlFailures;
import io.modelwright.postgres.SqlFault;
import io.modelwright.postgres.Transactions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The invitations in PostgreSQL. */
public final class PostgresInvitationRepository implements InvitationRepository {

    /** Below every UUIDv7, so that a first page needs no other statement than the next ones. */
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Transactions transactions;

    public PostgresInvitationRepository(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public boolean add(Invitation invitation, String tokenHash) {
        try {
            return transactions.write(connection -> {
                String sql = "INSERT INTO modelwright.invitations"
                        + " (id, workspace_id, role, email, token_hash, invited_by, created_at, expires_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setObject(1, invitation.id().value());
                    statement.setObject(2, invitation.workspace().value());
                    statement.setString(3, WorkspaceRows.stored(invitation.role()));
                    statement.setString(
                            4, invitation.email().map(EmailAddress::value).orElse(null));
                    statement.setString(5, tokenHash);
                    statement.setObject(6, invitation.invitedBy().value());
                    Instants.set(statement, 7, invitation.createdAt());
                    Instants.set(statement, 8, invitation.expiresAt());
                    return statement.executeUpdate() == 1;
                }
            });
        } catch (SqlFault fault) {
            if (SqlFailures.isForeignKeyViolation(fault)) {
                return false;
            }
            throw fault;
        }
    }

    @Override
    public List<Invitation> list(WorkspaceId workspace, Instant now, Optional<InvitationId> after, int limit) {
        return transactions.read(connection -> {
            String sql = "SELECT id, workspace_id, role, email, invited_by, created_at, expires_at"
                    + " FROM modelwright.invitations WHERE workspace_id = ? AND expires_at > ? AND id > ?"
                    + " ORDER BY id LIMIT ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, workspace.value());
                Instants.set(statement, 2, now);
                statement.setObject(3, after.map(InvitationId::value).orElse(BEFORE_ALL));
                statement.setInt(4, limit);
                List<Invitation> invitations = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        invitations.add(invitation(rows));
                    }
                }
                return invitations;
            }
        });
    }

    @Override
    public long count(WorkspaceId workspace, Instant now) {
        return transactions.read(connection -> {
            String sql = "SELECT count(*) FROM modelwright.invitations WHERE workspace_id = ? AND expires_at > ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, workspace.value());
                Instants.set(statement, 2, now);
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    @Override
    public boolean revoke(WorkspaceId workspace, InvitationId invitation) {
        return transactions.write(connection -> {
            String sql = "DELETE FROM modelwright.invitations WHERE id = ? AND workspace_id = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, invitation.value());
                statement.setObject(2, workspace.value());
                return statement.executeUpdate() == 1;
            }
        });
    }

    @Override
    public Optional<Joined> accept(String tokenHash, AccountId account, EmailAddress email, Instant now) {
        return transactions.write(connection -> {
            Optional<Joined> invited = InvitationRows.claim(connection, tokenHash, email, now);
            return invited.isEmpty()
                    ? invited
                    : Optional.of(InvitationRows.join(connection, invited.get(), account, now));
        });
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        return new Invitation(
                new InvitationId(row.getObject("id", UUID.class)),
                new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                WorkspaceRows.role(row.getString("role")),
                Optional.ofNullable(row.getString("email")).map(EmailAddress::new),
                new AccountId(row.getObject("invited_by", UUID.class)),
                Instants.read(row, "created_at"),
                Instants.read(row, "expires_at"));
    }
}
