package io.modelwright.core.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Whose request to what under which key: a hash of all of it, so that neither paths nor keys are stored. Another caller, method,
 * path or query makes another key of the same word.
 */
public record ReplyKey(String hash) {

    private static final int LENGTH_MAX = 255;

    /**
     * @param caller the account or API key that asks
     * @param target the path with its query, as sent
     */
    public static ReplyKey of(String caller, String method, String target, String key) {
        String all =
                caller.length() + ":" + caller + method.length() + ":" + method + target.length() + ":" + target + key;
        return new ReplyKey(sha256(all.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether a client may choose that word: 1 to 255 visible characters of ASCII. */
    public static boolean isWord(String key) {
        return !key.isEmpty() && key.length() <= LENGTH_MAX && key.chars().allMatch(c -> c > ' ' && c < 127);
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
