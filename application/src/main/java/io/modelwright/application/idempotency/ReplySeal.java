package io.modelwright.application.idempotency;

import io.modelwright.core.idempotency.ReplyKey;
import io.modelwright.ports.idempotency.driving.Idempotency.Field;
import io.modelwright.ports.idempotency.driving.Idempotency.Reply;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts replies, which may show secrets that are shown once, and authenticates them together with the key that they are kept
 * under: one cannot be read in another's place. AES-256-GCM with a random nonce; thread-safe.
 */
final class ReplySeal {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec encryption;
    private final SecureRandom random;

    /** @param key at least 32 bytes, secret */
    ReplySeal(byte[] key, SecureRandom random) {
        if (key.length < 32) {
            throw new IllegalArgumentException("the key must have at least 32 bytes");
        }
        this.encryption = new SecretKeySpec(derived(key), "AES");
        this.random = random;
    }

    private static byte[] derived(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal("idempotency replies".getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    byte[] seal(ReplyKey key, Reply reply) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, key).doFinal(bytes(reply));
            byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /** Empty for anything that was not sealed here under that key. */
    Optional<Reply> open(ReplyKey key, byte[] all) {
        if (all.length < NONCE_BYTES + TAG_BITS / 8) {
            return Optional.empty();
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE_BYTES), key);
            return Optional.of(reply(cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES)));
        } catch (AEADBadTagException notOurs) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, ReplyKey key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, encryption, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(key.hash().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] bytes(Reply reply) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(reply.body().length + 256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(reply.status());
            out.writeInt(reply.fields().size());
            for (Field field : reply.fields()) {
                out.writeUTF(field.name());
                out.writeUTF(field.value());
            }
            out.write(reply.body());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static Reply reply(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int status = in.readInt();
            int count = in.readInt();
            List<Field> fields = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                fields.add(new Field(in.readUTF(), in.readUTF()));
            }
            return new Reply(status, fields, in.readAllBytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
