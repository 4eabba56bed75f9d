package io.modelwright.testkit.apps;

import static io.modelwright.testkit.apps.AppFixtures.aKeptApp;
import static io.modelwright.testkit.apps.AppFixtures.aWorkspaceOf;
import static io.modelwright.testkit.apps.AppFixtures.anApp;
import static io.modelwright.testkit.identity.IdentityFixtures.NOW;
import static io.modelwright.testkit.identity.IdentityFixtures.anAccount;
import static io.modelwright.testkit.identity.IdentityFixtures.nextId;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.apps.App;
import io.modelwright.core.apps.AppMember;
import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.apps.driven.AppMemberRepository.NamedMember;
import io.modelwright.ports.settlement.driven.UnsettledChanges.Change;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@code AppMemberRepository} does. */
public interface AppMemberRepositoryContract {

    /** Fresh and empty for each test; the same for all calls within one test. */
    AppStores stores();

    private AccountId person(String name) {
        return anAccount(stores().identity().accounts(), name + "@example.org").id();
    }

    private static AppMember member(App app, AccountId account, int roles) {
        Set<ElementId> ids =
                Stream.generate(() -> new ElementId(nextId())).limit(roles).collect(Collectors.toSet());
        return new AppMember(app.id(), account, ids, NOW);
    }

    @Test
    default void assignShouldReplaceTheRolesOfTheMember() {
        AccountId ada = person("ada");
        App app = aKeptApp(stores(), aWorkspaceOf(stores(), ada), "tasks", ada);
        AppMember first = member(app, ada, 2);
        AppMember second = new AppMember(app.id(), ada, member(app, ada, 1).roles(), NOW.plusSeconds(1));

        assertThat(stores().members().assign(first)).isTrue();
        assertThat(stores().members().find(app.id(), ada)).contains(first);
        assertThat(stores().members().assign(second)).isTrue();
        assertThat(stores().members().assign(second)).as("again is no change").isTrue();
        assertThat(stores().members().find(app.id(), ada)).contains(second);
    }

    @Test
    default void assignShouldChangeNothingWhenThereIsNoSuchAppOrAccount() {
        AccountId ada = person("ada");
        App app = aKeptApp(stores(), aWorkspaceOf(stores(), ada), "tasks", ada);
        AccountId nobody = new AccountId(nextId());

        assertThat(stores().members().assign(member(anApp(app.workspace(), "x"), ada, 1)))
                .isFalse();
        assertThat(stores().members().assign(member(app, nobody, 1))).isFalse();
        assertThat(stores().members().list(app.id(), Optional.empty(), 10)).isEmpty();
    }

    @Test
    default void listShouldPageByAccountWithinTheApp() {
        AccountId ada = person("ada");
        AccountId grace = person("grace");
        AccountId joan = person("joan");
        App app = aKeptApp(stores(), aWorkspaceOf(stores(), ada), "tasks", ada);
        App other = aKeptApp(stores(), app.workspace(), "notes", ada);
        AppMember third = member(app, joan, 1);
        AppMember first = member(app, ada, 1);
        AppMember second = member(app, grace, 2);
        stores().members().assign(third);
        stores().members().assign(first);
        stores().members().assign(second);
        stores().members().assign(member(other, grace, 1));

        assertThat(stores().members().list(app.id(), Optional.empty(), 2))
                .extracting(NamedMember::member)
                .containsExactly(first, second);
        assertThat(stores().members().count(app.id())).isEqualTo(3);
        assertThat(stores().members().list(app.id(), Optional.of(grace), 2))
                .containsExactly(new NamedMember(third, new EmailAddress("joan@example.org"), "Ada Lovelace ✓"));
    }

    @Test
    default void removeShouldTakeTheRolesInThatAppAlone() {
        AccountId ada = person("ada");
        App app = aKeptApp(stores(), aWorkspaceOf(stores(), ada), "tasks", ada);
        App other = aKeptApp(stores(), app.workspace(), "notes", ada);
        AppMember kept = member(other, ada, 1);
        stores().members().assign(member(app, ada, 1));
        stores().members().assign(kept);

        assertThat(stores().members().remove(app.id(), ada)).isTrue();
        assertThat(stores().members().remove(app.id(), ada)).isFalse();

        assertThat(stores().members().find(app.id(), ada)).isEmpty();
        assertThat(stores().members().find(other.id(), ada)).contains(kept);
    }

    @Test
    default void changesShouldStayUnsettledUntilTheyAreSettled() {
        AccountId ada = person("ada");
        App app = aKeptApp(stores(), aWorkspaceOf(stores(), ada), "tasks", ada);
        App other = aKeptApp(stores(), app.workspace(), "notes", ada);
        stores().members().assign(member(app, ada, 1));
        stores().members().assign(member(other, ada, 1));
        stores().members().remove(app.id(), ada);
        stores().members().remove(app.id(), ada);

        List<Change<AppId>> all = stores().memberChanges().unsettled(Optional.empty(), 10);
        List<Change<AppId>> ofApp = stores().memberChanges().unsettled(Optional.of(app.id()), 10);

        assertThat(all).extracting(Change::subject).containsExactly(app.id(), other.id(), app.id());
        assertThat(ofApp).containsExactly(all.get(0), all.get(2));
        assertThat(stores().memberChanges().unsettled(Optional.empty(), 2)).isEqualTo(all.subList(0, 2));

        stores().members().assign(member(app, ada, 2));
        stores().memberChanges().settle(ofApp);
        stores().memberChanges().settle(ofApp);

        assertThat(stores().memberChanges().unsettled(Optional.of(app.id()), 10))
                .as("a change that came meanwhile")
                .hasSize(1);
        assertThat(stores().memberChanges().unsettled(Optional.of(other.id()), 10))
                .hasSize(1);
    }

    @Test
    default void changesShouldGoWithTheirApp() {
        AccountId ada = person("ada");
        App app = aKeptApp(stores(), aWorkspaceOf(stores(), ada), "tasks", ada);
        stores().members().assign(member(app, ada, 1));

        stores().apps().delete(app.id());

        assertThat(stores().memberChanges().unsettled(Optional.empty(), 10)).isEmpty();
    }
}
