package app.support.auth;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.RegisteredClaims;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Access tokens: JWT, HS256. Thread-safe. */
public final class Tokens {

    static final Duration ACCESS_LIFE = Duration.ofMinutes(15);

    private static final String EPOCH = "epoch";
    private static final String SESSION = "session";
    private static final int RANDOM_BYTES = 32;

    private final String issuer;
    private final Algorithm algorithm;
    private final JWTVerifier verifier;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param key secret, at least 32 bytes
     * @param issuer the application: tokens of another one do not count here
     */
    public Tokens(byte[] key, String issuer) {
        this.issuer = issuer;
        this.algorithm = Algorithm.HMAC256(key);
        this.verifier = JWT.require(algorithm)
                .withIssuer(issuer)
                .withAudience(issuer)
                .withClaimPresence(RegisteredClaims.SUBJECT)
                .withClaimPresence(RegisteredClaims.EXPIRES_AT)
                .withClaimPresence(EPOCH)
                .withClaimPresence(SESSION)
                .build();
    }

    /** What a valid access token says. */
    record Claims(UUID account, UUID session, long epoch, Instant expiresAt) {}

    String issue(Account account, UUID session, Instant now) {
        return JWT.create()
                .withIssuer(issuer)
                .withAudience(issuer)
                .withSubject(account.id().toString())
                .withClaim(EPOCH, account.epoch())
                .withClaim(SESSION, session.toString())
                .withIssuedAt(now)
                .withExpiresAt(now.plus(ACCESS_LIFE))
                .sign(algorithm);
    }

    Optional<Claims> read(String token) {
        try {
            DecodedJWT jwt = verifier.verify(token);
            return Optional.of(new Claims(
                    UUID.fromString(jwt.getSubject()),
                    UUID.fromString(jwt.getClaim(SESSION).asString()),
                    jwt.getClaim(EPOCH).asLong(),
                    jwt.getExpiresAtAsInstant()));
        } catch (JWTVerificationException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** A text that nobody guesses. */
    String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
