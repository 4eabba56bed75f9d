package app.support.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Access tokens count in the application that gave them out, and only whole. */
class TokensTest {

    private static final byte[] KEY = new byte[32];
    private static final Account ACCOUNT =
            new Account(UUID.randomUUID(), "a@b.c", "A", Set.of(), true, 1, Instant.EPOCH, false);

    private final Tokens tokens = new Tokens(KEY, "tests");

    @Test
    void tokensShouldBeReadWhereTheyWereMade() {
        UUID session = UUID.randomUUID();
        String token = tokens.issue(ACCOUNT, session, Instant.now());
        assertThat(tokens.read(token)).hasValueSatisfying(claims -> {
            assertThat(claims.account()).isEqualTo(ACCOUNT.id());
            assertThat(claims.session()).isEqualTo(session);
        });
        assertThat(new Tokens(KEY, "another application").read(token)).isEmpty();
    }

    @Test
    void tokensThatLackSomethingShouldNotCount() {
        assertThat(tokens.read(signed().withSubject(ACCOUNT.id().toString()).sign(Algorithm.HMAC256(KEY))))
                .isEmpty();
        assertThat(tokens.read(
                        signed().withExpiresAt(Instant.now().plusSeconds(60)).sign(Algorithm.HMAC256(KEY))))
                .isEmpty();
    }

    private static JWTCreator.Builder signed() {
        return JWT.create()
                .withIssuer("tests")
                .withAudience("tests")
                .withClaim("epoch", 1)
                .withClaim("session", UUID.randomUUID().toString());
    }
}
