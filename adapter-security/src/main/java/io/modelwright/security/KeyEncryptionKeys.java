package io.modelwright.security;

import io.modelwright.core.secrets.AesGcm;
import io.modelwright.core.secrets.Bytes;
import io.modelwright.ports.failure.SecretUnreadable;
import io.modelwright.ports.secrets.driven.KeyWrapping;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Key-encryption keys as text: 32 bytes each in base64, separated by white space; the first wraps, all unwrap. What stands
 * behind {@code #} in a line is a comment. The text is read again now and again, so that all nodes on one folder follow.
 */
public final class KeyEncryptionKeys implements KeyWrapping {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ID_DIGITS = 16;
    private static final int FORMAT = 1;

    private record Keys(String text, String current, Bytes currentBytes, Map<String, byte[]> byId) {}

    private final Refreshed<Keys> keys;
    private final SecureRandom random;

    /** @param text read at once, and again later */
    public KeyEncryptionKeys(Supplier<String> text, SecureRandom random) {
        this(text, random, System::nanoTime);
    }

    KeyEncryptionKeys(Supplier<String> text, SecureRandom random, LongSupplier nanoTime) {
        this.random = random;
        this.keys = new Refreshed<>(
                "The text of key-encryption keys",
                parse(text.get()),
                known -> {
                    String now = text.get();
                    return now.equals(known.text()) ? known : parse(now);
                },
                PAUSE,
                nanoTime);
    }

    /** Whether the text holds keys and nothing else. */
    public static boolean isReadable(String text) {
        try {
            return !parse(text).byId().isEmpty();
        } catch (IllegalStateException malformed) {
            return false;
        }
    }

    /** A fresh key as it stands in the text. */
    static String fresh(SecureRandom random) {
        byte[] key = new byte[AesGcm.KEY_BYTES];
        random.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static Keys parse(String text) {
        Map<String, byte[]> byId = new LinkedHashMap<>();
        for (String word : text.replaceAll("#.*", "").strip().split("[\\s,]+")) {
            byte[] key = decode(word);
            byId.put(id(key), key);
        }
        Map.Entry<String, byte[]> first = byId.entrySet().iterator().next();
        return new Keys(text, first.getKey(), Bytes.of(first.getValue()), byId);
    }

    private static byte[] decode(String word) {
        try {
            byte[] key = Base64.getDecoder().decode(word);
            if (key.length == AesGcm.KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // Said below, without the text, which is a secret.
        }
        throw new IllegalStateException("a key-encryption key must be 32 bytes in base64");
    }

    private static String id(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("id of a key-encryption key\n".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(key)).substring(0, ID_DIGITS);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** The ids of all keys, the current one first. */
    public List<String> ids() {
        return List.copyOf(keys.get().byId().keySet());
    }

    @Override
    public String currentKey() {
        return keys.get().current();
    }

    @Override
    public Wrapped wrap(byte[] dataKey, String about) {
        Keys now = keys.get();
        byte[] nonce = new byte[AesGcm.NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] message = AesGcm.seal(now.currentBytes().array(), nonce, associated(now.current(), about), dataKey);
        byte[] content = new byte[message.length + 1];
        content[0] = FORMAT;
        System.arraycopy(message, 0, content, 1, message.length);
        return new Wrapped(now.current(), Bytes.of(content));
    }

    @Override
    public Optional<byte[]> unwrap(Wrapped wrapped, String about) {
        byte[] known = keys.get().byId().get(wrapped.keyId());
        // A key that another node has found in the text a moment ago.
        byte[] key = known != null ? known : keys.now().byId().get(wrapped.keyId());
        return key == null ? Optional.empty() : Optional.of(unwrap(wrapped, about, key));
    }

    private static byte[] unwrap(Wrapped wrapped, String about, byte[] key) {
        byte[] content = wrapped.content().array();
        if (content.length == 0 || content[0] != FORMAT) {
            throw new SecretUnreadable(SecretUnreadable.Cause.MALFORMED, "a wrapped key has no known form: " + about);
        }
        byte[] message = new byte[content.length - 1];
        System.arraycopy(content, 1, message, 0, message.length);
        return AesGcm.open(key, associated(wrapped.keyId(), about), message)
                .orElseThrow(() -> new SecretUnreadable(
                        SecretUnreadable.Cause.NOT_AUTHENTIC, "a wrapped key was altered: " + about));
    }

    private static byte[] associated(String keyId, String about) {
        return ("wrapped by " + keyId + "\n" + about).getBytes(StandardCharsets.UTF_8);
    }
}
