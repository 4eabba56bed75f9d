package io.modelwright.core.records;

import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.modeling.ElementId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What somebody's rights on the records of an app follow from. */
public sealed interface RightsBasis {

    /** By a workspace role. */
    enum Workspace implements RightsBasis {
        /** Every action on every record, every field. */
        EVERYTHING,
        /** Reading every record. */
        READING
    }

    /** By roles of the app itself; ids that the version does not know give nothing. */
    record AppRoles(Set<ElementId> roles) implements RightsBasis {
        public AppRoles {
            roles = Set.copyOf(roles);
        }
    }

    /**
     * Workspace builders and above do everything; the app's roles decide for others, where they have some; then operators do
     * everything and viewers read. Empty for whoever is nothing to the app.
     *
     * @param assigned the app's roles that were given; asked for only where they matter
     */
    static Optional<RightsBasis> of(Optional<WorkspaceRole> role, Supplier<Set<ElementId>> assigned) {
        if (role.filter(held -> held.isAtLeast(WorkspaceRole.BUILDER)).isPresent()) {
            return Optional.of(Workspace.EVERYTHING);
        }
        Set<ElementId> roles = assigned.get();
        if (!roles.isEmpty()) {
            return Optional.of(new AppRoles(roles));
        }
        return role.map(held -> held.isAtLeast(WorkspaceRole.OPERATOR) ? Workspace.EVERYTHING : Workspace.READING);
    }
}
