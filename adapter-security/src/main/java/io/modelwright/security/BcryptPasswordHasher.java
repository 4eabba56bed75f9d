package io.modelwright.security;

import io.modelwright.core.identity.PasswordHash;
import io.modelwright.ports.identity.driven.PasswordHasher;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * {@code bcrypt(base64(HMAC-SHA-384(pepper, password)))}, stored as {@code mw1} and the bcrypt string. The HMAC brings passwords
 * of any length to 64 bytes, under the 72 that bcrypt looks at, and makes a stolen table useless without the pepper.
 */
public final class BcryptPasswordHasher implements PasswordHasher {

    /** Measured at 0.1 to 0.8 s of CPU, depending on the machine; the least that ASVS appendix C approves. */
    public static final int COST_STANDARD = 10;

    private static final String SCHEME = "mw1";
    private static final int SALT_CHARACTERS = 22;
    private static final int DIGEST_CHARACTERS = 31;

    private final SecretKeySpec pepper;
    private final int cost;
    private final SecureRandom random;

    /**
     * @param pepper at least 32 bytes, kept apart from the database
     * @param cost the binary logarithm of the rounds, from 4 (tests) to 31
     */
    public BcryptPasswordHasher(byte[] pepper, int cost, SecureRandom random) {
        if (pepper.length < 32) {
            throw new IllegalArgumentException("the pepper has less than 32 bytes");
        }
        this.pepper = new SecretKeySpec(pepper, "HmacSHA384");
        this.cost = cost;
        this.random = random;
    }

    @Override
    public PasswordHash hash(String password) {
        return new PasswordHash(SCHEME + BCrypt.hashpw(shorten(password), BCrypt.gensalt(cost, random)));
    }

    @Override
    public boolean matches(String password, PasswordHash hash) {
        String stored = hash.value();
        return stored.startsWith(SCHEME + "$") && BCrypt.checkpw(shorten(password), stored.substring(SCHEME.length()));
    }

    @Override
    public PasswordHash decoy() {
        String costDigits = cost < 10 ? "0" + cost : Integer.toString(cost);
        return new PasswordHash(SCHEME + "$2a$" + costDigits + "$" + ".".repeat(SALT_CHARACTERS + DIGEST_CHARACTERS));
    }

    private String shorten(String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA384");
            mac.init(pepper);
            return Base64.getEncoder().encodeToString(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("every Java has HMAC-SHA-384", failure);
        }
    }
}
