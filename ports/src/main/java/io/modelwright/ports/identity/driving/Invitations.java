package io.modelwright.ports.identity.driving;

import io.modelwright.core.identity.Invitation;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.Workspace;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import java.util.Optional;

/** Letting people into workspaces by a link that works once. Needs admin, and for owners owner. */
public interface Invitations {

    int DAYS_STANDARD = 7;
    int DAYS_MAX = 30;

    /** An invitation with its token, which is shown here and never again. */
    record Issued(Invitation invitation, String token) {}

    /** Those that can still be used, in the order of inviting. */
    Outcome<Page<Invitation>> list(Principal principal, String workspace, int limit, Optional<String> cursor);

    /** How many there are in the list. */
    Outcome<Long> count(Principal principal, String workspace);

    /**
     * Invites somebody.
     *
     * @param email the only address that may use it, if said
     * @param days how long it is valid, 1 to {@link #DAYS_MAX}
     */
    Outcome<Issued> invite(Principal principal, String workspace, WorkspaceRole role, Optional<String> email, int days);

    Outcome<String> revoke(Principal principal, String workspace, String invitation);

    /** A workspace, and what the caller is in it. */
    record Membership(Workspace workspace, WorkspaceRole role) {}

    /** The workspace that the caller is a member of now; refused as {@code invitation-not-valid} (404). */
    Outcome<Membership> accept(Principal principal, String token);
}
