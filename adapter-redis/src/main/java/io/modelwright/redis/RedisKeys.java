package io.modelwright.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Every key that the platform has in Redis: the schema, so to say.
 *
 * <ul>
 *   <li>{@code mw:limit:<policy>:<digest of the subject>}: hash with {@code credits} and {@code at}; lives until the bucket
 *       is full again
 *   <li>{@code mw:{jobs}:wake:<kind>}: list with one token while jobs of that kind may wait and nobody was woken for them yet; lives for
 *       a minute
 * </ul>
 */
public final class RedisKeys {

    private static final int DIGEST_BYTES = 16;

    private RedisKeys() {}

    /** The bucket of a subject; subjects are addresses of people and of machines, so that only their digest is kept. */
    public static String limit(String policy, String subject) {
        return "mw:limit:" + policy + ":" + digest(subject);
    }

    /** What wakes workers for jobs of a kind; all kinds in one slot, so that one wait can be for several. */
    public static String jobs(String kind) {
        return "mw:{jobs}:wake:" + kind;
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            byte[] prefix = Arrays.copyOf(hash, DIGEST_BYTES);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(prefix);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
