package app.support.auth;

import app.support.records.Caller;
import app.support.values.Uuids;
import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.RegisteredClaims;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the platform that runs the application shows for people of its own who look at records: JWT, HS256, for a minute. They have no
 * account here; the token says what they may do. Its key is derived from the secret of the application for this use alone, so that no
 * other token passes for one. Immutable.
 */
public final class PlatformTokens {

    private static final Duration LIFE_MAX = Duration.ofMinutes(5);
    private static final String TYPE = "platform+jwt";
    private static final String ISSUER = "modelwright";
    private static final String AUDIENCE = "application";
    private static final String EMAIL = "email";
    private static final String ROLES = "roles";

    private final JWTVerifier verifier;

    /** @param key secret, at least 32 bytes */
    public PlatformTokens(byte[] key) {
        this.verifier = JWT.require(Algorithm.HMAC256(key))
                .withIssuer(ISSUER)
                .withAudience(AUDIENCE)
                .withClaimPresence(RegisteredClaims.SUBJECT)
                .withClaimPresence(RegisteredClaims.ISSUED_AT)
                .withClaimPresence(RegisteredClaims.EXPIRES_AT)
                .withClaimPresence(EMAIL)
                .withClaimPresence(ROLES)
                .build();
    }

    /** The one for whom it is shown; empty where it is none, or not any more. */
    Optional<Caller> read(String token, Instant now) {
        try {
            DecodedJWT jwt = verifier.verify(token);
            Instant end = jwt.getExpiresAtAsInstant();
            List<String> roles = jwt.getClaim(ROLES).asList(String.class);
            String email = jwt.getClaim(EMAIL).asString();
            boolean counts = TYPE.equals(jwt.getType())
                    && end != null
                    && now.isBefore(end)
                    && !end.isAfter(jwt.getIssuedAtAsInstant().plus(LIFE_MAX))
                    && roles != null
                    && email != null;
            return counts
                    ? Uuids.parse(jwt.getSubject()).map(id -> new Caller(id, email, Set.copyOf(roles)))
                    : Optional.empty();
        } catch (JWTVerificationException notOurs) {
            return Optional.empty();
        }
    }
}
