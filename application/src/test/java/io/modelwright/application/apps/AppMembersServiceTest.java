package io.modelwright.application.apps;

import static io.modelwright.application.Outcomes.done;
import static io.modelwright.application.Outcomes.findings;
import static io.modelwright.application.Outcomes.refused;
import static io.modelwright.testkit.identity.IdentityFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.apps.App;
import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Labels;
import io.modelwright.core.modeling.Role;
import io.modelwright.core.shared.Page;
import io.modelwright.ports.apps.driving.AppMembers;
import io.modelwright.ports.apps.driving.AppMembers.MemberView;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.modeling.driven.DraftRepository.StoredDraft;
import io.modelwright.testkit.identity.IdentityFixtures;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AppMembersServiceTest {

    private final AppsWorld world = new AppsWorld();
    private final AppMembers members = world.services.members();
    private final App app = world.anApp("tasks");
    private final ElementId writer = new ElementId(IdentityFixtures.nextId());
    private final ElementId reader = new ElementId(IdentityFixtures.nextId());

    @BeforeEach
    void nameRoles() {
        saveRoles(
                2,
                new Role(writer, "writer", Labels.NONE, List.of()),
                new Role(reader, "reader", Labels.NONE, List.of()));
    }

    private void saveRoles(long revision, Role... roles) {
        Design design = new Design(Design.EMPTY.timeZone(), List.of(), List.of(), List.of(roles));
        world.stores.drafts().save(new StoredDraft(app.id(), revision, design, NOW, world.ada.id()));
    }

    @Test
    void assignShouldTakeEmailsAndIdsAndActOnTheNextRequest() {
        MemberView view = done(members.assign(
                world.as(WorkspaceRole.ADMIN), "tasks", " Grace@Example.org ", Set.of("writer", "reader")));

        assertThat(view)
                .isEqualTo(new MemberView(
                        world.grace.id(),
                        "grace@example.org",
                        world.grace.displayName(),
                        List.of("reader", "writer"),
                        NOW));
        assertThat(world.asked).containsExactly("bump " + app.id());
        assertThat(done(members.assign(
                                world.as(WorkspaceRole.ADMIN),
                                "tasks",
                                world.grace.id().toString(),
                                Set.of("reader")))
                        .roles())
                .containsExactly("reader");
        assertThat(world.stores
                        .members()
                        .find(app.id(), world.grace.id())
                        .orElseThrow()
                        .roles())
                .containsExactly(reader);
    }

    @Test
    void assignShouldRefuseUnknownRolesAndPeople() {
        assertThat(findings(members.assign(
                        world.as(WorkspaceRole.ADMIN), "tasks", "grace@example.org", Set.of("reader", "boss", "king"))))
                .containsExactly("unknown-role /roles", "unknown-role /roles");
        assertThat(findings(members.assign(world.as(WorkspaceRole.ADMIN), "tasks", "grace@example.org", Set.of())))
                .containsExactly("no-roles /roles");
        for (String nobody :
                List.of("x@example.org", "x", IdentityFixtures.nextId().toString())) {
            assertThat(refused(members.assign(world.as(WorkspaceRole.ADMIN), "tasks", nobody, Set.of("reader"))))
                    .isEqualTo("NotFound not-found");
        }
        assertThat(world.asked).isEmpty();
    }

    @Test
    void changesShouldNeedAdmin() {
        assertThat(refused(members.assign(
                        world.as(WorkspaceRole.BUILDER), "tasks", "grace@example.org", Set.of("reader"))))
                .isEqualTo("Forbidden forbidden");
        assertThat(refused(members.remove(world.as(WorkspaceRole.BUILDER), "tasks", "grace@example.org")))
                .isEqualTo("Forbidden forbidden");
        assertThat(refused(members.list(world.outsider(), "tasks", 10, Optional.empty())))
                .isEqualTo("NotFound not-found");
    }

    @Test
    void listShouldPageWithTheNamesThatRolesHaveNow() {
        List<Account> people = Stream.of("a", "b", "c").map(world::account).toList();
        for (Account person : people) {
            members.assign(
                    world.as(WorkspaceRole.ADMIN), "tasks", person.email().value(), Set.of("reader", "writer"));
        }
        saveRoles(3, new Role(reader, "guest", Labels.NONE, List.of()));

        Page<MemberView> page = done(members.list(world.as(WorkspaceRole.VIEWER), "tasks", 2, Optional.empty()));

        assertThat(page.items())
                .extracting(MemberView::account)
                .containsExactly(people.get(0).id(), people.get(1).id());
        assertThat(page.items()).allSatisfy(view -> assertThat(view.roles()).containsExactly("guest"));
        assertThat(done(members.list(world.as(WorkspaceRole.VIEWER), "tasks", 2, page.nextCursor()))
                        .items())
                .extracting(MemberView::account)
                .containsExactly(people.get(2).id());
        assertThat(refused(members.list(world.as(WorkspaceRole.VIEWER), "tasks", 2, Optional.of("?"))))
                .isEqualTo("Malformed malformed-cursor");
    }

    @Test
    void removeShouldTakeTheRights() {
        members.assign(world.as(WorkspaceRole.ADMIN), "tasks", "grace@example.org", Set.of("reader"));
        world.asked.clear();

        assertThat(done(members.remove(world.as(WorkspaceRole.ADMIN), "tasks", "grace@example.org"))
                        .roles())
                .containsExactly("reader");
        assertThat(refused(members.remove(world.as(WorkspaceRole.ADMIN), "tasks", "grace@example.org")))
                .isEqualTo("NotFound not-found");

        assertThat(world.asked).containsExactly("bump " + app.id());
        assertThat(world.stores.members().find(app.id(), world.grace.id())).isEmpty();
    }

    @Test
    void removeShouldActWhenItIsTriedAgainAfterItEndedHalfway() {
        members.assign(world.as(WorkspaceRole.ADMIN), "tasks", "grace@example.org", Set.of("reader"));
        world.asked.clear();
        world.away = true;
        assertThatThrownBy(() -> members.remove(world.as(WorkspaceRole.ADMIN), "tasks", "grace@example.org"))
                .isInstanceOf(StoreUnavailable.class);

        world.away = false;
        assertThat(refused(members.remove(world.as(WorkspaceRole.ADMIN), "tasks", "grace@example.org")))
                .isEqualTo("NotFound not-found");

        assertThat(world.asked).containsExactly("bump " + app.id());
    }

    @Test
    void leftoversShouldBeSettledWhenTheNodeEndedHalfway() {
        world.away = true;
        assertThatThrownBy(() ->
                        members.assign(world.as(WorkspaceRole.ADMIN), "tasks", "grace@example.org", Set.of("reader")))
                .isInstanceOf(StoreUnavailable.class);
        world.services.settlement().settleLeftovers();
        assertThat(world.asked).isEmpty();

        world.away = false;
        world.services.settlement().settleLeftovers();
        world.services.settlement().settleLeftovers();

        assertThat(world.asked).containsExactly("bump " + app.id());
    }
}
