package io.modelwright.testkit.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.secrets.Bytes;
import io.modelwright.ports.failure.SecretUnreadable;
import io.modelwright.ports.secrets.driven.KeyWrapping;
import io.modelwright.ports.secrets.driven.KeyWrapping.Wrapped;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every {@link KeyWrapping} does. */
public interface KeyWrappingContract {

    /** One key. */
    KeyWrapping wrapping();

    /** Makes another key the current one; the one before stays. */
    void addKey();

    /** Takes all keys away but the current one. */
    void dropFormerKeys();

    @Test
    default void whatIsWrappedShouldUnwrap() {
        Wrapped wrapped = wrapping().wrap(dataKey(), "one");

        assertThat(wrapped.keyId()).isEqualTo(wrapping().currentKey());
        assertThat(wrapping().unwrap(wrapped, "one"))
                .hasValueSatisfying(key -> assertThat(key).isEqualTo(dataKey()));
    }

    @Test
    default void equalKeysShouldNotBeRecognisedByTheirWrapping() {
        assertThat(wrapping().wrap(dataKey(), "one")).isNotEqualTo(wrapping().wrap(dataKey(), "one"));
    }

    @Test
    default void whatWasAlteredShouldBeRefusedAtEachByte() {
        Wrapped wrapped = wrapping().wrap(dataKey(), "one");
        for (int index = 0; index < wrapped.content().length(); index++) {
            byte[] altered = wrapped.content().array();
            altered[index] ^= 1;
            assertUnreadable(new Wrapped(wrapped.keyId(), Bytes.of(altered)), "one");
        }
        byte[] content = wrapped.content().array();
        for (int length = 0; length < content.length; length++) {
            assertUnreadable(new Wrapped(wrapped.keyId(), Bytes.of(Arrays.copyOf(content, length))), "one");
        }
    }

    @Test
    default void whatIsAboutSomethingElseShouldBeRefused() {
        assertUnreadable(wrapping().wrap(dataKey(), "one"), "another");
    }

    @Test
    default void formerKeysShouldUnwrapUntilTheyAreTakenAway() {
        Wrapped before = wrapping().wrap(dataKey(), "one");
        addKey();

        assertThat(wrapping().currentKey()).isNotEqualTo(before.keyId());
        assertThat(wrapping().unwrap(before, "one")).isPresent();
        Wrapped after = wrapping().wrap(dataKey(), "one");
        dropFormerKeys();
        assertThat(wrapping().unwrap(before, "one")).isEmpty();
        assertThat(wrapping().unwrap(after, "one")).isPresent();
    }

    private static byte[] dataKey() {
        byte[] key = new byte[32];
        for (int index = 0; index < key.length; index++) {
            key[index] = (byte) index;
        }
        return key;
    }

    private void assertUnreadable(Wrapped wrapped, String about) {
        assertThatThrownBy(() -> wrapping().unwrap(wrapped, about)).isInstanceOf(SecretUnreadable.class);
    }
}
