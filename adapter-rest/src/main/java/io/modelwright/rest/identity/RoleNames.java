package io.modelwright.rest.identity;

import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import java.util.List;
import java.util.Locale;

/** Workspace roles on the wire. */
final class RoleNames {

    private RoleNames() {}

    static String of(WorkspaceRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** The role of that name; anything else ends the request with 422 at {@code /role}. */
    static WorkspaceRole parse(String name) {
        for (WorkspaceRole role : WorkspaceRole.values()) {
            if (of(role).equals(name)) {
                return role;
            }
        }
        Finding finding = Finding.error(
                "role", JsonPointer.ROOT.member("role"), "A role is owner, admin, builder, operator or viewer.");
        throw new ProblemException(
                Problem.of(422, "invalid", "The body is not valid.").withFindings(List.of(finding)));
    }
}
