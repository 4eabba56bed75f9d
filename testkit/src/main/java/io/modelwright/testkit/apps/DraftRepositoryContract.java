package io.modelwright.testkit.apps;

import static io.modelwright.testkit.apps.AppFixtures.aKeptApp;
import static io.modelwright.testkit.apps.AppFixtures.aWorkspaceOf;
import static io.modelwright.testkit.identity.IdentityFixtures.NOW;
import static io.modelwright.testkit.identity.IdentityFixtures.anAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.apps.App;
import io.modelwright.core.identity.Account;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.modeling.driven.DraftRepository.Saved;
import io.modelwright.ports.modeling.driven.DraftRepository.StoredDraft;
import io.modelwright.testkit.identity.IdentityFixtures;
import io.modelwright.testkit.identity.Together;
import io.modelwright.testkit.modeling.Designs;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@code DraftRepository} does. */
public interface DraftRepositoryContract {

    /** Fresh and empty for each test; the same for all calls within one test. */
    AppStores stores();

    private StoredDraft begun() {
        Account ada = anAccount(stores().identity().accounts(), "ada@example.org");
        App app = aKeptApp(stores(), aWorkspaceOf(stores(), ada.id()), "tasks", ada.id());
        return AppFixtures.firstDraft(app, ada.id());
    }

    private static StoredDraft next(StoredDraft draft, Design design) {
        Instant later = draft.updatedAt().plusMillis(1);
        return new StoredDraft(draft.app(), draft.revision() + 1, design, later, draft.updatedBy());
    }

    @Test
    default void saveShouldKeepEveryPartOfADesign() {
        StoredDraft draft = begun();
        for (Design design : Designs.designs().list().ofSize(30).sample()) {
            StoredDraft changed = next(draft, design);

            assertThat(stores().drafts().save(changed)).isEqualTo(new Saved.Done());

            assertThat(stores().drafts().find(draft.app())).contains(changed);
            draft = changed;
        }
    }

    @Test
    default void saveShouldChangeNothingWhenSomebodyWasFirst() {
        StoredDraft draft = begun();
        StoredDraft winner = next(draft, Designs.designs().sample());
        StoredDraft loser = next(draft, Designs.designs().sample());
        stores().drafts().save(winner);

        assertThat(stores().drafts().save(loser)).isEqualTo(new Saved.Stale(2));
        assertThat(stores().drafts().save(next(next(winner, Design.EMPTY), Design.EMPTY)))
                .as("a revision ahead of its time")
                .isEqualTo(new Saved.Stale(2));

        assertThat(stores().drafts().find(draft.app())).contains(winner);
    }

    @Test
    default void saveShouldLetOneWinWhenSeveralSaveAtOnce() {
        StoredDraft draft = begun();
        List<Callable<Saved>> saves = IntStream.range(0, 6)
                .<Callable<Saved>>mapToObj(i -> () -> stores().drafts()
                        .save(new StoredDraft(draft.app(), 2, Design.EMPTY, NOW.plusSeconds(i), draft.updatedBy())))
                .toList();

        List<Saved> results = Together.run(saves);

        assertThat(results).containsOnlyOnce(new Saved.Done());
        assertThat(results).filteredOn(new Saved.Stale(2)::equals).hasSize(5);
        int winner = results.indexOf(new Saved.Done());
        assertThat(stores().drafts().find(draft.app()).orElseThrow().updatedAt())
                .isEqualTo(NOW.plusSeconds(winner));
    }

    @Test
    default void saveAndFindShouldSayWhenThereIsNoApp() {
        AppId nowhere = new AppId(IdentityFixtures.nextId());
        StoredDraft draft = begun();

        assertThat(stores().drafts().find(nowhere)).isEmpty();
        assertThat(stores().drafts().save(new StoredDraft(nowhere, 2, Design.EMPTY, NOW, draft.updatedBy())))
                .isEqualTo(new Saved.Absent());
    }
}
