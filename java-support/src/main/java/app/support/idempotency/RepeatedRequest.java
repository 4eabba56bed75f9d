package app.support.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A request that may come again.
 *
 * @param target the path with its query, as sent
 * @param key what the client calls it
 * @param bodyHash of the body and its type
 */
public record RepeatedRequest(UUID caller, String method, String target, String key, String bodyHash) {

    private static final int LENGTH_MAX = 255;

    /** Whether a client may choose that key: 1 to 255 visible characters of ASCII. */
    public static boolean isKey(String key) {
        return !key.isEmpty() && key.length() <= LENGTH_MAX && key.chars().allMatch(c -> c > ' ' && c < 127);
    }

    /** Whose request to what under which key. The same key of somebody else, or elsewhere, is another one. */
    String place() {
        return sha256(caller + " " + method + " " + target.length() + " " + target + key);
    }

    /** In hexadecimal digits. */
    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** In hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
