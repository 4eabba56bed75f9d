package io.modelwright.application.apps;

import io.modelwright.core.apps.App;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.modeling.ElementId;
import java.util.Optional;
import java.util.Set;

/**
 * What a person is to an app that they can see: at least one of the two is there.
 *
 * @param workspaceRole the role in the app's workspace; absent for people of other workspaces
 * @param appRoles the ids of the app's own roles that the person was given
 */
public record AppRights(App app, Optional<WorkspaceRole> workspaceRole, Set<ElementId> appRoles) {
    public AppRights {
        appRoles = Set.copyOf(appRoles);
    }
}
