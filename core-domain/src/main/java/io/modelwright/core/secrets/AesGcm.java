package io.modelwright.core.secrets;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM over whole messages: nonce, ciphertext and tag of 128 bits in one piece. Stateless. */
public final class AesGcm {

    public static final int KEY_BYTES = 32;
    public static final int NONCE_BYTES = 12;
    public static final int TAG_BYTES = 16;

    private AesGcm() {}

    /**
     * Encrypts.
     *
     * @param nonce 96 random bits, never used twice with the same key
     * @param associated what the message belongs to: it opens only where the same is given again
     */
    public static byte[] seal(byte[] key, byte[] nonce, byte[] associated, byte[] content) {
        if (nonce.length != NONCE_BYTES) {
            throw new IllegalArgumentException("a nonce has 96 bits");
        }
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, associated).doFinal(content);
            byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return all;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has AES-GCM", impossible);
        }
    }

    /** The content; empty where the message was not made with that key for that place, or has been altered. */
    public static Optional<byte[]> open(byte[] key, byte[] associated, byte[] message) {
        if (message.length < NONCE_BYTES + TAG_BYTES) {
            return Optional.empty();
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(message, NONCE_BYTES), associated);
            return Optional.of(cipher.doFinal(message, NONCE_BYTES, message.length - NONCE_BYTES));
        } catch (AEADBadTagException notThis) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has AES-GCM", impossible);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] associated)
            throws GeneralSecurityException {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key has 256 bits");
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * 8, nonce));
        cipher.updateAAD(associated);
        return cipher;
    }
}
