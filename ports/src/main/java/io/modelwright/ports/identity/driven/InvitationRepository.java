package io.modelwright.ports.identity.driven;

import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.identity.Invitation;
import io.modelwright.core.identity.InvitationId;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.settlement.driven.UnsettledChanges;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Invitations that nobody has used yet; their tokens are known by hash only. Safe for use by several threads and nodes; each
 * verb is atomic; throws {@code StoreUnavailable} where the store is away.
 */
public interface InvitationRepository {

    /** What an accepted invitation made of its account. */
    record Joined(WorkspaceId workspace, WorkspaceRole role) {}

    /** False, keeping nothing, where there is no such workspace. */
    boolean add(Invitation invitation, String tokenHash);

    /** Those of the workspace that are valid at that time, ordered by id, from after {@code after} on. */
    List<Invitation> list(WorkspaceId workspace, Instant now, Optional<InvitationId> after, int limit);

    /** How many of the workspace are valid at that time. */
    long count(WorkspaceId workspace, Instant now);

    /** Takes an invitation back; false where the workspace has none such. */
    boolean revoke(WorkspaceId workspace, InvitationId invitation);

    /**
     * Makes the account a member by the invitation of that token, which is used up; a member keeps the more powerful role. Of
     * several that show it at once one joins. Leaves an {@link UnsettledChanges change} behind, in the same transaction. Empty,
     * changing nothing, where the token is not valid at that time or for that address.
     */
    Optional<Joined> accept(String tokenHash, AccountId account, EmailAddress email, Instant now);
}
