package io.modelwright.postgres.identity;

import io.modelwright.core.identity.Credential;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Who an account is: one row for each membership, and one where there is none. */
final class PrincipalRows {

    /** Of the accounts as {@code a}. */
    static final String COLUMNS =
            "a.id, a.email, a.display_name, a.platform_administrator, m.workspace_id, m.role AS member_role";

    static final String MEMBERSHIPS = " LEFT JOIN modelwright.workspace_members m ON m.account_id = a.id";

    private PrincipalRows() {}

    /** Reads the rows of one account from the current one on, at epoch 0. */
    static Principal read(ResultSet rows, Credential credential) throws SQLException {
        AccountId account = new AccountId(rows.getObject("id", UUID.class));
        String email = rows.getString("email");
        String displayName = rows.getString("display_name");
        boolean administrator = rows.getBoolean("platform_administrator");
        Map<WorkspaceId, WorkspaceRole> memberships = new HashMap<>();
        do {
            UUID workspace = rows.getObject("workspace_id", UUID.class);
            if (workspace != null) {
                memberships.put(new WorkspaceId(workspace), WorkspaceRows.role(rows.getString("member_role")));
            }
        } while (rows.next());
        return new Principal(account, email, displayName, administrator, memberships, credential, 0);
    }
}
