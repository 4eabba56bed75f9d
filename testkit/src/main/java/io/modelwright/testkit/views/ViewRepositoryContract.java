package io.modelwright.testkit.views;

import static io.modelwright.testkit.identity.IdentityFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.views.View;
import io.modelwright.core.views.ViewContent;
import io.modelwright.core.views.ViewContent.Density;
import io.modelwright.core.views.ViewContent.Kind;
import io.modelwright.core.views.ViewContent.MemberRef;
import io.modelwright.core.views.ViewContent.SortPart;
import io.modelwright.core.views.ViewContent.ViewColumn;
import io.modelwright.ports.views.driven.ViewRepository;
import io.modelwright.ports.views.driven.ViewRepository.Default;
import io.modelwright.ports.views.driven.ViewRepository.Most;
import io.modelwright.ports.views.driven.ViewRepository.Saved;
import io.modelwright.testkit.apps.AppFixtures;
import io.modelwright.testkit.apps.AppStores;
import io.modelwright.testkit.identity.IdentityFixtures;
import io.modelwright.testkit.identity.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What every {@link ViewRepository} does. */
public interface ViewRepositoryContract {

    Most MOST = new Most(3, 4);
    ElementId TASK = new ElementId(IdentityFixtures.nextId());

    ViewRepository views();

    /** The apps that the views belong to, and the people. */
    AppStores stores();

    /** An app with somebody. */
    record Place(AppId app, AccountId owner) {}

    private Place aPlace() {
        AccountId owner = somebody();
        return new Place(
                AppFixtures.aKeptApp(stores(), AppFixtures.aWorkspaceOf(stores(), owner), "app", owner)
                        .id(),
                owner);
    }

    private AccountId somebody() {
        return IdentityFixtures.anAccount(
                        stores().identity().accounts(), "person-" + IdentityFixtures.nextId() + "@example.org")
                .id();
    }

    private static View view(Place place, String name, boolean shared) {
        MemberRef due = new MemberRef(Optional.of(new ElementId(IdentityFixtures.nextId())), false, "due");
        MemberRef created = new MemberRef(Optional.empty(), false, "createdAt");
        ViewContent content = new ViewContent(
                name,
                "task",
                Kind.CALENDAR,
                Optional.of(due),
                Optional.of("name == '“\\'; --' && x < 3"),
                List.of(new SortPart(List.of(due, created), true), new SortPart(List.of(created), false)),
                List.of(
                        new ViewColumn(due, OptionalInt.of(120), true),
                        new ViewColumn(created, OptionalInt.empty(), false)),
                Density.COMPACT);
        return new View(IdentityFixtures.nextId(), place.app(), TASK, place.owner(), shared, content, 1, NOW);
    }

    private static View next(View view, boolean shared) {
        return new View(
                view.id(),
                view.app(),
                view.entity(),
                view.owner(),
                shared,
                view.content(),
                view.revision() + 1,
                view.savedAt());
    }

    @Test
    default void viewShouldBeFoundByItsOwnerAndWhereItIsSharedByAll() {
        Place place = aPlace();
        AccountId other = somebody();
        View mine = view(place, "\"; DROP TABLE views; -- \u202e\ud83d\ude00", false);
        View shared = view(place, "b", true);
        View first = view(place, "B", true);

        List.of(mine, shared, first)
                .forEach(view -> assertThat(views().create(view, MOST)).isEqualTo(new Saved.Done()));

        assertThat(views().find(place.app(), mine.id())).contains(mine);
        assertThat(views().find(aPlace().app(), mine.id())).isEmpty();
        assertThat(views().list(place.app(), place.owner())).containsExactly(mine, first, shared);
        assertThat(views().list(place.app(), other)).containsExactly(first, shared);
    }

    @Test
    default void saveShouldReplaceTheRevisionBefore() {
        Place place = aPlace();
        View one = view(place, "one", false);
        views().create(one, MOST);
        View two = next(one, true);

        assertThat(views().save(two, MOST)).isEqualTo(new Saved.Done());
        assertThat(views().save(two, MOST)).isEqualTo(new Saved.Stale(2));
        assertThat(views().find(place.app(), one.id())).contains(two);
        assertThat(views().delete(place.app(), one.id(), 1)).isEqualTo(new Saved.Stale(2));
        assertThat(views().delete(aPlace().app(), one.id(), 2)).isEqualTo(new Saved.Absent());
        assertThat(views().delete(place.app(), one.id(), 2)).isEqualTo(new Saved.Done());
        assertThat(views().delete(place.app(), one.id(), 2)).isEqualTo(new Saved.Absent());
        assertThat(views().save(next(two, true), MOST)).isEqualTo(new Saved.Absent());
    }

