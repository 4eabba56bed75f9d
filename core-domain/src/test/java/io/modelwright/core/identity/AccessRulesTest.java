package io.modelwright.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.WorkspaceId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AccessRulesTest {

    private static final WorkspaceId OURS = new WorkspaceId(new UUID(0, 1));
    private static final Set<WorkspaceRole> MAY_BUILD =
            Set.of(WorkspaceRole.OWNER, WorkspaceRole.ADMIN, WorkspaceRole.BUILDER);
    private static final WorkspaceId OTHERS = new WorkspaceId(new UUID(0, 2));

    private static Principal member(WorkspaceRole role, boolean administrator) {
        return Principal.of(new AccountId(new UUID(0, 3)), "ada@example.org", "Ada", administrator, Map.of(OURS, role));
    }

    @ParameterizedTest
    @EnumSource
    void refusalShouldBeEmptyFromTheLeastRoleOn(WorkspaceRole role) {
        Optional<Refusal> refusal = AccessRules.refusal(member(role, false), OURS, WorkspaceRole.BUILDER, "app");

        if (MAY_BUILD.contains(role)) {
            assertThat(refusal).isEmpty();
        } else {
            assertThat(refusal).containsInstanceOf(Refusal.Forbidden.class);
        }
    }

    @Test
    void refusalShouldHideOtherWorkspacesEvenFromAdministrators() {
        assertThat(AccessRules.refusal(member(WorkspaceRole.OWNER, true), OTHERS, WorkspaceRole.VIEWER, "workspace"))
                .containsInstanceOf(Refusal.NotFound.class);
    }
}
