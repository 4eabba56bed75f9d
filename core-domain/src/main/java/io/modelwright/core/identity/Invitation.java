package io.modelwright.core.identity;

import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.WorkspaceId;
import java.time.Instant;
import java.util.Optional;

/**
 * What lets one person into a workspace, once.
 *
 * @param email whose it is alone; absent where whoever has the link may use it
 */
public record Invitation(
        InvitationId id,
        WorkspaceId workspace,
        WorkspaceRole role,
        Optional<EmailAddress> email,
        AccountId invitedBy,
        Instant createdAt,
        Instant expiresAt) {}
