package io.modelwright.testkit.apps;

import static io.modelwright.testkit.apps.AppFixtures.aKeptApp;
import static io.modelwright.testkit.apps.AppFixtures.aWorkspaceOf;
import static io.modelwright.testkit.apps.AppFixtures.anApp;
import static io.modelwright.testkit.apps.AppFixtures.firstDraft;
import static io.modelwright.testkit.identity.IdentityFixtures.NOW;
import static io.modelwright.testkit.identity.IdentityFixtures.anAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.apps.App;
import io.modelwright.core.apps.AppMember;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.apps.driven.AppRepository.Kept;
import io.modelwright.ports.apps.driven.AppRepository.Sight;
import io.modelwright.testkit.identity.IdentityFixtures;
import io.modelwright.testkit.identity.Together;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What every {@code AppRepository} does. */
public interface AppRepositoryContract {

    /** Fresh and empty for each test; the same for all calls within one test. */
    AppStores stores();

    private AccountId ada() {
        return anAccount(stores().identity().accounts(), "ada" + IdentityFixtures.nextId() + "@example.org")
                .id();
    }

    private static Sight sight(AccountId account, WorkspaceId... workspaces) {
        return new Sight(Set.of(workspaces), account);
    }

    @Test
    default void createShouldKeepTheAppWithItsDraft() {
        AccountId ada = ada();
        App app = anApp(aWorkspaceOf(stores(), ada), "tasks");

        assertThat(stores().apps().create(app, firstDraft(app, ada))).isEqualTo(Kept.DONE);

        assertThat(stores().apps().find(app.id())).contains(app);
        assertThat(stores().drafts().find(app.id())).contains(firstDraft(app, ada));
    }

    @Test
    default void createShouldChangeNothingWhenTheSlugIsTakenInTheWorkspace() {
        AccountId ada = ada();
        WorkspaceId workspace = aWorkspaceOf(stores(), ada);
        aKeptApp(stores(), workspace, "tasks", ada);
        App second = anApp(workspace, "tasks");

        assertThat(stores().apps().create(second, firstDraft(second, ada))).isEqualTo(Kept.SLUG_TAKEN);

        assertThat(stores().apps().find(second.id())).isEmpty();
        assertThat(stores().drafts().find(second.id())).isEmpty();
    }

    @Test
    default void createShouldTakeTheSameSlugInAnotherWorkspace() {
        AccountId ada = ada();
        App first = aKeptApp(stores(), aWorkspaceOf(stores(), ada), "tasks", ada);
        App second = aKeptApp(stores(), aWorkspaceOf(stores(), ada), "tasks", ada);

        assertThat(stores().apps().findBySlug(sight(ada, first.workspace(), second.workspace()), "tasks"))
                .containsExactly(first, second);
    }

    @Test
    default void createShouldGiveASlugToOneOnlyWhenSeveralTryAtOnce() {
        AccountId ada = ada();
        WorkspaceId workspace = aWorkspaceOf(stores(), ada);
        Callable<Kept> creation = () -> {
            App app = anApp(workspace, "tasks");
            return stores().apps().create(app, firstDraft(app, ada));
        };

        List<Kept> results = Together.run(Collections.nCopies(4, creation));

        assertThat(results)
                .containsOnlyOnce(Kept.DONE)
                .filteredOn(Kept.SLUG_TAKEN::equals)
                .hasSize(3);
    }

    @Test
    default void findBySlugShouldSeeOnlyWhatIsInSight() {
        AccountId ada = ada();
        AccountId grace = ada();
        App app = aKeptApp(stores(), aWorkspaceOf(stores(), ada), "tasks", ada);

        assertThat(stores().apps().findBySlug(sight(ada, app.workspace()), "tasks"))
                .containsExactly(app);
        assertThat(stores().apps().findBySlug(sight(ada, app.workspace()), "Tasks"))
                .isEmpty();
        assertThat(stores().apps().findBySlug(sight(ada), "tasks")).isEmpty();
        assertThat(stores().apps().findBySlug(sight(grace, aWorkspaceOf(stores(), grace)), "tasks"))
                .isEmpty();
    }

