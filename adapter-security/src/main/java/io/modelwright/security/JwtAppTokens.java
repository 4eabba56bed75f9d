package io.modelwright.security;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.modelwright.ports.deploy.driven.AppTokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The JWTs that generated applications of all targets take at records and files: HS256, by a key derived from the secret of the
 * application for this use alone.
 */
public final class JwtAppTokens implements AppTokens {

    private static final String MAC = "HmacSHA256";

    @Override
    public String issue(byte[] secret, Visit visit) {
        return JWT.create()
                .withHeader(Map.of("typ", "platform+jwt"))
                .withIssuer("modelwright")
                .withAudience("application")
                .withSubject(visit.account().toString())
                .withClaim("email", visit.email())
                .withClaim("roles", visit.roles())
                .withIssuedAt(visit.issuedAt())
                .withExpiresAt(visit.expiresAt())
                .sign(Algorithm.HMAC256(derived(secret)));
    }

    private static byte[] derived(byte[] secret) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret, MAC));
            return mac.doFinal("platform tokens".getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", impossible);
        }
    }
}
