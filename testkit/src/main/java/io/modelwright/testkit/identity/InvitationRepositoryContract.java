package io.modelwright.testkit.identity;

import static io.modelwright.testkit.identity.IdentityFixtures.NOW;
import static io.modelwright.testkit.identity.IdentityFixtures.aNewAccount;
import static io.modelwright.testkit.identity.IdentityFixtures.aWorkspace;
import static io.modelwright.testkit.identity.IdentityFixtures.nextId;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.identity.Invitation;
import io.modelwright.core.identity.InvitationId;
import io.modelwright.core.identity.Member;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.identity.driven.AccountRepository.Added;
import io.modelwright.ports.identity.driven.AccountRepository.Founding;
import io.modelwright.ports.identity.driven.InvitationRepository.Joined;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@code InvitationRepository} does. */
public interface InvitationRepositoryContract {

    Instant END = NOW.plus(Duration.ofDays(7));
    EmailAddress GRACE = new EmailAddress("grace@example.org");

    /** Fresh and empty for each test; the same for all calls within one test. */
    IdentityStores stores();

    private Account account(String email) {
        return IdentityFixtures.anAccount(stores().accounts(), email);
    }

    private WorkspaceId workspaceOf(Account account) {
        return stores().workspaces()
                .listOf(account.id(), Optional.empty(), 1)
                .getFirst()
                .id();
    }

    private static Invitation invitation(
            Account by, WorkspaceId workspace, WorkspaceRole role, Optional<EmailAddress> email) {
        return new Invitation(new InvitationId(nextId()), workspace, role, email, by.id(), NOW, END);
    }

    private Invitation invite(Account by, WorkspaceRole role, Optional<EmailAddress> email, String tokenHash) {
        Invitation invitation = invitation(by, workspaceOf(by), role, email);
        assertThat(stores().invitations().add(invitation, tokenHash)).isTrue();
        return invitation;
    }

    private List<Invitation> list(WorkspaceId workspace) {
        return stores().invitations().list(workspace, NOW, Optional.empty(), 10);
    }

    @Test
    default void invitationsShouldBeListedUntilTheyAreOverOrTakenBack() {
        Account ada = account("ada@example.org");
        Account eve = account("eve@example.org");
        WorkspaceId workspace = workspaceOf(ada);
        Invitation open = invite(ada, WorkspaceRole.VIEWER, Optional.empty(), "t1");
        Invitation named = invite(ada, WorkspaceRole.OWNER, Optional.of(GRACE), "t2");

        assertThat(list(workspace)).containsExactly(open, named);
        assertThat(stores().invitations().list(workspace, NOW, Optional.empty(), 1))
                .containsExactly(open);
        assertThat(stores().invitations().list(workspace, NOW, Optional.of(open.id()), 10))
                .containsExactly(named);
        assertThat(stores().invitations().count(workspace, NOW)).isEqualTo(2);
        assertThat(stores().invitations().list(workspace, END, Optional.empty(), 10))
                .isEmpty();
        assertThat(stores().invitations().count(workspace, END)).isZero();
        assertThat(list(workspaceOf(eve))).isEmpty();

        assertThat(stores().invitations().revoke(workspaceOf(eve), open.id())).isFalse();
        assertThat(stores().invitations().revoke(workspace, open.id())).isTrue();
        assertThat(stores().invitations().revoke(workspace, open.id())).isFalse();
        assertThat(list(workspace)).containsExactly(named);
        assertThat(stores().invitations().accept("t1", eve.id(), eve.email(), NOW))
                .isEmpty();
    }

    @Test
    default void addShouldKeepNothingWithoutTheWorkspace() {
        Account ada = account("ada@example.org");
        Invitation lost = invitation(ada, aWorkspace().id(), WorkspaceRole.VIEWER, Optional.empty());

        assertThat(stores().invitations().add(lost, "t1")).isFalse();
    }

