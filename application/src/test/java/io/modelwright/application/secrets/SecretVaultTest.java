package io.modelwright.application.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.secrets.Bytes;
import io.modelwright.core.secrets.SecretPlace;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.failure.SecretUnreadable;
import io.modelwright.ports.failure.SecretUnreadable.Cause;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.testkit.identity.IdentityFixtures;
import io.modelwright.testkit.identity.Together;
import io.modelwright.testkit.secrets.InMemoryDataKeys;
import io.modelwright.testkit.secrets.InMemoryKeyWrapping;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SecretVaultTest {

    private static final AppId APP = new AppId(new UUID(1, 2));

    private final Set<AppId> gone = new HashSet<>();
    private final InMemoryDataKeys keys = new InMemoryDataKeys(app -> !gone.contains(app));
    private final InMemoryKeyWrapping wrapping = new InMemoryKeyWrapping();
    private final SecretsServices here = node();

    /** A process of its own over the same stores. */
    private SecretsServices node() {
        return SecretsServices.of(new SecretsServices.Needs(
                keys,
                wrapping,
                IdentityFixtures::nextId,
                InstantSource.system(),
                new SecureRandom(),
                Bytes.of(new byte[32])));
    }

    private static SecretPlace place(AppId app, long record) {
        return new SecretPlace(app, new ElementId(new UUID(7, 8)), new UUID(3, record), new ElementId(new UUID(5, 6)));
    }

    private static void assertUnreadable(SecretVault vault, SecretPlace place, String sealed, Cause cause) {
        assertThatThrownBy(() -> vault.open(place, sealed))
                .isInstanceOfSatisfying(
                        SecretUnreadable.class,
                        fault -> assertThat(fault.reason()).isEqualTo(cause));
    }

    @Test
    void secretsShouldOpenOnEachNode() {
        String sealed = here.vault().seal(place(APP, 1), "sésame");

        assertThat(sealed).doesNotContain("sésame").isNotEqualTo(here.vault().seal(place(APP, 1), "sésame"));
        assertThat(here.vault().open(place(APP, 1), sealed)).isEqualTo("sésame");
        assertThat(node().vault().open(place(APP, 1), sealed)).isEqualTo("sésame");
    }

    @Test
    void whatLiesInTwoRowsShouldNotOpenWhenItIsSwapped() {
        String first = here.vault().seal(place(APP, 1), "one");

        assertUnreadable(here.vault(), place(APP, 2), first, Cause.NOT_AUTHENTIC);
        assertUnreadable(here.vault(), place(new AppId(new UUID(1, 9)), 1), first, Cause.NOT_AUTHENTIC);
    }

    @Test
    void nodesShouldAgreeOnOneKeyForAnApp() {
        List<Callable<String>> nodes = IntStream.range(0, 8)
                .<Callable<String>>mapToObj(number -> () -> node().vault().seal(place(APP, number), "secret"))
                .toList();

        List<String> sealed = Together.run(nodes);

        for (int number = 0; number < sealed.size(); number++) {
            assertThat(here.vault().open(place(APP, number), sealed.get(number)))
                    .isEqualTo("secret");
        }
    }

    @Test
    void whatWasSealedBeforeThereWereDataKeysShouldOpen() {
        String old = "3ndpBcJf83HPURNw0raWWbNfG35jSlsB9JmiaPJAT7BUYsxBG4Qn8w";

        assertThat(here.vault().open(place(APP, 4), old)).isEqualTo("sésame 𝄞");
        assertUnreadable(here.vault(), place(APP, 5), old, Cause.NOT_AUTHENTIC);
        assertUnreadable(here.vault(), place(APP, 4), old.substring(4), Cause.NOT_AUTHENTIC);
        assertUnreadable(here.vault(), place(APP, 4), "no base64!", Cause.NOT_AUTHENTIC);
    }

    @Test
    void rewrappingShouldMakeTheFormerKeyNeedless() {
        String sealed = here.vault().seal(place(APP, 1), "secret");
        wrapping.addKey();

        assertThat(here.rewrapping().turn()).isEqualTo(new Rewrapping.Turn(1, 0));
        assertThat(here.rewrapping().turn()).isEqualTo(new Rewrapping.Turn(0, 0));
        wrapping.dropFormerKeys();
        assertThat(node().vault().open(place(APP, 1), sealed)).isEqualTo("secret");
    }

    @Test
    void rewrappingShouldTakeAllPagesAndPassWhatItCannotOpen() {
        here.vault().seal(place(new AppId(new UUID(9, 1)), 1), "lost");
        wrapping.addKey();
        wrapping.dropFormerKeys();
        for (int number = 0; number < 450; number++) {
            here.vault().seal(place(new AppId(new UUID(10, number)), 1), "secret");
        }
        wrapping.addKey();

        assertThat(here.rewrapping().turn()).isEqualTo(new Rewrapping.Turn(450, 1));
    }

    @Test
    void aKeyThatWasTakenAwayTooEarlyShouldBeAFaultAndNoGarbage() {
        String sealed = here.vault().seal(place(APP, 1), "secret");
        wrapping.addKey();
        wrapping.dropFormerKeys();

        assertUnreadable(node().vault(), place(APP, 1), sealed, Cause.KEY_MISSING);
        assertThatThrownBy(() -> node().vault().seal(place(APP, 1), "other")).isInstanceOf(SecretUnreadable.class);
    }

    @Test
    void secretsShouldBeLostWithTheirApp() {
        String sealed = here.vault().seal(place(APP, 1), "secret");
        gone.add(APP);

        assertUnreadable(node().vault(), place(APP, 1), sealed, Cause.KEY_MISSING);
        assertThatThrownBy(() -> node().vault().seal(place(APP, 1), "other")).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void whatHasNoKnownFormShouldBeAFault() {
        assertUnreadable(here.vault(), place(APP, 1), "mws9.AAAA.BBBB", Cause.MALFORMED);
        assertUnreadable(
                here.vault(), place(APP, 1), "mws1." + "A".repeat(22) + "." + "A".repeat(60), Cause.KEY_MISSING);
    }
}
