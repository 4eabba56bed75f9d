package io.modelwright.core.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** UUIDs as text and from names. */
public final class Uuids {

    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Uuids() {}

    /** The UUID written in the usual 36 characters, in either case; empty for any other text. */
    public static Optional<UUID> parse(String text) {
        // UUID.fromString also takes short forms such as "1-1-1-1-1"
        return CANONICAL.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** The UUIDv5 (RFC 9562) of that name: the same for the same namespace and name, for ever. */
    public static UUID named(UUID namespace, String name) {
        MessageDigest sha1 = sha1();
        sha1.update(bytes(namespace.getMostSignificantBits()));
        sha1.update(bytes(namespace.getLeastSignificantBits()));
        byte[] hash = sha1.digest(name.getBytes(StandardCharsets.UTF_8));
        long most = (number(hash, 0) & ~0xF000L) | 0x5000L;
        long least = (number(hash, 8) & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    private static byte[] bytes(long value) {
        byte[] result = new byte[8];
        for (int i = 0; i < 8; i++) {
            result[i] = (byte) (value >>> (56 - 8 * i));
        }
        return result;
    }

    private static long number(byte[] bytes, int from) {
        long result = 0;
        for (int i = from; i < from + 8; i++) {
            result = (result << 8) | (bytes[i] & 0xFFL);
        }
        return result;
    }
}
