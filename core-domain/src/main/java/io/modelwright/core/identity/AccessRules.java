package io.modelwright.core.identity;

import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.WorkspaceId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The one place that decides what a workspace role, and a platform administrator, may do. Pure. */
public final class AccessRules {

    private static final String WORKSPACE = "workspace";

    private AccessRules() {}

    /**
     * Why that principal may not act as {@code least} in the workspace; empty where it may. Who is no member learns nothing:
     * not found; who is one and lacks the power is forbidden.
     *
     * @param what the thing asked for, as a noun for the message ("app")
     */
    public static Optional<Refusal> refusal(
            Principal principal, WorkspaceId workspace, WorkspaceRole least, String what) {
        Optional<WorkspaceRole> role = principal.roleIn(workspace);
        if (role.isEmpty()) {
            return Optional.of(Refusal.NotFound.of(what));
        }
        if (!role.get().isAtLeast(least)) {
            String needed = least.name().toLowerCase(Locale.ROOT);
            return Optional.of(
                    new Refusal.Forbidden("forbidden", "This needs the role " + needed + " in the workspace."));
        }
        return Optional.empty();
    }

    /**
     * Why that principal may not make another member of the workspace what is said, or nothing at all any more. Admins do so,
     * but only owners touch owners and make new ones; everybody may leave.
     *
     * @param before what the other one is now
     * @param after absent where they shall be no member any more
     */
    public static Optional<Refusal> memberRefusal(
            Principal principal,
            WorkspaceId workspace,
            AccountId other,
            WorkspaceRole before,
            Optional<WorkspaceRole> after) {
        if (after.isEmpty() && other.equals(principal.account())) {
            return refusal(principal, workspace, WorkspaceRole.VIEWER, WORKSPACE);
        }
        boolean amongOwners = before == WorkspaceRole.OWNER || after.equals(Optional.of(WorkspaceRole.OWNER));
        return refusal(principal, workspace, amongOwners ? WorkspaceRole.OWNER : WorkspaceRole.ADMIN, WORKSPACE);
    }

    /** Why that principal may not let others into the workspace as that; empty where it may. */
    public static Optional<Refusal> invitationRefusal(Principal principal, WorkspaceId workspace, WorkspaceRole role) {
        WorkspaceRole least = role == WorkspaceRole.OWNER ? WorkspaceRole.OWNER : WorkspaceRole.ADMIN;
        return refusal(principal, workspace, least, WORKSPACE);
    }

    /** Why that principal may not run the installation; empty where it may. */
    public static Optional<Refusal> administratorRefusal(Principal principal) {
        return principal.platformAdministrator()
                ? Optional.empty()
                : Optional.of(new Refusal.Forbidden("forbidden", "This needs a platform administrator."));
    }

    /**
     * Why the credential of that principal may not be used for something, whatever its owner may do; empty where it may.
     *
     * @param needed the scope of what is asked for; absent where no key may do it at all
     */
    public static Optional<Refusal> scopeRefusal(Principal principal, Optional<Scope> needed) {
        if (!(principal.credential() instanceof Credential.ApiKey(ApiKeyId id, Set<Scope> scopes))) {
            return Optional.empty();
        }
        if (needed.isEmpty()) {
            return Optional.of(
                    new Refusal.Forbidden("session-required", "No API key may do this, only somebody who signed in."));
        }
        return scopes.contains(needed.get())
                ? Optional.empty()
                : Optional.of(new Refusal.Forbidden(
                        "insufficient-scope",
                        "This needs the scope " + needed.get().text() + ", which this API key does not have."));
    }

    /** Why that principal may not do what concerns its own account and its secrets; empty where it may. */
    public static Optional<Refusal> ownAccountRefusal(Principal principal) {
        return scopeRefusal(principal, Optional.empty());
    }
}
