package io.modelwright.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.ports.secrets.driven.KeyWrapping;
import io.modelwright.ports.secrets.driven.KeyWrapping.Wrapped;
import io.modelwright.testkit.secrets.KeyWrappingContract;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyEncryptionKeysTest implements KeyWrappingContract {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final AtomicLong nanoTime = new AtomicLong();
    private String text = KeyEncryptionKeys.fresh(RANDOM);
    private final KeyEncryptionKeys keys = node();

    private KeyEncryptionKeys node() {
        return new KeyEncryptionKeys(() -> text, RANDOM, nanoTime::get);
    }

    @Override
    public KeyWrapping wrapping() {
        return keys;
    }

    @Override
    public void addKey() {
        text = KeyEncryptionKeys.fresh(RANDOM) + "\n" + text;
        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(2));
    }

    @Override
    public void dropFormerKeys() {
        text = text.lines().findFirst().orElseThrow();
        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(2));
    }

    @Test
    void nodesShouldLearnOfAKeyWhenTheyMeetIt() {
        KeyEncryptionKeys other = node();
        text = KeyEncryptionKeys.fresh(RANDOM) + " # of today\n" + text;
        KeyEncryptionKeys fresh = node();
        Wrapped wrapped = fresh.wrap(new byte[32], "one");

        assertThat(other.currentKey()).isNotEqualTo(wrapped.keyId());
        assertThat(other.unwrap(wrapped, "one")).isPresent();
        assertThat(other.currentKey()).isEqualTo(wrapped.keyId());
    }

    @Test
    void whatCannotBeReadShouldLeaveWhatWasReadBefore() {
        String current = keys.currentKey();
        text = "half a ke";
        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(2));

        assertThat(keys.currentKey()).isEqualTo(current);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# none", "AAAA", "not base64 !", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE= x"})
    void whatIsNoKeyShouldBeRefusedWithoutShowingIt(String wrong) {
        assertThat(KeyEncryptionKeys.isReadable(wrong)).isFalse();
        assertThatThrownBy(() -> new KeyEncryptionKeys(() -> wrong, RANDOM))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a key-encryption key must be 32 bytes in base64");
    }

    @Test
    void theFolderShouldHoldKeysThatAreAddedInFront(@TempDir Path folder) {
        SecretFiles files = new SecretFiles(folder, RANDOM);
        String first = files.encryptionKeys();
        files.addEncryptionKey();

        assertThat(files.encryptionKeys()).endsWith(first).isNotEqualTo(first);
        assertThat(new KeyEncryptionKeys(files::encryptionKeys, RANDOM).ids()).hasSize(2);
    }
}
