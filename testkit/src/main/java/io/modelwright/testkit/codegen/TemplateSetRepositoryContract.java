package io.modelwright.testkit.codegen;

import static io.modelwright.testkit.identity.IdentityFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.codegen.template.TemplateFile;
import io.modelwright.core.codegen.template.TemplateFile.Each;
import io.modelwright.core.codegen.template.TemplateSet;
import io.modelwright.core.identity.Account;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.codegen.driven.TemplateSetRepository;
import io.modelwright.ports.codegen.driven.TemplateSetRepository.Revision;
import io.modelwright.ports.codegen.driven.TemplateSetRepository.Saved;
import io.modelwright.ports.codegen.driven.TemplateSetRepository.StoredSet;
import io.modelwright.testkit.apps.AppFixtures;
import io.modelwright.testkit.apps.AppStores;
import io.modelwright.testkit.identity.IdentityFixtures;
import io.modelwright.testkit.identity.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What every {@link TemplateSetRepository} does. */
public interface TemplateSetRepositoryContract {

    TemplateSetRepository sets();

    /** The apps that the sets belong to. */
    AppStores stores();

    private AppId anApp() {
        Account account = IdentityFixtures.anAccount(
                stores().identity().accounts(), "person-" + IdentityFixtures.nextId() + "@example.org");
        return AppFixtures.aKeptApp(stores(), AppFixtures.aWorkspaceOf(stores(), account.id()), "app", account.id())
                .id();
    }

    private static StoredSet set(AppId app, String name, int revision, String text) {
        TemplateSet content = new TemplateSet(
                "“" + name + "”",
                List.of(
                        new TemplateFile("main", Each.ENTITY, "{{entity.name}}.md", text),
                        new TemplateFile("part", Each.PARTIAL, "", "'; --\n\t{{x}}")));
        return new StoredSet(
                IdentityFixtures.nextId(), app, name, revision, content, NOW, new AccountId(IdentityFixtures.nextId()));
    }

    private static StoredSet next(StoredSet set, String text) {
        StoredSet other = set(set.app(), set.name(), set.revision() + 1, text);
        return new StoredSet(set.id(), set.app(), set.name(), other.revision(), other.content(), NOW, other.savedBy());
    }

    @Test
    default void setShouldBeFoundByItsNameInItsApp() {
        AppId app = anApp();
        StoredSet set = set(app, "docs", 1, "one");

        assertThat(sets().find(app, "docs")).isEmpty();
        assertThat(sets().create(set, 20)).isEqualTo(new Saved.Done());
        assertThat(sets().create(set(app, "a", 1, "x"), 20)).isEqualTo(new Saved.Done());
        assertThat(sets().find(app, "docs")).contains(set);
        assertThat(sets().find(anApp(), "docs")).isEmpty();
        assertThat(sets().list(app)).extracting(summary -> summary.name()).containsExactly("a", "docs");
        assertThat(sets().list(app).get(1).description()).isEqualTo("“docs”");
        assertThat(sets().list(app).get(1).files()).isEqualTo(2);
    }

    @Test
    default void nameShouldBeTakenOnceInAnApp() {
        AppId app = anApp();
        sets().create(set(app, "docs", 1, "one"), 20);

        assertThat(sets().create(set(app, "docs", 1, "two"), 20)).isEqualTo(new Saved.NameTaken());
        assertThat(sets().create(set(anApp(), "docs", 1, "two"), 20)).isEqualTo(new Saved.Done());
        assertThat(sets().create(set(app, "more", 1, "two"), 1)).isEqualTo(new Saved.TooMany());
    }

    @Test
    default void revisionsShouldBeKept() {
        AppId app = anApp();
        StoredSet one = set(app, "docs", 1, "one");
        StoredSet two = next(one, "two");
        sets().create(one, 20);

        assertThat(sets().save(two)).isEqualTo(new Saved.Done());
        assertThat(sets().save(two)).isEqualTo(new Saved.Stale(2));
        assertThat(sets().find(app, "docs")).contains(two);
        assertThat(sets().at(one.id(), 1)).contains(one);
        assertThat(sets().at(one.id(), 3)).isEmpty();
        assertThat(sets().revisions(one.id())).extracting(Revision::number).containsExactly(2, 1);
        assertThat(sets().list(app).getFirst().revision()).isEqualTo(2);
    }

    @Test
    default void oldestRevisionsShouldGo() {
        AppId app = anApp();
        StoredSet set = set(app, "docs", 1, "one");
        sets().create(set, 20);
        for (int i = 0; i < TemplateSetRepository.REVISIONS_KEPT + 1; i++) {
            set = next(set, "x");
            sets().save(set);
        }

        assertThat(sets().revisions(set.id())).hasSize(TemplateSetRepository.REVISIONS_KEPT);
        assertThat(sets().at(set.id(), 2)).isEmpty();
        assertThat(sets().at(set.id(), 3)).isPresent();
    }

    @Test
    default void setShouldGoWithAllItsRevisions() {
        AppId app = anApp();
        StoredSet one = set(app, "docs", 1, "one");
        sets().create(one, 20);
        sets().save(next(one, "two"));

        assertThat(sets().delete(one.id(), 1)).isEqualTo(new Saved.Stale(2));
        assertThat(sets().delete(one.id(), 2)).isEqualTo(new Saved.Done());
        assertThat(sets().delete(one.id(), 2)).isEqualTo(new Saved.Absent());
        assertThat(sets().save(next(one, "three"))).isEqualTo(new Saved.Absent());
        assertThat(sets().find(app, "docs")).isEmpty();
        assertThat(sets().revisions(one.id())).isEmpty();
    }

    @Test
    default void setsShouldGoWithTheirApp() {
        AppId app = anApp();
        StoredSet set = set(app, "docs", 1, "one");
        sets().create(set, 20);
        stores().apps().delete(app);

        assertThat(sets().find(app, "docs")).isEmpty();
        assertThat(sets().create(set(app, "docs", 1, "one"), 20)).isEqualTo(new Saved.Absent());
    }

    @Test
    default void oneOfManySavesOfARevisionShouldWin() {
        AppId app = anApp();
        StoredSet one = set(app, "docs", 1, "one");
        sets().create(one, 20);
        List<Callable<Saved>> writers = new ArrayList<>();
        List<Callable<Saved>> makers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String text = "writer " + i;
            writers.add(() -> sets().save(next(one, text)));
            String name = "set-" + i;
            makers.add(() -> sets().create(set(app, name, 1, "x"), 4));
        }

        assertThat(Together.run(writers)).containsOnlyOnce(new Saved.Done()).contains(new Saved.Stale(2));
        assertThat(Together.run(makers)).filteredOn(new Saved.Done()::equals).hasSize(3);
        assertThat(sets().list(app)).hasSize(4);
    }
}