    @Test
    default void acceptShouldMakeAMemberOnce() {
        Account ada = account("ada@example.org");
        Account grace = account(GRACE.value());
        WorkspaceId workspace = workspaceOf(ada);
        invite(ada, WorkspaceRole.BUILDER, Optional.of(GRACE), "t1");

        assertThat(stores().invitations().accept("t1", ada.id(), ada.email(), NOW))
                .isEmpty();
        assertThat(stores().invitations().accept("t1", grace.id(), GRACE, END)).isEmpty();
        assertThat(stores().invitations().accept("unknown", grace.id(), GRACE, NOW))
                .isEmpty();
        assertThat(stores().invitations().accept("t1", grace.id(), GRACE, NOW))
                .contains(new Joined(workspace, WorkspaceRole.BUILDER));
        assertThat(stores().invitations().accept("t1", grace.id(), GRACE, NOW)).isEmpty();

        assertThat(stores().workspaces().member(workspace, grace.id()))
                .contains(new Member(grace.id(), GRACE, grace.displayName(), WorkspaceRole.BUILDER, NOW));
        assertThat(list(workspace)).isEmpty();
        assertThat(stores().changes().unsettled(Optional.of(grace.id()), 10)).hasSize(1);
    }

    @Test
    default void memberShouldKeepTheMorePowerfulRole() {
        Account ada = account("ada@example.org");
        Account grace = account(GRACE.value());
        WorkspaceId workspace = workspaceOf(ada);
        stores().admit(workspace, grace.id(), WorkspaceRole.BUILDER);
        invite(ada, WorkspaceRole.VIEWER, Optional.empty(), "t1");
        invite(ada, WorkspaceRole.ADMIN, Optional.empty(), "t2");

        assertThat(stores().invitations().accept("t1", grace.id(), GRACE, NOW))
                .contains(new Joined(workspace, WorkspaceRole.BUILDER));
        assertThat(stores().invitations().accept("t2", grace.id(), GRACE, NOW))
                .contains(new Joined(workspace, WorkspaceRole.ADMIN));
    }

    @Test
    default void oneOfManyShouldJoinByTheSameInvitation() {
        Account ada = account("ada@example.org");
        invite(ada, WorkspaceRole.VIEWER, Optional.empty(), "t1");
        List<Callable<Optional<Joined>>> people = IntStream.range(0, 8)
                .mapToObj(index -> account("person" + index + "@example.org"))
                .<Callable<Optional<Joined>>>map(
                        person -> () -> stores().invitations().accept("t1", person.id(), person.email(), NOW))
                .toList();

        assertThat(Together.run(people)).filteredOn(Optional::isPresent).hasSize(1);
        assertThat(stores().workspaces().countMembers(workspaceOf(ada))).isEqualTo(2);
    }

    @Test
    default void invitedShouldRegisterIntoTheWorkspace() {
        Account ada = account("ada@example.org");
        WorkspaceId workspace = workspaceOf(ada);
        invite(ada, WorkspaceRole.OPERATOR, Optional.of(GRACE), "t1");
        Founding byInvitation = new Founding.ByInvitation("t1", NOW);

        assertThat(stores().accounts().add(aNewAccount("eve@example.org", byInvitation)))
                .isEqualTo(new Added.InvitationRefused());
        assertThat(stores().accounts().findCredentials(new EmailAddress("eve@example.org")))
                .isEmpty();
        Added added = stores().accounts().add(aNewAccount(GRACE.value(), byInvitation));
        assertThat(added).isInstanceOfSatisfying(Added.Kept.class, kept -> {
            assertThat(kept.account().platformAdministrator()).isFalse();
            assertThat(stores().workspaces().member(workspace, kept.account().id()))
                    .hasValueSatisfying(member -> assertThat(member.role()).isEqualTo(WorkspaceRole.OPERATOR));
            assertThat(stores().workspaces().listOf(kept.account().id(), Optional.empty(), 10))
                    .as("and one of its own")
                    .hasSize(2);
        });
        assertThat(stores().accounts().add(aNewAccount("late@example.org", byInvitation)))
                .isEqualTo(new Added.InvitationRefused());
    }

    @Test
    default void invitationShouldStayWhenTheAddressIsTaken() {
        Account ada = account("ada@example.org");
        account(GRACE.value());
        invite(ada, WorkspaceRole.VIEWER, Optional.empty(), "t1");

        assertThat(stores().accounts().add(aNewAccount(GRACE.value(), new Founding.ByInvitation("t1", NOW))))
                .isEqualTo(new Added.EmailTaken());

        assertThat(list(workspaceOf(ada))).hasSize(1);
    }
}
