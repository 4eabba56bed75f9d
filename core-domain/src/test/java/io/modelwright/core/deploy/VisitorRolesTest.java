package io.modelwright.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Role;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.records.RightsBasis;
import io.modelwright.core.shared.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody is more in a deployed application than in the studio. */
final class VisitorRolesTest {

    private static final Design DESIGN = DesignDocument.parseOffline(Json.object()
                    .put(
                            "roles",
                            Json.array(Stream.of("writer", "admin", "clerk")
                                    .map(name -> (Json)
                                            Json.object().put("name", name).build())
                                    .toList()))
                    .build())
            .design()
            .orElseThrow();

    private static RightsBasis given(String... names) {
        Set<ElementId> ids = DESIGN.roles().stream()
                .filter(role -> List.of(names).contains(role.name()))
                .map(Role::id)
                .collect(Collectors.toSet());
        return new RightsBasis.AppRoles(ids);
    }

    private static List<String> roles(RightsBasis basis, WorkspaceRole role) {
        return VisitorRoles.of(basis, Optional.of(role), DESIGN);
    }

    @Test
    void workspaceRolesShouldHaveTheirLike() {
        assertThat(roles(RightsBasis.Workspace.EVERYTHING, WorkspaceRole.OWNER)).containsExactly("admin");
        assertThat(roles(RightsBasis.Workspace.EVERYTHING, WorkspaceRole.BUILDER))
                .containsExactly("@editor");
        assertThat(roles(RightsBasis.Workspace.EVERYTHING, WorkspaceRole.OPERATOR))
                .containsExactly("@editor");
        assertThat(roles(RightsBasis.Workspace.READING, WorkspaceRole.VIEWER)).containsExactly("@reader");
    }

    @Test
    void rolesOfTheAppShouldBeThoseOfTheVersion() {
        assertThat(roles(given("writer", "clerk"), WorkspaceRole.VIEWER)).containsExactly("clerk", "writer");
        RightsBasis unknown = new RightsBasis.AppRoles(Set.of(new ElementId(UUID.randomUUID())));
        assertThat(roles(unknown, WorkspaceRole.OPERATOR)).isEmpty();
    }

    @Test
    void roleThatIsCalledAsTheAdministratorsShouldNotMakeOne() {
        assertThat(roles(given("admin", "writer"), WorkspaceRole.VIEWER)).containsExactly("writer");
    }
}