    @Test
    default void viewsShouldBeCountedByPersonAndApp() {
        Place place = aPlace();
        Place other = new Place(place.app(), somebody());
        for (int i = 0; i < MOST.own(); i++) {
            views().create(view(place, "own " + i, false), MOST);
        }
        for (int i = 0; i < MOST.shared(); i++) {
            views().create(view(i % 2 == 0 ? place : other, "shared " + i, true), MOST);
        }
        View room = view(other, "mine", false);

        assertThat(views().create(view(place, "more", false), MOST)).isEqualTo(new Saved.TooMany());
        assertThat(views().create(view(other, "more", true), MOST)).isEqualTo(new Saved.TooMany());
        assertThat(views().create(room, MOST)).isEqualTo(new Saved.Done());
        assertThat(views().save(next(room, true), MOST)).isEqualTo(new Saved.TooMany());
        assertThat(views().save(next(room, false), MOST)).isEqualTo(new Saved.Done());
    }

    @Test
    default void defaultShouldReplaceTheOneBefore() {
        Place place = aPlace();
        AccountId other = somebody();
        View one = view(place, "one", true);
        View two = view(place, "two", true);
        views().create(one, MOST);
        views().create(two, MOST);
        Default all = new Default(TASK, Optional.empty(), one.id());
        Default mine = new Default(TASK, Optional.of(other), two.id());

        assertThat(views().setDefault(place.app(), all, true)).isEqualTo(new Saved.Done());
        assertThat(views().setDefault(place.app(), new Default(TASK, Optional.of(other), one.id()), true))
                .isEqualTo(new Saved.Done());
        assertThat(views().setDefault(place.app(), mine, true)).isEqualTo(new Saved.Done());
        assertThat(views().defaults(place.app(), other)).containsExactlyInAnyOrder(all, mine);
        assertThat(views().defaults(place.app(), place.owner())).containsExactly(all);

        // somebody else chose another one meanwhile: theirs stays
        views().setDefault(place.app(), new Default(TASK, Optional.of(other), one.id()), false);
        assertThat(views().defaults(place.app(), other)).containsExactlyInAnyOrder(all, mine);
        views().setDefault(place.app(), mine, false);
        assertThat(views().defaults(place.app(), other)).containsExactly(all);
    }

    @Test
    default void defaultsShouldGoWhereTheViewIsSharedNoMore() {
        Place place = aPlace();
        View view = view(place, "one", true);
        views().create(view, MOST);
        Default mine = new Default(TASK, Optional.of(place.owner()), view.id());
        AccountId other = somebody();
        views().setDefault(place.app(), mine, true);
        views().setDefault(place.app(), new Default(TASK, Optional.empty(), view.id()), true);
        views().setDefault(place.app(), new Default(TASK, Optional.of(other), view.id()), true);

        views().save(next(view, false), MOST);

        assertThat(views().defaults(place.app(), place.owner())).containsExactly(mine);
        assertThat(views().defaults(place.app(), other)).isEmpty();
        assertThat(views().setDefault(place.app(), new Default(TASK, Optional.of(other), view.id()), true))
                .isEqualTo(new Saved.Absent());
        views().delete(place.app(), view.id(), 2);
        assertThat(views().defaults(place.app(), place.owner())).isEmpty();
        assertThat(views().setDefault(place.app(), mine, true)).isEqualTo(new Saved.Absent());
    }

    @Test
    default void viewsShouldGoWithTheirApp() {
        Place place = aPlace();
        View view = view(place, "one", true);
        views().create(view, MOST);
        views().setDefault(place.app(), new Default(TASK, Optional.empty(), view.id()), true);
        stores().apps().delete(place.app());

        assertThat(views().list(place.app(), place.owner())).isEmpty();
        assertThat(views().defaults(place.app(), place.owner())).isEmpty();
        assertThat(views().create(view(place, "two", true), MOST)).isEqualTo(new Saved.Absent());
    }

    @Test
    default void manyAtOnceShouldWaitForOneAnother() {
        Place place = aPlace();
        View one = view(place, "one", true);
        views().create(one, MOST);
        List<Callable<Saved>> writers = new ArrayList<>();
        List<Callable<Saved>> makers = new ArrayList<>();
        List<Callable<Saved>> choosers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            writers.add(() -> views().save(next(one, true), MOST));
            View more = view(place, "view " + i, true);
            makers.add(() -> views().create(more, MOST));
            choosers.add(() -> views().setDefault(place.app(), new Default(TASK, Optional.empty(), one.id()), true));
        }

        assertThat(Together.run(writers)).containsOnlyOnce(new Saved.Done()).contains(new Saved.Stale(2));
        assertThat(Together.run(makers)).filteredOn(new Saved.Done()::equals).hasSize(3);
        assertThat(Together.run(choosers)).containsOnly(new Saved.Done());
        assertThat(views().defaults(place.app(), place.owner())).hasSize(1);
    }
}
