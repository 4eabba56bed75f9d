package io.modelwright.postgres.identity;

import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.identity.Member;
import io.modelwright.core.identity.Workspace;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.identity.driven.WorkspaceRepository;
import io.modelwright.postgres.Transactions;
import io.modelwright.postgres.settlement.PostgresChanges;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    public Optional<Workspace> rename(WorkspaceId id, String name) {
        return transactions.write(connection -> {
            String sql = "UPDATE modelwright.workspaces SET name = ? WHERE id = ? RETURNING id, name, created_at";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, name);
                statement.setObject(2, id.value());
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(WorkspaceRows.workspace(rows)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public MemberChange changeRole(
            WorkspaceId workspace, AccountId account, WorkspaceRole before, WorkspaceRole after) {
        return change(workspace, account, before, after != WorkspaceRole.OWNER, connection -> {
            String sql = "UPDATE modelwright.workspace_members SET role = ? WHERE workspace_id = ? AND account_id = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, WorkspaceRows.stored(after));
                statement.setObject(2, workspace.value());
                statement.setObject(3, account.value());
                statement.executeUpdate();
            }
            return member(connection, workspace, account).orElseThrow();
        });
    }

    @Override
    public MemberChange remove(WorkspaceId workspace, AccountId account, WorkspaceRole before) {
        return change(workspace, account, before, true, connection -> {
            Member leaving = member(connection, workspace, account).orElseThrow();
            String sql = "DELETE FROM modelwright.workspace_members WHERE workspace_id = ? AND account_id = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, workspace.value());
                statement.setObject(2, account.value());
                statement.executeUpdate();
            }
            return leaving;
        });
    }

    private MemberChange change(
            WorkspaceId workspace,
            AccountId account,
            WorkspaceRole expected,
            boolean mayLoseOwner,
            Transactions.Work<Member> work) {
        return transactions.write(connection -> {
            Map<AccountId, WorkspaceRole> locked = lock(connection, workspace, account);
            WorkspaceRole before = locked.get(account);
            if (before == null) {
                return new MemberChange.NoMember();
            }
            if (before != expected) {
                return new MemberChange.Moved(before);
            }
            long owners = locked.values().stream()
                    .filter(role -> role == WorkspaceRole.OWNER)
                    .count();
            if (mayLoseOwner && before == WorkspaceRole.OWNER && owners == 1) {
                return new MemberChange.LastOwner();
            }
            Member changed = work.run(connection);
            PostgresChanges.Table.ACCOUNTS.leave(connection, account);
            return new MemberChange.Done(changed);
        });
    }

    /** The member and all owners, in one order for everybody, so that of two owners who leave at once one stays. */
    private static Map<AccountId, WorkspaceRole> lock(Connection connection, WorkspaceId workspace, AccountId account)
            throws SQLException {
        String sql = "SELECT account_id, role FROM modelwright.workspace_members WHERE workspace_id = ?"
                + " AND (role = 'owner' OR account_id = ?) ORDER BY account_id FOR UPDATE";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, workspace.value());
            statement.setObject(2, account.value());
            Map<AccountId, WorkspaceRole> roles = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    roles.put(
                            new AccountId(rows.getObject("account_id", UUID.class)),
                            WorkspaceRows.role(rows.getString("role")));
                }
            }
            return roles;
        }
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
        return transactions.read(connection -> member(connection, workspace, account));
    }

    private static Optional<Member> member(Connection connection, WorkspaceId workspace, AccountId account)
            throws SQLException {
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
