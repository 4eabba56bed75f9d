package io.modelwright.postgres.identity;

import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.identity.Member;
import io.modelwright.core.identity.Workspace;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.identity.driven.WorkspaceRepository;
import io.modelwright.postgres.Transactions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The workspaces in PostgreSQL. */
public final class PostgresWorkspaceRepository implements WorkspaceRepository {

    /** Below every UUIDv7, so that a first page needs no other statement than the next ones. */
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Transactions transactions;

    public PostgresWorkspaceRepository(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public void add(Workspace workspace, AccountId owner) {
        transactions.write(connection -> {
            WorkspaceRows.insert(connection, workspace, owner);
            return workspace;
        });
    }

    @Override
    public Optional<Workspace> find(WorkspaceId id) {
        return transactions.read(connection -> {
            String sql = "SELECT id, name, created_at FROM modelwright.workspaces WHERE id = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, id.value());
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(WorkspaceRows.workspace(rows)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public List<Workspace> listOf(AccountId account, Optional<WorkspaceId> after, int limit) {
        return transactions.read(connection -> {
            String sql = "SELECT w.id, w.name, w.created_at FROM modelwright.workspaces w"
                    + " JOIN modelwright.workspace_members m ON m.workspace_id = w.id"
                    + " WHERE m.account_id = ? AND w.id > ? ORDER BY w.id LIMIT ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, account.value());
                statement.setObject(2, after.map(WorkspaceId::value).orElse(BEFORE_ALL));
                statement.setInt(3, limit);
                List<Workspace> workspaces = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        workspaces.add(WorkspaceRows.workspace(rows));
                    }
                }
                return workspaces;
            }
        });
    }

    @Override
    public List<Member> members(WorkspaceId workspace, Optional<AccountId> after, int limit) {
        return transactions.read(connection -> {
            String sql = "SELECT m.account_id, a.email, a.display_name, m.role, m.joined_at"
                    + " FROM modelwright.workspace_members m JOIN modelwright.accounts a ON a.id = m.account_id"
                    + " WHERE m.workspace_id = ? AND m.account_id > ? ORDER BY m.account_id LIMIT ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, workspace.value());
                statement.setObject(2, after.map(AccountId::value).orElse(BEFORE_ALL));
                statement.setInt(3, limit);
                List<Member> members = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        members.add(member(rows));
                    }
                }
                return members;
            }
        });
    }

    @Override
    public long countMembers(WorkspaceId workspace) {
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT count(*) FROM modelwright.workspace_members WHERE workspace_id = ?")) {
                statement.setObject(1, workspace.value());
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    @Override
    public Optional<Member> member(WorkspaceId workspace, AccountId account) {
        return transactions.read(connection -> {
            String sql = "SELECT m.account_id, a.email, a.display_name, m.role, m.joined_at"
                    + " FROM modelwright.workspace_members m JOIN modelwright.accounts a ON a.id = m.account_id"
                    + " WHERE m.workspace_id = ? AND m.account_id = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, workspace.value());
                statement.setObject(2, account.value());
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(member(rows)) : Optional.empty();
                }
            }
        });
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                new AccountId(row.getObject("account_id", UUID.class)),
                new EmailAddress(row.getString("email")),
                row.getString("display_name"),
                WorkspaceRows.role(row.getString("role")),
                Instants.read(row, "joined_at"));
    }
}
