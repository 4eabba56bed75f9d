package io.modelwright.testkit.identity;

import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.identity.Invitation;
import io.modelwright.core.identity.InvitationId;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.identity.driven.InvitationRepository;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Invitations in memory. */
final class InMemoryInvitations implements InvitationRepository {

    private final IdentityState state;

    InMemoryInvitations(IdentityState state) {
        this.state = state;
    }

    @Override
    public boolean add(Invitation invitation, String tokenHash) {
        state.requireThere();
        synchronized (state.lock) {
            if (!state.workspaces.containsKey(invitation.workspace())) {
                return false;
            }
            state.invitations.put(tokenHash, invitation);
            return true;
        }
    }

    private List<Invitation> valid(WorkspaceId workspace, Instant now) {
        return state.invitations.values().stream()
                .filter(invitation -> invitation.workspace().equals(workspace) && now.isBefore(invitation.expiresAt()))
                .sorted(Comparator.comparing(invitation -> invitation.id().toString()))
                .toList();
    }

    @Override
    public List<Invitation> list(WorkspaceId workspace, Instant now, Optional<InvitationId> after, int limit) {
        state.requireThere();
        synchronized (state.lock) {
            String from = after.map(InvitationId::toString).orElse("");
            return valid(workspace, now).stream()
                    .filter(invitation -> invitation.id().toString().compareTo(from) > 0)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public long count(WorkspaceId workspace, Instant now) {
        state.requireThere();
        synchronized (state.lock) {
            return valid(workspace, now).size();
        }
    }

    @Override
    public boolean revoke(WorkspaceId workspace, InvitationId id) {
        state.requireThere();
        synchronized (state.lock) {
            return state.invitations
                    .values()
                    .removeIf(invitation ->
                            invitation.id().equals(id) && invitation.workspace().equals(workspace));
        }
    }

    @Override
    public Optional<Joined> accept(String tokenHash, AccountId account, EmailAddress email, Instant now) {
        state.requireThere();
        synchronized (state.lock) {
            Optional<Invitation> valid = state.invitation(tokenHash, email, now);
            valid.ifPresent(used -> state.invitations.remove(tokenHash));
            return valid.map(invitation -> join(invitation, account, now));
        }
    }

    private Joined join(Invitation invitation, AccountId account, Instant now) {
        Map<AccountId, IdentityState.Membership> there =
                state.members.computeIfAbsent(invitation.workspace(), id -> new HashMap<>());
        IdentityState.Membership before = there.get(account);
        WorkspaceRole role =
                before != null && before.role().isAtLeast(invitation.role()) ? before.role() : invitation.role();
        there.put(account, new IdentityState.Membership(role, before == null ? now : before.since()));
        state.leaveChange(account);
        return new Joined(invitation.workspace(), role);
    }
}
