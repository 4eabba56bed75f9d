package io.modelwright.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** A script that Redis knows by its digest once it has seen it. For many threads, and for the packages of this module alone. */
public final class RedisScript {

    private final String text;
    private final String digest;

    public RedisScript(String text) {
        this.text = text;
        this.digest = digest(text);
    }

    /** SHA-1 in hexadecimal, as Redis wants it: no matter of security. */
    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /** Runs it; sends it where Redis has not seen it, or has forgotten it. */
    public Object run(RedisClient client, List<String> keys, List<String> arguments) {
        try {
            return client.evalsha(digest, keys, arguments);
        } catch (JedisNoScriptException unknown) {
            return client.eval(text, keys, arguments);
        }
    }
}
