package io.modelwright.postgres.identity;

import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.identity.driven.AccountRepository;
import io.modelwright.ports.identity.driven.ApiKeyRepository;
import io.modelwright.ports.identity.driven.InvitationRepository;
import io.modelwright.ports.identity.driven.PasswordResetRepository;
import io.modelwright.ports.identity.driven.SessionRepository;
import io.modelwright.ports.identity.driven.WorkspaceRepository;
import io.modelwright.ports.settlement.driven.UnsettledChanges;
import io.modelwright.postgres.Transactions;
import io.modelwright.postgres.migration.Migrations;
import io.modelwright.postgres.settlement.PostgresChanges;
import io.modelwright.testkit.identity.IdentityStores;
import java.sql.PreparedStatement;
import java.util.Locale;
import javax.sql.DataSource;

/** The identity repositories over a freshly migrated database. */
public final class PostgresIdentity implements IdentityStores {

    private final DataSource dataSource;
    private final Transactions transactions;

    public PostgresIdentity(DataSource dataSource) {
        this(dataSource, true);
    }

    private PostgresIdentity(DataSource dataSource, boolean fresh) {
        if (fresh) {
            Migrations.platform(dataSource);
        }
        this.dataSource = dataSource;
        this.transactions = new Transactions(dataSource);
    }

    /** Over a database that has been migrated already. */
    public static PostgresIdentity over(DataSource dataSource) {
        return new PostgresIdentity(dataSource, false);
    }

    @Override
    public AccountRepository accounts() {
        return new PostgresAccountRepository(dataSource);
    }

    @Override
    public SessionRepository sessions() {
        return new PostgresSessionRepository(dataSource);
    }

    @Override
    public WorkspaceRepository workspaces() {
        return new PostgresWorkspaceRepository(dataSource);
    }

    @Override
    public InvitationRepository invitations() {
        return new PostgresInvitationRepository(dataSource);
    }

    @Override
    public ApiKeyRepository apiKeys() {
        return new PostgresApiKeyRepository(dataSource);
    }

    @Override
    public PasswordResetRepository passwordResets() {
        return new PostgresPasswordResetRepository(dataSource);
    }

    @Override
    public UnsettledChanges<AccountId> changes() {
        return new PostgresChanges<>(dataSource, PostgresChanges.Table.ACCOUNTS);
    }

    @Override
    public void disable(AccountId account) {
        transactions.write(connection -> {
            String sql = "UPDATE modelwright.accounts SET disabled = true WHERE id = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, account.value());
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public void admit(WorkspaceId workspace, AccountId account, WorkspaceRole role) {
        transactions.write(connection -> {
            String sql = "INSERT INTO modelwright.workspace_members (workspace_id, account_id, role, joined_at)"
                    + " VALUES (?, ?, ?, now()) ON CONFLICT (workspace_id, account_id)"
                    + " DO UPDATE SET role = excluded.role";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, workspace.value());
                statement.setObject(2, account.value());
                statement.setString(3, role.name().toLowerCase(Locale.ROOT));
                return statement.executeUpdate();
            }
        });
    }
}
