package io.modelwright.security;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.Claim;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.identity.driven.AccessTokens;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens as JWTs signed with ES256. Verification allows exactly what {@link #issue} makes: one algorithm, one type, a
 * key id that is only looked up in a map, and every claim present; the library alone would accept tokens without {@code exp},
 * of any type, and with critical headers that it does not know.
 */
public final class JwtAccessTokens implements AccessTokens {

    private static final String TYPE = "at+jwt";
    private static final String AUDIENCE = "modelwright";
    private static final String SESSION = "sid";
    private static final int LENGTH_MAX = 2_048;

    private final SigningKeySource source;
    private final String issuer;
    private final IdSource ids;

    /** @param issuer names this installation; tokens of others are not valid here */
    public JwtAccessTokens(SigningKeySource source, String issuer, IdSource ids) {
        this.source = source;
        this.issuer = issuer;
        this.ids = ids;
    }

    @Override
    public String issue(Claims claims) {
        SigningKeys keys = source.keys();
        ECPublicKey publicKey = keys.find(keys.currentId()).orElseThrow();
        return JWT.create()
                .withHeader(Map.of("typ", TYPE))
                .withKeyId(keys.currentId())
                .withIssuer(issuer)
                .withAudience(AUDIENCE)
                .withSubject(claims.account().toString())
                .withClaim(SESSION, claims.session().toString())
                .withJWTId(ids.next().toString())
                .withIssuedAt(claims.issuedAt())
                .withNotBefore(claims.issuedAt())
                .withExpiresAt(claims.expiresAt())
                .sign(Algorithm.ECDSA256(publicKey, keys.current()));
    }

    @Override
    public Optional<Claims> verify(String token, Instant now) {
        if (token.length() > LENGTH_MAX || !JwtShape.isOurs(token)) {
            return Optional.empty();
        }
        try {
            DecodedJWT unchecked = JWT.decode(token);
            if (!hasOurHeader(unchecked)) {
                return Optional.empty();
            }
            return source.keys()
                    .find(unchecked.getKeyId())
                    .map(key -> verifier(key, now).verify(unchecked))
                    .flatMap(JwtAccessTokens::claims);
        } catch (JWTVerificationException notValid) {
            return Optional.empty();
        }
    }

    @Override
    public long generation() {
        return source.generation();
    }

    private static boolean hasOurHeader(DecodedJWT token) {
        return TYPE.equals(token.getType()) && "ES256".equals(token.getAlgorithm()) && token.getKeyId() != null;
    }

    private JWTVerifier verifier(ECPublicKey key, Instant now) {
        JWTVerifier.BaseVerification verification =
                (JWTVerifier.BaseVerification) JWT.require(Algorithm.ECDSA256(key, null))
                        .withIssuer(issuer)
                        .withAudience(AUDIENCE)
                        .withClaimPresence("exp")
                        .withClaimPresence("nbf")
                        .withClaimPresence("iat")
                        .withClaimPresence("jti")
                        .withClaimPresence("sub")
                        .withClaimPresence(SESSION);
        return verification.build(Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Optional<Claims> claims(DecodedJWT token) {
        Optional<UUID> account = uuid(token.getSubject());
        Optional<UUID> session = uuid(token.getClaim(SESSION));
        Instant issuedAt = token.getIssuedAtAsInstant();
        Instant expiresAt = token.getExpiresAtAsInstant();
        // To the library a claim that is null is present.
        if (issuedAt == null || expiresAt == null || token.getNotBefore() == null || token.getId() == null) {
            return Optional.empty();
        }
        if (account.isEmpty() || session.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Claims(new AccountId(account.get()), new SessionId(session.get()), issuedAt, expiresAt));
    }

    private static Optional<UUID> uuid(Claim claim) {
        return uuid(claim.asString());
    }

    private static Optional<UUID> uuid(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
