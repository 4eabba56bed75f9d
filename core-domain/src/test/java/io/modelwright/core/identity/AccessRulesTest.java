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

    @Test
    void onlyOwnersShouldTouchOwnersAndOnlyAdminsOtherMembers() {
        AccountId other = new AccountId(new UUID(7, 7));
        for (WorkspaceRole actor : WorkspaceRole.values()) {
            for (WorkspaceRole before : WorkspaceRole.values()) {
                for (WorkspaceRole after : WorkspaceRole.values()) {
                    boolean amongOwners = before == WorkspaceRole.OWNER || after == WorkspaceRole.OWNER;
                    WorkspaceRole least = amongOwners ? WorkspaceRole.OWNER : WorkspaceRole.ADMIN;
                    assertThat(AccessRules.memberRefusal(member(actor, false), OURS, other, before, Optional.of(after))
                                    .isEmpty())
                            .as("%s makes %s %s", actor, before, after)
                            .isEqualTo(actor.isAtLeast(least));
                }
                WorkspaceRole least = before == WorkspaceRole.OWNER ? WorkspaceRole.OWNER : WorkspaceRole.ADMIN;
                assertThat(AccessRules.memberRefusal(member(actor, false), OURS, other, before, Optional.empty())
                                .isEmpty())
                        .as("%s removes %s", actor, before)
                        .isEqualTo(actor.isAtLeast(least));
            }
        }
    }

    @Test
    void everybodyShouldLeaveAndNobodyRaiseThemselves() {
        for (WorkspaceRole role : WorkspaceRole.values()) {
            Principal self = member(role, false);
            assertThat(AccessRules.memberRefusal(self, OURS, self.account(), role, Optional.empty()))
                    .isEmpty();
            if (role != WorkspaceRole.OWNER) {
                assertThat(AccessRules.memberRefusal(
                                self, OURS, self.account(), role, Optional.of(WorkspaceRole.OWNER)))
                        .isPresent();
            }
        }
        assertThat(AccessRules.memberRefusal(
                        member(WorkspaceRole.OWNER, true),
                        OTHERS,
                        member(WorkspaceRole.OWNER, true).account(),
                        WorkspaceRole.VIEWER,
                        Optional.empty()))
                .contains(Refusal.NotFound.of("workspace"));
    }

    @Test
    void installationShouldBeRunByPlatformAdministratorsAlone() {
        Principal owner = member(WorkspaceRole.OWNER, false);
        assertThat(AccessRules.administratorRefusal(owner)).isPresent();
        assertThat(AccessRules.administratorRefusal(
                        Principal.of(owner.account(), owner.email(), owner.displayName(), true, Map.of())))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void keyShouldDoWhatItsScopesSayAndNothingThatIsForPeople(Scope scope) {
        Principal owner = member(WorkspaceRole.OWNER, true);
        Principal key = new Principal(
                owner.account(),
                owner.email(),
                owner.displayName(),
                true,
                owner.memberships(),
                new Credential.ApiKey(new ApiKeyId(new UUID(0, 9)), Set.of(scope)),
                0);

        for (Scope needed : Scope.values()) {
            Optional<Refusal> refusal = AccessRules.scopeRefusal(key, Optional.of(needed));
            assertThat(refusal.map(Refusal::code))
                    .isEqualTo(needed == scope ? Optional.empty() : Optional.of("insufficient-scope"));
            assertThat(AccessRules.scopeRefusal(owner, Optional.of(needed))).isEmpty();
        }
        assertThat(AccessRules.ownAccountRefusal(key).map(Refusal::code)).contains("session-required");
        assertThat(AccessRules.ownAccountRefusal(owner)).isEmpty();
        assertThat(Scope.parse(scope.text())).contains(scope);
    }
}
