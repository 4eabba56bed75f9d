package io.modelwright.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.deploy.driven.AppTokens.Visit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What deployed applications read. That they do is shown with real ones, by the contract of records. */
final class JwtAppTokensTest {

    /** HMAC-SHA-256 of "platform tokens" by the secret below, as {@code openssl dgst -mac hmac} says it. */
    private static final String DERIVED = "49d8e8802a0557155e22cad0f2bf1773c8de20be00fb06aed03d0b3ce052d403";

    @Test
    void tokensShouldSayAllOfAVisitUnderAKeyOfTheirOwn() {
        byte[] secret = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        AccountId account = new AccountId(UUID.randomUUID());

        String token = new JwtAppTokens()
                .issue(secret, new Visit(account, "a@b.c", List.of("clerk"), now, now.plusSeconds(60)));

        DecodedJWT read = JWT.require(Algorithm.HMAC256(HexFormat.of().parseHex(DERIVED)))
                .withIssuer("modelwright")
                .withAudience("application")
                .withSubject(account.toString())
                .build()
                .verify(token);
        assertThat(read.getType()).isEqualTo("platform+jwt");
        assertThat(read.getClaim("email").asString()).isEqualTo("a@b.c");
        assertThat(read.getClaim("roles").asList(String.class)).containsExactly("clerk");
        assertThat(read.getIssuedAtAsInstant()).isEqualTo(now);
        assertThat(read.getExpiresAtAsInstant()).isEqualTo(now.plusSeconds(60));
    }
}
