package io.modelwright.core.identity;

import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.WorkspaceId;
import java.util.Locale;
import java.util.Optional;

/** The one place that decides what a workspace role may do. Pure. */
public final class AccessRules {

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
}
