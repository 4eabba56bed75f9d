package io.modelwright.testkit.identity;

import static io.modelwright.testkit.identity.IdentityFixtures.NOW;
import static io.modelwright.testkit.identity.IdentityFixtures.aWorkspace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.Member;
import io.modelwright.core.identity.Workspace;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.identity.driven.WorkspaceRepository.MemberChange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@code WorkspaceRepository} does. */
public interface WorkspaceRepositoryContract {

    /** Fresh and empty for each test; the same for all calls within one test. */
    IdentityStores stores();

    @Test
    default void addShouldKeepTheWorkspaceWithItsOwner() {
        Account ada = IdentityFixtures.anAccount(stores().accounts(), "ada@example.org");
        Workspace workspace = aWorkspace();

        stores().workspaces().add(workspace, ada.id());

        assertThat(stores().workspaces().find(workspace.id())).contains(workspace);
        assertThat(stores().workspaces().members(workspace.id(), Optional.empty(), 10))
                .containsExactly(new Member(ada.id(), ada.email(), ada.displayName(), WorkspaceRole.OWNER, NOW));
    }

    @Test
    default void findShouldBeEmptyWhenThereIsNone() {
        Workspace workspace = aWorkspace();

        assertThat(stores().workspaces().find(workspace.id())).isEmpty();
        assertThat(stores().workspaces().members(workspace.id(), Optional.empty(), 10))
                .isEmpty();
    }

    @Test
    default void listOfShouldPageThroughOnlyTheWorkspacesOfTheAccount() {
        Account ada = IdentityFixtures.anAccount(stores().accounts(), "ada@example.org");
        IdentityFixtures.anAccount(stores().accounts(), "grace@example.org");
        Workspace first =
                stores().workspaces().listOf(ada.id(), Optional.empty(), 1).getFirst();
        Workspace second = aWorkspace();
        Workspace third = aWorkspace();
        stores().workspaces().add(third, ada.id());
        stores().workspaces().add(second, ada.id());

        List<Workspace> page = stores().workspaces().listOf(ada.id(), Optional.empty(), 2);

        assertThat(page).containsExactly(first, second);
        assertThat(stores().workspaces().listOf(ada.id(), Optional.of(second.id()), 2))
                .containsExactly(third);
    }

    @Test
    default void renameShouldChangeTheNameAlone() {
        Account ada = IdentityFixtures.anAccount(stores().accounts(), "ada@example.org");
        Workspace workspace =
                stores().workspaces().listOf(ada.id(), Optional.empty(), 1).getFirst();
        Workspace renamed = new Workspace(workspace.id(), "Engines", workspace.createdAt());

        assertThat(stores().workspaces().rename(workspace.id(), "Engines")).contains(renamed);
        assertThat(stores().workspaces().find(workspace.id())).contains(renamed);
        assertThat(stores().workspaces().rename(aWorkspace().id(), "Nothing")).isEmpty();
    }

    @Test
    default void membersShouldBeChangedAndLeaveAChangeBehind() {
        Account ada = IdentityFixtures.anAccount(stores().accounts(), "ada@example.org");
        Account grace = IdentityFixtures.anAccount(stores().accounts(), "grace@example.org");
        WorkspaceId workspace = stores().workspaces()
                .listOf(ada.id(), Optional.empty(), 1)
                .getFirst()
                .id();
        stores().admit(workspace, grace.id(), WorkspaceRole.VIEWER);
        Member before = stores().workspaces().member(workspace, grace.id()).orElseThrow();
        Member builder =
                new Member(grace.id(), grace.email(), grace.displayName(), WorkspaceRole.BUILDER, before.joinedAt());

        assertThat(stores().workspaces().changeRole(workspace, grace.id(), WorkspaceRole.VIEWER, WorkspaceRole.BUILDER))
                .isEqualTo(new MemberChange.Done(builder));
        assertThat(stores().workspaces().member(workspace, grace.id())).contains(builder);
        assertThat(stores().workspaces().remove(workspace, grace.id(), WorkspaceRole.BUILDER))
                .isEqualTo(new MemberChange.Done(builder));
        assertThat(stores().workspaces().member(workspace, grace.id())).isEmpty();
        assertThat(stores().workspaces().remove(workspace, grace.id(), WorkspaceRole.BUILDER))
                .isEqualTo(new MemberChange.NoMember());
        assertThat(stores().workspaces().changeRole(workspace, grace.id(), WorkspaceRole.BUILDER, WorkspaceRole.OWNER))
                .isEqualTo(new MemberChange.NoMember());
        assertThat(stores().changes().unsettled(Optional.of(grace.id()), 10)).hasSize(2);
        assertThat(stores().changes().unsettled(Optional.of(ada.id()), 10)).isEmpty();
    }

