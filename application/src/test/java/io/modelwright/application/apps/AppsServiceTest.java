package io.modelwright.application.apps;

import static io.modelwright.application.Outcomes.done;
import static io.modelwright.application.Outcomes.findings;
import static io.modelwright.application.Outcomes.refused;
import static io.modelwright.testkit.identity.IdentityFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.apps.App;
import io.modelwright.core.apps.AppMember;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.shared.Page;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.apps.driving.Apps;
import io.modelwright.ports.modeling.driven.DraftRepository.StoredDraft;
import io.modelwright.testkit.apps.AppFixtures;
import io.modelwright.testkit.identity.IdentityFixtures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AppsServiceTest {

    private final AppsWorld world = new AppsWorld();
    private final Apps apps = world.services.apps();

    @Test
    void createShouldMakeAnAppWithAnEmptyDraft() {
        App app = done(apps.create(
                world.as(WorkspaceRole.BUILDER), Optional.of(world.workspace), " Größe & Maß ", Optional.empty()));

        assertThat(app.name()).isEqualTo("Größe & Maß");
        assertThat(app.slug()).isEqualTo("grosse-mass");
        assertThat(app.schema()).isEqualTo("app_" + app.id().toString().replace("-", ""));
        assertThat(world.stores.drafts().find(app.id()))
                .contains(new StoredDraft(app.id(), 1, Design.EMPTY, NOW, world.ada.id()));
    }

    @Test
    void createShouldNumberASlugThatWasMadeFromTheNameOnly() {
        Principal ada = world.as(WorkspaceRole.OWNER);

        assertThat(done(apps.create(ada, Optional.empty(), "Tasks", Optional.empty()))
                        .slug())
                .isEqualTo("tasks");
        assertThat(done(apps.create(ada, Optional.empty(), "Tasks", Optional.empty()))
                        .slug())
                .isEqualTo("tasks-2");
        assertThat(refused(apps.create(ada, Optional.empty(), "Tasks", Optional.of("tasks"))))
                .isEqualTo("Conflict slug-taken");
    }

    @Test
    void createShouldTakeTheFirstWorkspaceThatTheCallerOwns() {
        WorkspaceId second = AppFixtures.aWorkspaceOf(world.stores, world.ada.id());
        Principal ada = Principal.of(
                world.ada.id(),
                "ada@example.org",
                "Ada",
                false,
                Map.of(second, WorkspaceRole.OWNER, world.workspace, WorkspaceRole.OWNER));

        assertThat(done(apps.create(ada, Optional.empty(), "Tasks", Optional.empty()))
                        .workspace())
                .isEqualTo(world.workspace);
        assertThat(findings(apps.create(world.outsider(), Optional.empty(), "Tasks", Optional.empty())))
                .containsExactly("no-workspace /workspace");
    }

    @Test
    void createShouldFindEveryFaultAtOnce() {
        assertThat(findings(apps.create(
                        world.as(WorkspaceRole.BUILDER), Optional.of(world.workspace), " \n ", Optional.of("Ä"))))
                .containsExactly("name /name", "slug /slug");
        assertThat(findings(apps.create(
                        world.as(WorkspaceRole.BUILDER), Optional.of(world.workspace), "a\0b", Optional.empty())))
                .containsExactly("name /name");
        assertThat(findings(apps.create(
                        world.as(WorkspaceRole.BUILDER), Optional.of(world.workspace), "\uD800", Optional.empty())))
                .containsExactly("name /name");
    }

    @Test
    void createShouldNeedBuilder() {
        assertThat(refused(apps.create(
                        world.as(WorkspaceRole.OPERATOR), Optional.of(world.workspace), "Tasks", Optional.empty())))
                .isEqualTo("Forbidden forbidden");
        assertThat(refused(apps.create(world.outsider(), Optional.of(world.workspace), "Tasks", Optional.empty())))
                .isEqualTo("NotFound not-found");
    }

    @Test
    void findShouldTakeIdsAndSlugs() {
        App app = world.anApp("tasks");
        Principal viewer = world.as(WorkspaceRole.VIEWER);

        assertThat(done(apps.find(viewer, "tasks"))).isEqualTo(app);
        assertThat(done(apps.find(viewer, app.id().toString()))).isEqualTo(app);
        assertThat(refused(apps.find(viewer, "notes"))).isEqualTo("NotFound not-found");
        assertThat(refused(apps.find(viewer, IdentityFixtures.nextId().toString())))
                .isEqualTo("NotFound not-found");
    }

    @Test
    void findShouldHideAppsOfOthersUntilTheyAreMembers() {
        App app = world.anApp("tasks");
        Principal grace = world.outsider();

        assertThat(refused(apps.find(grace, "tasks"))).isEqualTo("NotFound not-found");
        assertThat(refused(apps.find(grace, app.id().toString()))).isEqualTo("NotFound not-found");

        world.stores
                .members()
                .assign(new AppMember(
                        app.id(), grace.account(), Set.of(new ElementId(IdentityFixtures.nextId())), NOW));
        assertThat(done(apps.find(grace, "tasks"))).isEqualTo(app);
        assertThat(refused(apps.rename(grace, "tasks", Optional.of("Mine"), Optional.empty())))
                .isEqualTo("Forbidden forbidden");
    }

    @Test
    void findShouldRefuseASlugThatSeveralVisibleAppsHave() {
        world.anApp("tasks");
        WorkspaceId second = AppFixtures.aWorkspaceOf(world.stores, world.ada.id());
        AppFixtures.aKeptApp(world.stores, second, "tasks", world.ada.id());
        Principal both = Principal.of(
                world.ada.id(),
                "ada@example.org",
                "Ada",
                false,
                Map.of(second, WorkspaceRole.VIEWER, world.workspace, WorkspaceRole.VIEWER));

        assertThat(refused(apps.find(both, "tasks"))).isEqualTo("Conflict ambiguous-slug");
        assertThat(done(apps.find(world.as(WorkspaceRole.VIEWER), "tasks")).workspace())
                .isEqualTo(world.workspace);
    }

    @Test
    void listShouldPage() {
        App first = world.anApp("a");
        App second = world.anApp("b");
        App third = world.anApp("c");
        Principal viewer = world.as(WorkspaceRole.VIEWER);

        Page<App> page = done(apps.list(viewer, 2, Optional.empty()));

        assertThat(page.items()).containsExactly(first, second);
        assertThat(done(apps.list(viewer, 2, page.nextCursor())))
                .isEqualTo(new Page<>(List.of(third), Optional.empty()));
        assertThat(refused(apps.list(viewer, 2, Optional.of("x")))).isEqualTo("Malformed malformed-cursor");
        assertThat(done(apps.list(world.outsider(), 2, Optional.empty())).items())
                .isEmpty();
    }

    @Test
    void renameShouldChangeWhatIsGiven() {
        world.anApp("tasks");
        world.anApp("notes");
        Principal builder = world.as(WorkspaceRole.BUILDER);

        App renamed = done(apps.rename(builder, "tasks", Optional.of(" Work "), Optional.empty()));
        assertThat(renamed.name()).isEqualTo("Work");
        assertThat(renamed.slug()).isEqualTo("tasks");
        assertThat(done(apps.rename(builder, "tasks", Optional.empty(), Optional.of("work")))
                        .slug())
                .isEqualTo("work");
        assertThat(done(apps.find(builder, "work")).name()).isEqualTo("Work");
        assertThat(refused(apps.rename(builder, "work", Optional.empty(), Optional.of("notes"))))
                .isEqualTo("Conflict slug-taken");
        assertThat(findings(apps.rename(builder, "work", Optional.of(""), Optional.of("-"))))
                .containsExactly("name /name", "slug /slug");
        assertThat(refused(apps.rename(world.as(WorkspaceRole.OPERATOR), "work", Optional.of("x"), Optional.empty())))
                .isEqualTo("Forbidden forbidden");
    }

    @Test
    void deleteShouldBeRefusedWhileTheAppIsBeingPublished() {
        App app = world.anApp("tasks");
        world.publishing = true;

        assertThat(refused(apps.delete(world.as(WorkspaceRole.ADMIN), "tasks"))).isEqualTo("Conflict publish-conflict");
        assertThat(world.stores.apps().find(app.id())).contains(app);
    }

    @Test
    void renameShouldMoveTheFenceWhenTheSlugChanges() {
        App app = world.anApp("tasks");

        done(apps.rename(world.as(WorkspaceRole.BUILDER), "tasks", Optional.of("Other"), Optional.empty()));
        assertThat(world.asked).isEmpty();

        done(apps.rename(world.as(WorkspaceRole.BUILDER), "tasks", Optional.empty(), Optional.of("other")));
        assertThat(world.asked).containsExactly("bump " + app.id());
    }

    @Test
    void deleteShouldRemoveTheDataBeforeTheApp() {
        App app = world.anApp("tasks");

        assertThat(refused(apps.delete(world.as(WorkspaceRole.BUILDER), "tasks")))
                .isEqualTo("Forbidden forbidden");
        assertThat(world.asked).isEmpty();
        assertThat(done(apps.delete(world.as(WorkspaceRole.ADMIN), "tasks"))).isEqualTo(app);
        assertThat(world.asked)
                .as("once more behind the app, for a publish that was on its way")
                .containsExactly("remove " + app.id(), "remove " + app.id());
        assertThat(refused(apps.delete(world.as(WorkspaceRole.ADMIN), "tasks"))).isEqualTo("NotFound not-found");
    }
}
