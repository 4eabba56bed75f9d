package io.modelwright.testkit.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.files.BlobKey;
import io.modelwright.core.files.FileId;
import io.modelwright.core.files.FileUse;
import io.modelwright.core.files.StoredFile;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.files.driven.FileRepository.Placed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@code FileRepository} and its {@code FileLeftovers} do. */
public interface FileRepositoryContract {

    Instant NOW = Instant.parse("2027-03-10T12:00:00Z");
    AppId APP = new AppId(new UUID(7, 7));
    WorkspaceId WORKSPACE = new WorkspaceId(new UUID(8, 8));
    AccountId ALICE = new AccountId(new UUID(1, 1));

    /** Fresh and empty for each test, with {@link #APP} known; the same for all calls within one test. */
    FileStores stores();

    private static StoredFile file(long size) {
        return file(size, NOW, APP);
    }

    private static StoredFile file(long size, Instant at, AppId app) {
        return new StoredFile(
                new FileId(UUID.randomUUID()),
                app,
                WORKSPACE,
                ALICE,
                "Bericht \u00fc \"1\".pdf",
                size,
                "application/pdf",
                "ab".repeat(32),
                BlobKey.of(UUID.randomUUID()),
                at);
    }

    private static FileUse use(StoredFile file, long record) {
        return new FileUse(
                file.id(), new ElementId(new UUID(3, 1)), new UUID(4, record), new ElementId(new UUID(5, 1)));
    }

    private StoredFile kept(StoredFile file) {
        assertThat(stores().files().keep(file, Long.MAX_VALUE)).isTrue();
        return file;
    }

    @Test
    default void fileShouldBeFoundAsItWasKept() {
        StoredFile first = kept(file(10));
        StoredFile second = kept(file(0));

        assertThat(stores().files().find(List.of(first.id(), second.id(), new FileId(new UUID(0, 0)))))
                .containsExactlyInAnyOrder(first, second);
        assertThat(stores().files().find(List.of())).isEmpty();
        assertThat(stores().files().used(WORKSPACE)).isEqualTo(10);
        assertThat(stores().files().used(new WorkspaceId(new UUID(9, 9)))).isZero();
    }

    @Test
    default void quotaShouldBeReachedAndNotPassed() {
        assertThat(stores().files().keep(file(60), 100)).isTrue();
        assertThat(stores().files().keep(file(41), 100)).isFalse();
        assertThat(stores().files().keep(file(40), 100)).isTrue();
        assertThat(stores().files().keep(file(1), 100)).isFalse();
        assertThat(stores().files().used(WORKSPACE)).isEqualTo(100);
    }

