package io.modelwright.application.identity;

import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.Member;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.Workspace;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.identity.driven.AccountRepository;
import io.modelwright.ports.identity.driven.WorkspaceRepository;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who an account is now, with its memberships: for work that goes on in its name after the request that asked for it. Safe
 * for use by several threads.
 */
public final class Members implements Function<AccountId, Optional<Principal>> {

    private static final int PAGE = 100;

    private final AccountRepository accounts;
    private final WorkspaceRepository workspaces;

    public Members(AccountRepository accounts, WorkspaceRepository workspaces) {
        this.accounts = accounts;
        this.workspaces = workspaces;
    }

    /** Empty where the account is gone or disabled. */
    @Override
    public Optional<Principal> apply(AccountId id) {
        return accounts.find(id).filter(account -> !account.disabled()).map(this::principal);
    }

    private Principal principal(Account account) {
        Map<WorkspaceId, WorkspaceRole> memberships = new HashMap<>();
        Optional<WorkspaceId> after = Optional.empty();
        List<Workspace> page;
        do {
            page = workspaces.listOf(account.id(), after, PAGE);
            for (Workspace workspace : page) {
                role(workspace.id(), account.id()).ifPresent(role -> memberships.put(workspace.id(), role));
                after = Optional.of(workspace.id());
            }
        } while (page.size() == PAGE);
        return Principal.of(
                account.id(),
                account.email().value(),
                account.displayName(),
                account.platformAdministrator(),
                memberships);
    }

    private Optional<WorkspaceRole> role(WorkspaceId workspace, AccountId account) {
        return workspaces.member(workspace, account).map(Member::role);
    }
}