    @Test
    default void findBySlugShouldSeeTheAppsThatTheAccountIsAMemberOf() {
        AccountId ada = ada();
        AccountId grace = ada();
        App app = aKeptApp(stores(), aWorkspaceOf(stores(), ada), "tasks", ada);
        aKeptApp(stores(), app.workspace(), "other", ada);
        stores().members()
                .assign(new AppMember(app.id(), grace, Set.of(new ElementId(IdentityFixtures.nextId())), NOW));

        assertThat(stores().apps().findBySlug(sight(grace), "tasks")).containsExactly(app);
        assertThat(stores().apps().list(sight(grace), Optional.empty(), 10)).containsExactly(app);
        assertThat(stores().apps().list(sight(grace, app.workspace()), Optional.empty(), 10))
                .as("in sight for two reasons, seen once")
                .hasSize(2);
        assertThat(stores().apps().count(sight(grace))).isEqualTo(1);
        assertThat(stores().apps().count(sight(grace, app.workspace()))).isEqualTo(2);
        assertThat(stores().apps().count(sight(new AccountId(IdentityFixtures.nextId()))))
                .isZero();
    }

    @Test
    default void listShouldPageInTheOrderOfCreation() {
        AccountId ada = ada();
        WorkspaceId one = aWorkspaceOf(stores(), ada);
        WorkspaceId two = aWorkspaceOf(stores(), ada);
        App first = aKeptApp(stores(), two, "c", ada);
        App second = aKeptApp(stores(), one, "a", ada);
        App third = aKeptApp(stores(), two, "b", ada);
        aKeptApp(stores(), aWorkspaceOf(stores(), ada), "d", ada);

        assertThat(stores().apps().list(sight(ada, one, two), Optional.empty(), 2))
                .containsExactly(first, second);
        assertThat(stores().apps().list(sight(ada, one, two), Optional.of(second.id()), 2))
                .containsExactly(third);
        assertThat(stores().apps().list(sight(ada), Optional.empty(), 2)).isEmpty();
    }

    @Test
    default void renameShouldChangeNameAndSlugAlone() {
        AccountId ada = ada();
        App app = aKeptApp(stores(), aWorkspaceOf(stores(), ada), "tasks", ada);

        assertThat(stores().apps().rename(app.id(), "Aufgaben ✓", "aufgaben")).isEqualTo(Kept.DONE);
        assertThat(stores().apps().rename(app.id(), "Aufgaben ✓", "aufgaben"))
                .as("again is no change")
                .isEqualTo(Kept.DONE);

        assertThat(stores().apps().find(app.id()))
                .contains(new App(
                        app.id(),
                        app.workspace(),
                        "aufgaben",
                        "Aufgaben ✓",
                        app.dataDatabase(),
                        app.schema(),
                        app.createdAt()));
    }

    @Test
    default void renameShouldChangeNothingWhenTheSlugIsTakenOrThereIsNoApp() {
        AccountId ada = ada();
        App app = aKeptApp(stores(), aWorkspaceOf(stores(), ada), "tasks", ada);
        aKeptApp(stores(), app.workspace(), "notes", ada);

        assertThat(stores().apps().rename(app.id(), "Notes", "notes")).isEqualTo(Kept.SLUG_TAKEN);
        assertThat(stores().apps().rename(anApp(app.workspace(), "x").id(), "X", "x"))
                .isEqualTo(Kept.ABSENT);
        assertThat(stores().apps().find(app.id())).contains(app);
    }

    @Test
    default void deleteShouldTakeDraftAndMembersAlong() {
        AccountId ada = ada();
        App app = aKeptApp(stores(), aWorkspaceOf(stores(), ada), "tasks", ada);
        App other = aKeptApp(stores(), app.workspace(), "notes", ada);
        stores().members().assign(new AppMember(app.id(), ada, Set.of(new ElementId(IdentityFixtures.nextId())), NOW));

        assertThat(stores().apps().delete(app.id())).isTrue();
        assertThat(stores().apps().delete(app.id())).isFalse();

        assertThat(stores().apps().find(app.id())).isEmpty();
        assertThat(stores().drafts().find(app.id())).isEmpty();
        assertThat(stores().members().find(app.id(), ada)).isEmpty();
        assertThat(stores().apps().find(other.id())).contains(other);
    }
}
