package io.modelwright.testkit.identity;

import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.Member;
import io.modelwright.core.identity.Workspace;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.identity.driven.AccountRepository;
import io.modelwright.ports.identity.driven.WorkspaceRepository;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Workspaces in memory. */
final class InMemoryWorkspaces implements WorkspaceRepository {

    private final IdentityState state;

    InMemoryWorkspaces(IdentityState state) {
        this.state = state;
    }

    @Override
    public void add(Workspace workspace, AccountId owner) {
        state.requireThere();
        synchronized (state.lock) {
            state.workspaces.put(workspace.id(), workspace);
            state.members
                    .computeIfAbsent(workspace.id(), id -> new HashMap<>())
                    .put(owner, new IdentityState.Membership(WorkspaceRole.OWNER, workspace.createdAt()));
        }
    }

    @Override
    public Optional<Workspace> find(WorkspaceId id) {
        state.requireThere();
        synchronized (state.lock) {
            return Optional.ofNullable(state.workspaces.get(id));
        }
    }

    @Override
    public Optional<Workspace> rename(WorkspaceId id, String name) {
        state.requireThere();
        synchronized (state.lock) {
            state.workspaces.computeIfPresent(id, (known, before) -> new Workspace(id, name, before.createdAt()));
            return Optional.ofNullable(state.workspaces.get(id));
        }
    }

    @Override
    public MemberChange changeRole(
            WorkspaceId workspace, AccountId account, WorkspaceRole before, WorkspaceRole after) {
        return change(workspace, account, before, Optional.of(after));
    }

    @Override
    public MemberChange remove(WorkspaceId workspace, AccountId account, WorkspaceRole before) {
        return change(workspace, account, before, Optional.empty());
    }

    private MemberChange change(
            WorkspaceId workspace, AccountId account, WorkspaceRole expected, Optional<WorkspaceRole> role) {
        state.requireThere();
        synchronized (state.lock) {
            Map<AccountId, IdentityState.Membership> there = state.members.getOrDefault(workspace, Map.of());
            IdentityState.Membership before = there.get(account);
            if (before == null) {
                return new MemberChange.NoMember();
            }
            if (before.role() != expected) {
                return new MemberChange.Moved(before.role());
            }
            boolean staysOwner = role.equals(Optional.of(WorkspaceRole.OWNER));
            long owners = there.values().stream()
                    .filter(one -> one.role() == WorkspaceRole.OWNER)
                    .count();
            if (!staysOwner && before.role() == WorkspaceRole.OWNER && owners == 1) {
                return new MemberChange.LastOwner();
            }
            IdentityState.Membership after = new IdentityState.Membership(role.orElse(before.role()), before.since());
            if (role.isPresent()) {
                there.put(account, after);
            } else {
                there.remove(account);
            }
            state.leaveChange(account);
            return new MemberChange.Done(member(account, after));
        }
    }

    @Override
    public List<Workspace> listOf(AccountId account, Optional<WorkspaceId> after, int limit) {
        state.requireThere();
        synchronized (state.lock) {
            return state.workspaces.values().stream()
                    .filter(workspace ->
                            state.members.getOrDefault(workspace.id(), Map.of()).containsKey(account))
                    .filter(workspace ->
                            after.isEmpty() || IdentityState.BY_WORKSPACE.compare(workspace.id(), after.get()) > 0)
                    .sorted(Comparator.comparing(Workspace::id, IdentityState.BY_WORKSPACE))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<Member> members(WorkspaceId workspace, Optional<AccountId> after, int limit) {
        state.requireThere();
        synchronized (state.lock) {
            return state.members.getOrDefault(workspace, Map.of()).entrySet().stream()
                    .filter(entry ->
                            after.isEmpty() || IdentityState.BY_ACCOUNT.compare(entry.getKey(), after.get()) > 0)
                    .sorted(Map.Entry.comparingByKey(IdentityState.BY_ACCOUNT))
                    .limit(limit)
                    .map(entry -> member(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }

    @Override
    public long countMembers(WorkspaceId workspace) {
        state.requireThere();
        synchronized (state.lock) {
            return state.members.getOrDefault(workspace, Map.of()).size();
        }
    }

    @Override
    public Optional<Member> member(WorkspaceId workspace, AccountId account) {
        state.requireThere();
        synchronized (state.lock) {
            return Optional.ofNullable(
                            state.members.getOrDefault(workspace, Map.of()).get(account))
                    .map(membership -> member(account, membership));
        }
    }

    private Member member(AccountId id, IdentityState.Membership membership) {
        AccountRepository.Credentials credentials = state.accounts.get(id);
        if (credentials == null) {
            throw new IllegalStateException("a member without an account: " + id);
        }
        Account account = credentials.account();
        return new Member(id, account.email(), account.displayName(), membership.role(), membership.since());
    }
}
