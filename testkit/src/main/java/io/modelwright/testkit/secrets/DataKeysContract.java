package io.modelwright.testkit.secrets;

import static io.modelwright.testkit.identity.IdentityFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.Account;
import io.modelwright.core.secrets.Bytes;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.secrets.driven.DataKeys;
import io.modelwright.ports.secrets.driven.DataKeys.StoredDataKey;
import io.modelwright.ports.secrets.driven.KeyWrapping.Wrapped;
import io.modelwright.testkit.apps.AppFixtures;
import io.modelwright.testkit.apps.AppStores;
import io.modelwright.testkit.identity.IdentityFixtures;
import io.modelwright.testkit.identity.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link DataKeys} does. */
public interface DataKeysContract {

    DataKeys keys();

    /** The apps that the keys belong to. */
    AppStores stores();

    @Test
    default void keysShouldBeFoundByAppAndId() {
        StoredDataKey key = aKey(anApp(), "a");

        assertThat(keys().ofApp(key.app())).isEmpty();
        assertThat(keys().add(key)).contains(key);
        assertThat(keys().ofApp(key.app())).contains(key);
        assertThat(keys().find(key.id())).contains(key);
        assertThat(keys().find(UUID.randomUUID())).isEmpty();
    }

    @Test
    default void anAppShouldKeepItsFirstKeyWhoeverAddsOne() {
        AppId app = anApp();
        List<Callable<Optional<StoredDataKey>>> nodes = IntStream.range(0, 8)
                .<Callable<Optional<StoredDataKey>>>mapToObj(node -> () -> keys().add(aKey(app, "a")))
                .toList();

        List<Optional<StoredDataKey>> kept = Together.run(nodes);

        assertThat(kept).doesNotContain(Optional.empty());
        assertThat(kept.stream().distinct()).hasSize(1).containsExactly(keys().ofApp(app));
    }

    @Test
    default void keysShouldGoWithTheirApp() {
        StoredDataKey key = aKey(anApp(), "a");
        keys().add(key);

        stores().apps().delete(key.app());

        assertThat(keys().ofApp(key.app())).isEmpty();
        assertThat(keys().find(key.id())).isEmpty();
        assertThat(keys().add(aKey(key.app(), "a"))).isEmpty();
    }

    @Test
    default void keysUnderOtherWrappingsShouldBeListedInPages() {
        List<UUID> others = new ArrayList<>();
        for (int count = 0; count < 5; count++) {
            StoredDataKey key = aKey(anApp(), count == 2 ? "new" : "old");
            keys().add(key);
            if (count != 2) {
                others.add(key.id());
            }
        }

        List<UUID> found = new ArrayList<>();
        Optional<UUID> after = Optional.empty();
        List<StoredDataKey> page = keys().notWrappedBy("new", after, 3);
        while (!page.isEmpty()) {
            page.forEach(key -> found.add(key.id()));
            page = keys().notWrappedBy("new", Optional.of(page.getLast().id()), 3);
        }

        assertThat(found).containsExactlyElementsOf(others);
    }

    @Test
    default void rewrappingShouldBeConditional() {
        StoredDataKey key = aKey(anApp(), "old");
        keys().add(key);
        Wrapped after = new Wrapped("new", Bytes.of(new byte[] {9}));

        assertThat(keys().rewrap(key.id(), new Wrapped("old", Bytes.of(new byte[] {7})), after))
                .isFalse();
        assertThat(keys().rewrap(UUID.randomUUID(), key.wrapped(), after)).isFalse();
        assertThat(keys().rewrap(key.id(), key.wrapped(), after)).isTrue();
        assertThat(keys().rewrap(key.id(), key.wrapped(), after)).isFalse();
        assertThat(keys().find(key.id())).contains(new StoredDataKey(key.id(), key.app(), after, key.createdAt()));
    }

    private AppId anApp() {
        Account account = IdentityFixtures.anAccount(
                stores().identity().accounts(), "person-" + IdentityFixtures.nextId() + "@example.org");
        return AppFixtures.aKeptApp(stores(), AppFixtures.aWorkspaceOf(stores(), account.id()), "app", account.id())
                .id();
    }

    private static StoredDataKey aKey(AppId app, String wrapping) {
        return new StoredDataKey(
                IdentityFixtures.nextId(), app, new Wrapped(wrapping, Bytes.of(new byte[] {1, 2, 3})), NOW);
    }
}