    @Test
    default void quotaShouldHoldHoweverManyAreKeptAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> keepings = IntStream.range(0, 40)
                    .<Callable<Boolean>>mapToObj(i -> () -> stores().files().keep(file(30), 100))
                    .toList();
            int kept = 0;
            for (Future<Boolean> keeping : threads.invokeAll(keepings)) {
                kept += keeping.get() ? 1 : 0;
            }
            assertThat(kept).isEqualTo(3);
        }
        assertThat(stores().files().used(WORKSPACE)).isEqualTo(90);
    }

    @Test
    default void usesShouldBeToldNewestFirst() {
        StoredFile file = kept(file(1));
        assertThat(stores().files().uses(file.id(), 10).placements()).isZero();

        stores().files().place(List.of(use(file, 1)), NOW);
        stores().files().place(List.of(use(file, 2)), NOW.plusSeconds(1));
        stores().files().place(List.of(use(file, 1)), NOW.plusSeconds(2));

        assertThat(stores().files().uses(file.id(), 10).placements()).isEqualTo(3);
        assertThat(stores().files().uses(file.id(), 10).newest())
                .containsExactly(
                        new Placed(use(file, 1), NOW.plusSeconds(2)), new Placed(use(file, 2), NOW.plusSeconds(1)));
        assertThat(stores().files().uses(file.id(), 1).newest()).hasSize(1);
    }

    @Test
    default void placingShouldBeAllOrNothing() {
        StoredFile file = kept(file(1));
        StoredFile missing = file(1);

        assertThat(stores().files().place(List.of(use(file, 1), use(missing, 1)), NOW))
                .containsExactly(missing.id());
        assertThat(stores().files().uses(file.id(), 10).newest()).isEmpty();
        assertThat(stores().files().place(List.of(use(file, 1), use(file, 2)), NOW))
                .isEmpty();
        assertThat(stores().files().uses(file.id(), 10).newest()).hasSize(2);
    }

    @Test
    default void fileShouldNotBeRemovedWhereItWasPlacedSince() {
        StoredFile file = kept(file(5));
        stores().files().place(List.of(use(file, 1)), NOW);

        assertThat(stores().files().remove(file.id(), 0, NOW)).isFalse();
        assertThat(stores().files().find(List.of(file.id()))).hasSize(1);

        assertThat(stores().files().remove(file.id(), 1, NOW)).isTrue();
        assertThat(stores().files().remove(file.id(), 1, NOW)).isFalse();
        assertThat(stores().files().find(List.of(file.id()))).isEmpty();
        assertThat(stores().files().uses(file.id(), 10).newest()).isEmpty();
        assertThat(stores().files().used(WORKSPACE)).isZero();
        assertThat(stores().leftovers().removed(10)).containsExactly(file.blob());
    }

    @Test
    default void filesThatWereNeverPlacedShouldBeAbandonedInTime() {
        StoredFile old = kept(file(1, NOW.minus(Duration.ofHours(25)), APP));
        StoredFile placed = kept(file(1, NOW.minus(Duration.ofHours(25)), APP));
        StoredFile fresh = kept(file(1));
        stores().files().place(List.of(use(placed, 1)), NOW);

        assertThat(stores().leftovers().abandon(NOW.minus(Duration.ofHours(24)), NOW, 10))
                .isEqualTo(1);

        assertThat(stores().files().find(List.of(old.id(), placed.id(), fresh.id())))
                .containsExactlyInAnyOrder(placed, fresh);
        assertThat(stores().files().used(WORKSPACE)).isEqualTo(2);
        assertThat(stores().leftovers().removed(10)).containsExactly(old.blob());
    }

    @Test
    default void filesOfAnAppThatIsGoneShouldBeAbandonedThoughPlaced() {
        AppId gone = new AppId(new UUID(7, 9));
        stores().addApp(gone);
        StoredFile file = kept(file(1, NOW.minus(Duration.ofHours(25)), gone));
        stores().files().place(List.of(use(file, 1)), NOW);
        assertThat(stores().leftovers().abandon(NOW, NOW, 10)).isZero();

        stores().removeApp(gone);

        assertThat(stores().leftovers().abandon(NOW, NOW, 10)).isEqualTo(1);
        assertThat(stores().files().find(List.of(file.id()))).isEmpty();
    }

    @Test
    default void abandoningShouldTakeNoMoreThanAskedFor() {
        for (int i = 0; i < 3; i++) {
            kept(file(1, NOW.minus(Duration.ofHours(25)), APP));
        }
        assertThat(stores().leftovers().abandon(NOW, NOW, 2)).isEqualTo(2);
        assertThat(stores().leftovers().abandon(NOW, NOW, 2)).isEqualTo(1);
        assertThat(stores().leftovers().removed(2)).hasSize(2);
    }

    @Test
    default void contentShouldBeKnownUntilItIsForgotten() {
        StoredFile file = kept(file(1));
        StoredFile removed = kept(file(1));
        BlobKey stranger = BlobKey.of(UUID.randomUUID());
        stores().files().remove(removed.id(), 0, NOW);
        List<BlobKey> all = List.of(file.blob(), removed.blob(), stranger);

        assertThat(stores().leftovers().known(all)).isEqualTo(Set.of(file.blob(), removed.blob()));
        stores().leftovers().forget(List.of(removed.blob()));
        assertThat(stores().leftovers().known(all)).containsExactly(file.blob());
        assertThat(stores().leftovers().removed(10)).isEmpty();
    }
}
