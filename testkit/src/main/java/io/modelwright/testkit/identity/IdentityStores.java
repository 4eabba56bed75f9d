package io.modelwright.testkit.identity;

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

/** The repositories over one store, and the states that a test needs beyond what their verbs make. */
public interface IdentityStores {

    AccountRepository accounts();

    SessionRepository sessions();

    WorkspaceRepository workspaces();

    InvitationRepository invitations();

    ApiKeyRepository apiKeys();

    PasswordResetRepository passwordResets();

    UnsettledChanges<AccountId> changes();

    /** Disables an account. */
    void disable(AccountId account);

    /** Makes the account a member, or changes what it is. */
    void admit(WorkspaceId workspace, AccountId account, WorkspaceRole role);
}
