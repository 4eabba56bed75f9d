package app.support.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the platform shows counts only where all of it is as the platform makes it, and not for long. */
class PlatformTokensTest {

    private static final byte[] KEY = new byte[32];
    private static final Algorithm SIGNED = Algorithm.HMAC256(KEY);
    private static final UUID PERSON = UUID.randomUUID();

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final PlatformTokens tokens = new PlatformTokens(KEY);

    private JWTCreator.Builder whole() {
        return JWT.create()
                .withHeader(Map.of("typ", "platform+jwt"))
                .withIssuer("modelwright")
                .withAudience("application")
                .withSubject(PERSON.toString())
                .withClaim("email", "a@b.c")
                .withClaim("roles", List.of("member"))
                .withIssuedAt(now)
                .withExpiresAt(now.plusSeconds(60));
    }

    @Test
    void tokensShouldSayWhoComesAndWithWhichRoles() {
        assertThat(tokens.read(whole().sign(SIGNED), now)).hasValueSatisfying(caller -> {
            assertThat(caller.id()).isEqualTo(PERSON);
            assertThat(caller.email()).isEqualTo("a@b.c");
            assertThat(caller.roles()).isEqualTo(Set.of("member"));
        });
    }

    @Test
    void tokensOfAnotherKindShouldNotCount() {
        assertThat(tokens.read(whole().withIssuer("another").sign(SIGNED), now)).isEmpty();
        assertThat(tokens.read(whole().withAudience("another").sign(SIGNED), now))
                .isEmpty();
        assertThat(tokens.read(whole().withHeader(Map.of("typ", "JWT")).sign(SIGNED), now))
                .isEmpty();
        assertThat(tokens.read(whole().withSubject("nobody").sign(SIGNED), now)).isEmpty();
        assertThat(tokens.read(whole().withNullClaim("roles").sign(SIGNED), now))
                .isEmpty();
        assertThat(tokens.read(whole().sign(Algorithm.none()), now)).isEmpty();
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        assertThat(tokens.read(whole().sign(Algorithm.HMAC256(otherKey)), now)).isEmpty();
        assertThat(tokens.read("nothing of the kind", now)).isEmpty();
    }

    @Test
    void tokensShouldEndSoon() {
        assertThat(tokens.read(whole().sign(SIGNED), now.plusSeconds(60))).isEmpty();
        assertThat(tokens.read(whole().withExpiresAt(now.plusSeconds(301)).sign(SIGNED), now))
                .isEmpty();
        assertThat(tokens.read(whole().withExpiresAt((Instant) null).sign(SIGNED), now))
                .isEmpty();
    }
}
