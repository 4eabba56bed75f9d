package io.modelwright.ports.secrets.driven;

import io.modelwright.core.secrets.Bytes;
import java.util.Optional;

/**
 * The key-encryption keys of the installation: they wrap data keys and never leave. One is current; those before it still
 * unwrap until they are taken away. Safe for many threads.
 */
public interface KeyWrapping {

    /**
     * A wrapped data key.
     *
     * @param keyId which key-encryption key unwraps it
     */
    record Wrapped(String keyId, Bytes content) {}

    /** The id of the key that wraps now. */
    String currentKey();

    /**
     * Wraps with the current key.
     *
     * @param dataKey 256 bits
     * @param about what the data key is; it unwraps only where the same is given again
     */
    Wrapped wrap(byte[] dataKey, String about);

    /**
     * The data key; empty where the key-encryption key is not here.
     *
     * @throws io.modelwright.ports.failure.SecretUnreadable where it was altered or is about something else
     */
    Optional<byte[]> unwrap(Wrapped wrapped, String about);
}
