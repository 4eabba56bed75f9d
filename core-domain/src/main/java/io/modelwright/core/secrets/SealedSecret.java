package io.modelwright.core.secrets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A secret as it lies in a table: {@code mws1.<data key>.<message>}, both in base64url without padding. The first part says the
 * format, the second the data key that opens it, the third is {@link AesGcm}'s message. Format and key belong to what is
 * authenticated, like the place.
 *
 * @param dataKey the id of the data key
 */
public record SealedSecret(UUID dataKey, Bytes message) {

    private static final String START = "mws1.";
    private static final int ID_BYTES = 16;

    /** Encrypts a secret for its place; {@code nonce} is 96 random bits. */
    public static SealedSecret seal(UUID dataKey, byte[] key, byte[] nonce, SecretPlace place, String secret) {
        byte[] content = secret.getBytes(StandardCharsets.UTF_8);
        return new SealedSecret(dataKey, Bytes.of(AesGcm.seal(key, nonce, associated(dataKey, place), content)));
    }

    /** The secret; empty where it was not sealed for that place with that key, or has been altered. */
    public Optional<String> open(byte[] key, SecretPlace place) {
        return AesGcm.open(key, associated(dataKey, place), message.array())
                .map(content -> new String(content, StandardCharsets.UTF_8));
    }

    /** Whether the text says that it has this format; those of before have no full stop. */
    public static boolean isOfThisFormat(String text) {
        return text.indexOf('.') >= 0;
    }

    /** What the text says; empty where it is not exactly what {@link #text} makes. */
    public static Optional<SealedSecret> parse(String text) {
        int second = text.indexOf('.', START.length());
        if (!text.startsWith(START) || second < 0) {
            return Optional.empty();
        }
        try {
            byte[] id = Base64.getUrlDecoder().decode(text.substring(START.length(), second));
            byte[] message = Base64.getUrlDecoder().decode(text.substring(second + 1));
            if (id.length != ID_BYTES || message.length < AesGcm.NONCE_BYTES + AesGcm.TAG_BYTES) {
                return Optional.empty();
            }
            ByteBuffer bytes = ByteBuffer.wrap(id);
            SealedSecret parsed = new SealedSecret(new UUID(bytes.getLong(), bytes.getLong()), Bytes.of(message));
            // Base64 has several spellings of the same bytes: only ours counts.
            return Optional.of(parsed).filter(secret -> secret.text().equals(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    public String text() {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return START + encoder.encodeToString(bytes(dataKey)) + "." + encoder.encodeToString(message.array());
    }

    private static byte[] associated(UUID dataKey, SecretPlace place) {
        byte[] head = START.getBytes(StandardCharsets.US_ASCII);
        byte[] where = place.bytes();
        return ByteBuffer.allocate(head.length + ID_BYTES + where.length)
                .put(head)
                .put(bytes(dataKey))
                .put(where)
                .array();
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
