package io.modelwright.testkit.secrets;

import io.modelwright.core.secrets.AesGcm;
import io.modelwright.core.secrets.Bytes;
import io.modelwright.ports.failure.SecretUnreadable;
import io.modelwright.ports.secrets.driven.KeyWrapping;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Key-encryption keys in memory, for tests that add some and take some away. */
public final class InMemoryKeyWrapping implements KeyWrapping {

    private record Key(String id, Bytes key) {}

    private final SecureRandom random = new SecureRandom();
    private final List<Key> keys = new ArrayList<>();
    private int made;

    /** With one key. */
    public InMemoryKeyWrapping() {
        addKey();
    }

    /** From now on another key wraps. */
    public synchronized void addKey() {
        made++;
        keys.addFirst(new Key("key-" + made, Bytes.of(bytes(AesGcm.KEY_BYTES))));
    }

    /** Takes all away but the current one. */
    public synchronized void dropFormerKeys() {
        keys.subList(1, keys.size()).clear();
    }

    @Override
    public synchronized String currentKey() {
        return keys.getFirst().id();
    }

    @Override
    public synchronized Wrapped wrap(byte[] dataKey, String about) {
        Key current = keys.getFirst();
        return new Wrapped(
                current.id(),
                Bytes.of(AesGcm.seal(current.key().array(), bytes(AesGcm.NONCE_BYTES), text(about), dataKey)));
    }

    @Override
    public synchronized Optional<byte[]> unwrap(Wrapped wrapped, String about) {
        return keys.stream()
                .filter(key -> key.id().equals(wrapped.keyId()))
                .findFirst()
                .map(key -> AesGcm.open(
                                key.key().array(),
                                text(about),
                                wrapped.content().array())
                        .orElseThrow(() -> new SecretUnreadable(
                                SecretUnreadable.Cause.NOT_AUTHENTIC, "a wrapped key was altered")));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] text(String about) {
        return about.getBytes(StandardCharsets.UTF_8);
    }
}
