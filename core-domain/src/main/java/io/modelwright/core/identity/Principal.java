package io.modelwright.core.identity;

import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.WorkspaceId;
import java.util.Map;
import java.util.Optional;

/**
 * The one who acts, as known at the edge for one request.
 *
 * @param platformAdministrator runs the installation; gives no right to read what workspaces hold
 * @param memberships the role in each workspace that the account belongs to
 */
public record Principal(
        AccountId account,
        String email,
        String displayName,
        boolean platformAdministrator,
        Map<WorkspaceId, WorkspaceRole> memberships) {

    public Principal {
        memberships = Map.copyOf(memberships);
    }

    public Optional<WorkspaceRole> roleIn(WorkspaceId workspace) {
        return Optional.ofNullable(memberships.get(workspace));
    }
}
