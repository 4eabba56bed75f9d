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
import io.modelwright.testkit.atomic.Rewindable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The identity ports in memory, under one lock. */
public final class InMemoryIdentity implements IdentityStores, Rewindable {

    private final IdentityState state = new IdentityState();

    /** While away every verb of the repositories fails as a store does that cannot be reached. */
    public void setAway(boolean away) {
        state.setAway(away);
    }

    @Override
    public Runnable mark() {
        return state.mark();
    }

    @Override
    public AccountRepository accounts() {
        return new InMemoryAccounts(state);
    }

    @Override
    public SessionRepository sessions() {
        return new InMemorySessions(state);
    }

    @Override
    public WorkspaceRepository workspaces() {
        return new InMemoryWorkspaces(state);
    }

    @Override
    public InvitationRepository invitations() {
        return new InMemoryInvitations(state);
    }

    @Override
    public ApiKeyRepository apiKeys() {
        return new InMemoryApiKeys(state);
    }

    @Override
    public PasswordResetRepository passwordResets() {
        return new InMemoryPasswordResets(state);
    }

    @Override
    public UnsettledChanges<AccountId> changes() {
        return new UnsettledChanges<>() {

            @Override
            public List<Change<AccountId>> unsettled(Optional<AccountId> account, int limit) {
                state.requireThere();
                return state.changes.unsettled(account, limit);
            }

            @Override
            public void settle(List<Change<AccountId>> changes) {
                state.requireThere();
                state.changes.settle(changes);
            }
        };
    }

    @Override
    public void disable(AccountId account) {
        synchronized (state.lock) {
            state.accounts.computeIfPresent(
                    account,
                    (id, before) -> new AccountRepository.Credentials(
                            IdentityState.disabled(before.account(), true), before.passwordHash()));
        }
    }

    @Override
    public void admit(WorkspaceId workspace, AccountId account, WorkspaceRole role) {
        synchronized (state.lock) {
            Map<AccountId, IdentityState.Membership> there =
                    state.members.computeIfAbsent(workspace, id -> new HashMap<>());
            IdentityState.Membership before = there.get(account);
            Instant since = before == null ? Instant.EPOCH : before.since();
            there.put(account, new IdentityState.Membership(role, since));
        }
    }
}