    @Test
    default void workspaceShouldKeepAnOwner() {
        Account ada = IdentityFixtures.anAccount(stores().accounts(), "ada@example.org");
        Account grace = IdentityFixtures.anAccount(stores().accounts(), "grace@example.org");
        WorkspaceId workspace = stores().workspaces()
                .listOf(ada.id(), Optional.empty(), 1)
                .getFirst()
                .id();

        assertThat(stores().workspaces().remove(workspace, ada.id(), WorkspaceRole.OWNER))
                .isEqualTo(new MemberChange.LastOwner());
        assertThat(stores().workspaces().changeRole(workspace, ada.id(), WorkspaceRole.OWNER, WorkspaceRole.ADMIN))
                .isEqualTo(new MemberChange.LastOwner());
        assertThat(stores().workspaces().changeRole(workspace, ada.id(), WorkspaceRole.OWNER, WorkspaceRole.OWNER))
                .isInstanceOf(MemberChange.Done.class);

        stores().admit(workspace, grace.id(), WorkspaceRole.OWNER);
        List<MemberChange> left = Together.run(List.of(
                () -> stores().workspaces().remove(workspace, ada.id(), WorkspaceRole.OWNER),
                () -> stores().workspaces()
                        .changeRole(workspace, grace.id(), WorkspaceRole.OWNER, WorkspaceRole.VIEWER)));
        assertThat(left).filteredOn(MemberChange.Done.class::isInstance).hasSize(1);
        assertThat(left).filteredOn(new MemberChange.LastOwner()::equals).hasSize(1);
    }

    @Test
    default void memberShouldNotBeChangedByWhoSawSomethingElse() {
        Account ada = IdentityFixtures.anAccount(stores().accounts(), "ada@example.org");
        Account grace = IdentityFixtures.anAccount(stores().accounts(), "grace@example.org");
        WorkspaceId workspace = stores().workspaces()
                .listOf(ada.id(), Optional.empty(), 1)
                .getFirst()
                .id();
        stores().admit(workspace, grace.id(), WorkspaceRole.OWNER);
        Member owner = stores().workspaces().member(workspace, grace.id()).orElseThrow();

        assertThat(stores().workspaces().remove(workspace, grace.id(), WorkspaceRole.VIEWER))
                .isEqualTo(new MemberChange.Moved(WorkspaceRole.OWNER));
        assertThat(stores().workspaces().changeRole(workspace, grace.id(), WorkspaceRole.ADMIN, WorkspaceRole.VIEWER))
                .isEqualTo(new MemberChange.Moved(WorkspaceRole.OWNER));
        assertThat(stores().workspaces().member(workspace, grace.id())).contains(owner);
        assertThat(stores().changes().unsettled(Optional.empty(), 10)).isEmpty();

        List<MemberChange> both = Together.run(List.of(
                () -> stores().workspaces()
                        .changeRole(workspace, grace.id(), WorkspaceRole.OWNER, WorkspaceRole.VIEWER),
                () -> stores().workspaces()
                        .changeRole(workspace, grace.id(), WorkspaceRole.OWNER, WorkspaceRole.ADMIN)));
        assertThat(both).filteredOn(MemberChange.Done.class::isInstance).hasSize(1);
        assertThat(both).filteredOn(MemberChange.Moved.class::isInstance).hasSize(1);
    }

    @Test
    default void membersShouldPageByAccount() {
        Account ada = IdentityFixtures.anAccount(stores().accounts(), "ada@example.org");
        Account grace = IdentityFixtures.anAccount(stores().accounts(), "grace@example.org");
        Workspace workspace =
                stores().workspaces().listOf(ada.id(), Optional.empty(), 1).getFirst();
        stores().admit(workspace.id(), grace.id(), WorkspaceRole.VIEWER);

        assertThat(stores().workspaces().countMembers(workspace.id())).isEqualTo(2);
        assertThat(stores().workspaces().countMembers(aWorkspace().id())).isZero();

        assertThat(stores().workspaces().members(workspace.id(), Optional.empty(), 1))
                .extracting(Member::account)
                .containsExactly(ada.id());
        assertThat(stores().workspaces().members(workspace.id(), Optional.of(ada.id()), 5))
                .extracting(Member::account, Member::role)
                .containsExactly(tuple(grace.id(), WorkspaceRole.VIEWER));
    }

    @Test
    default void memberShouldBeFoundInTheirWorkspaceAlone() {
        Account ada = IdentityFixtures.anAccount(stores().accounts(), "ada@example.org");
        Account grace = IdentityFixtures.anAccount(stores().accounts(), "grace@example.org");
        Workspace workspace =
                stores().workspaces().listOf(ada.id(), Optional.empty(), 1).getFirst();

        assertThat(stores().workspaces().member(workspace.id(), ada.id()))
                .contains(new Member(ada.id(), ada.email(), ada.displayName(), WorkspaceRole.OWNER, NOW));
        assertThat(stores().workspaces().member(workspace.id(), grace.id())).isEmpty();
        assertThat(stores().workspaces().member(aWorkspace().id(), ada.id())).isEmpty();
    }
}
