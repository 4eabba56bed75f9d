package io.modelwright.application.files;

import io.modelwright.core.files.FileId;
import io.modelwright.core.shared.AccountId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what a link says, so that nothing of it has to be remembered. HMAC-SHA-256; thread-safe. */
final class FileLinks {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int CONTENT = 2 * 16 + 8 + 8 + 4;
    private static final int WHOLE = CONTENT + 32;

    /**
     * What a link says.
     *
     * @param epoch of the maker when they made it
     * @param thumbnail 0 for the whole content
     */
    record Content(FileId file, AccountId maker, long epoch, Instant end, int thumbnail) {}

    private final SecretKeySpec key;

    FileLinks(byte[] master) {
        if (master.length < 32) {
            throw new IllegalArgumentException("the key must have at least 32 bytes");
        }
        this.key = new SecretKeySpec(
                mac(new SecretKeySpec(master, ALGORITHM), "sign links to files".getBytes(StandardCharsets.UTF_8)),
                ALGORITHM);
    }

    String sign(Content content) {
        ByteBuffer bytes = ByteBuffer.allocate(CONTENT);
        put(bytes, content.file().value());
        put(bytes, content.maker().value());
        bytes.putLong(content.epoch()).putLong(content.end().toEpochMilli()).putInt(content.thumbnail());
        byte[] whole = ByteBuffer.allocate(WHOLE)
                .put(bytes.array())
                .put(mac(key, bytes.array()))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** Empty where it was not signed here, or is over. */
    Optional<Content> open(String token, Instant now) {
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        if (whole.length != WHOLE) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(whole);
        byte[] signed = new byte[CONTENT];
        byte[] signature = new byte[WHOLE - CONTENT];
        bytes.get(signed).get(signature);
        if (!MessageDigest.isEqual(mac(key, signed), signature)) {
            return Optional.empty();
        }
        ByteBuffer content = ByteBuffer.wrap(signed);
        Content said = new Content(
                new FileId(uuid(content)),
                new AccountId(uuid(content)),
                content.getLong(),
                Instant.ofEpochMilli(content.getLong()),
                content.getInt());
        return now.isBefore(said.end()) ? Optional.of(said) : Optional.empty();
    }

    private static void put(ByteBuffer bytes, UUID uuid) {
        bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static byte[] mac(SecretKeySpec key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
