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
 * @param credential by what they are known
 * @param epoch grows whenever a session, a role in a workspace or the account itself changes: what is said here holds as long
 *     as the epoch beside the records is the same
 */
public record Principal(
        AccountId account,
        String email,
        String displayName,
        boolean platformAdministrator,
        Map<WorkspaceId, WorkspaceRole> memberships,
        Credential credential,
        long epoch) {

    public Principal {
        memberships = Map.copyOf(memberships);
    }

    /** Somebody for whom the platform works, at the epoch of an account of which nothing has changed yet. */
    public static Principal of(
            AccountId account,
            String email,
            String displayName,
            boolean platformAdministrator,
            Map<WorkspaceId, WorkspaceRole> memberships) {
        return new Principal(account, email, displayName, platformAdministrator, memberships, new Credential.Work(), 0);
    }

    /** The same as of another epoch. */
    public Principal at(long otherEpoch) {
        return new Principal(account, email, displayName, platformAdministrator, memberships, credential, otherEpoch);
    }

    public Optional<WorkspaceRole> roleIn(WorkspaceId workspace) {
        return Optional.ofNullable(memberships.get(workspace));
    }
}
