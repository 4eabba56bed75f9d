package io.modelwright.ports.identity.driven;

import io.modelwright.core.identity.Member;
import io.modelwright.core.identity.Workspace;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.settlement.driven.UnsettledChanges;
import java.util.List;
import java.util.Optional;

/**
 * Workspaces and their members. Safe for use by several threads and nodes; each verb is atomic; throws {@code
 * StoreUnavailable} where the store is away.
 */
public interface WorkspaceRepository {

    /** Keeps the workspace with its first member, the owner. */
    void add(Workspace workspace, AccountId owner);

    Optional<Workspace> find(WorkspaceId id);

    /** Gives the workspace another name; empty where there is none. */
    Optional<Workspace> rename(WorkspaceId id, String name);

    /** How a change of a member ended. */
    sealed interface MemberChange {

        /** The member as it is now, or as it was before it left. */
        record Done(Member member) implements MemberChange {}

        /** There is no such member. */
        record NoMember() implements MemberChange {}

        /** The member is not, or not any more, what was expected; nothing is changed. */
        record Moved(WorkspaceRole now) implements MemberChange {}

        /** A workspace has an owner at all times. */
        record LastOwner() implements MemberChange {}
    }

    /**
     * Makes a member what is said. Leaves an {@link UnsettledChanges change} behind, in the same transaction.
     *
     * @param before what the member is, as the one who decided about the change has seen it
     */
    MemberChange changeRole(WorkspaceId workspace, AccountId account, WorkspaceRole before, WorkspaceRole after);

    /** Takes a member out, who is {@code before}. Leaves a change behind as {@link #changeRole} does. */
    MemberChange remove(WorkspaceId workspace, AccountId account, WorkspaceRole before);

    /** The workspaces of that account, ordered by id, from after {@code after} on, at most {@code limit}. */
    List<Workspace> listOf(AccountId account, Optional<WorkspaceId> after, int limit);

    /** The members, ordered by account id, from after {@code after} on, at most {@code limit}. */
    List<Member> members(WorkspaceId workspace, Optional<AccountId> after, int limit);

    /** How many members there are. */
    long countMembers(WorkspaceId workspace);

    /** That account as a member of the workspace; empty where it is none. */
    Optional<Member> member(WorkspaceId workspace, AccountId account);
}
