package io.modelwright.core.deploy;

import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Role;
import io.modelwright.core.records.RightsBasis;
import java.util.List;
import java.util.Optional;

/** As what people of the platform come to a deployed application, which knows roles alone. Nobody becomes more than they are here. */
public final class VisitorRoles {

    /** Who has it may do everything there. */
    public static final String ADMIN = "admin";

    /** Who has it does everything with records there, and no more. */
    public static final String EDITOR = "@editor";

    /** Who has it reads every record there. */
    public static final String READER = "@reader";

    private VisitorRoles() {}

    /**
     * The roles in the application of that version. A role of the design that is called as the one that may do everything means
     * that one there, and so is given to nobody who has not all rights here.
     */
    public static List<String> of(RightsBasis basis, Optional<WorkspaceRole> role, Design version) {
        return switch (basis) {
            case RightsBasis.Workspace.EVERYTHING ->
                List.of(role.filter(held -> held.isAtLeast(WorkspaceRole.ADMIN)).isPresent() ? ADMIN : EDITOR);
            case RightsBasis.Workspace.READING -> List.of(READER);
            case RightsBasis.AppRoles given ->
                version.roles().stream()
                        .filter(known -> given.roles().contains(known.id()))
                        .map(Role::name)
                        .filter(name -> !name.equals(ADMIN))
                        .sorted()
                        .toList();
        };
    }
}
