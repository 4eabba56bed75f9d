package io.modelwright.rest.identity;

import io.modelwright.core.identity.Workspace;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.Json;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.json.WireValues;

/** A workspace with what the caller is in it. */
final class WorkspaceJson {

    private WorkspaceJson() {}

    static Json of(Workspace workspace, Caller caller) {
        // Who makes a workspace owns it, though their principal was loaded before.
        return of(workspace, caller.principal().roleIn(workspace.id()).orElse(WorkspaceRole.OWNER));
    }

    static Json of(Workspace workspace, WorkspaceRole role) {
        return Json.object()
                .put("id", workspace.id().toString())
                .put("name", workspace.name())
                .put("role", RoleNames.of(role))
                .put("createdAt", WireValues.instant(workspace.createdAt()))
                .build();
    }
}
