package io.modelwright.ports.apps.driving;

import io.modelwright.core.apps.App;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.core.shared.WorkspaceId;
import java.util.Optional;

/**
 * The apps of the workspaces that the caller belongs to. An app is addressed by its id, or by its slug where that is unique
 * among the apps that the caller can see (else 409 {@code ambiguous-slug}); what the caller cannot see is not found.
 */
public interface Apps {

    /**
     * Creates an app with an empty draft. Needs builder.
     *
     * @param workspace by default the workspace that the caller owns and joined first
     * @param slug by default made from the name; {@code [a-z][a-z0-9-]{0,40}}, unique in the workspace (409 {@code slug-taken})
     */
    default Outcome<App> create(
            Principal principal, Optional<WorkspaceId> workspace, String name, Optional<String> slug) {
        return create(principal, workspace, name, slug, Design.EMPTY);
    }

    /** The same with a draft of that design, which is valid. */
    Outcome<App> create(
            Principal principal, Optional<WorkspaceId> workspace, String name, Optional<String> slug, Design design);

    Outcome<App> find(Principal principal, String app);

    /** In the order of creation. Malformed cursors are refused as {@code malformed-cursor}. */
    Outcome<Page<App>> list(Principal principal, int limit, Optional<String> cursor);

    /** How many apps there are in the list. */
    Outcome<Long> count(Principal principal);

    /** Changes name or slug. Needs builder. */
    Outcome<App> rename(Principal principal, String app, Optional<String> name, Optional<String> slug);

    /**
     * Deletes the app with its design, versions and records. Needs admin. Refused with 409 {@code publish-conflict} while it
     * is being published.
     */
    Outcome<App> delete(Principal principal, String app);
}
