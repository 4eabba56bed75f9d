package io.modelwright.ports.identity.driven;

import io.modelwright.core.identity.Member;
import io.modelwright.core.identity.Workspace;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.WorkspaceId;
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

    /** The workspaces of that account, ordered by id, from after {@code after} on, at most {@code limit}. */
    List<Workspace> listOf(AccountId account, Optional<WorkspaceId> after, int limit);

    /** The members, ordered by account id, from after {@code after} on, at most {@code limit}. */
    List<Member> members(WorkspaceId workspace, Optional<AccountId> after, int limit);

    /** How many members there are. */
    long countMembers(WorkspaceId workspace);

    /** That account as a member of the workspace; empty where it is none. */
    Optional<Member> member(WorkspaceId workspace, AccountId account);
}
