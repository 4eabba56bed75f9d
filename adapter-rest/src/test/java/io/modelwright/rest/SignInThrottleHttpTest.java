package io.modelwright.rest;

import static io.modelwright.rest.Problematic.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.RegistrationMode;
import io.modelwright.ports.limits.driven.RateLimiter.Policy;
import io.modelwright.rest.edge.RestSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who tries passwords is slowed down, and nobody is locked out by it. */
final class SignInThrottleHttpTest {

    private static Http.Answer login(Http http, String email, String password) {
        return http.post("/api/v1/auth/login")
                .json("{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}")
                .send();
    }

    @Test
    void wrongTriesShouldEndAndTheOwnerGetInFromElsewhere() throws UnknownHostException {
        Hexagon hexagon = new Hexagon(RegistrationMode.OPEN);
        Policy wide = new Policy("wide", 1_000_000, 1_000_000, Duration.ofSeconds(1));
        RestSettings.Limits usual = RestSettings.Limits.standard();
        RestSettings settings = new RestSettings(
                Optional.empty(),
                new RestSettings.Limits(wide, wide, usual.signIn(), usual.signInAddress()),
                hexagon.keys.publicKeySet());
        hexagon.signIn("ada@example.org");
        try (EdgeServer server = hexagon.serve(settings)) {
            Http stranger = new Http(server.port(), InetAddress.getByName("127.0.0.2"));
            Http owner = new Http(server.port(), InetAddress.getByName("127.0.0.3"));
            int checked = 0;
            Http.Answer last = null;
            for (int count = 0; count < 200; count++) {
                last = login(stranger, "ada@example.org", "wrong password number " + count);
                checked += last.status() == 401 ? 1 : 0;
            }

            assertThat(checked).isEqualTo(10);
            assertProblem(last, 429, "quota-exceeded");
            assertThat(last.header("Retry-After").map(Integer::parseInt))
                    .hasValueSatisfying(seconds -> assertThat(seconds).isPositive());
            assertProblem(login(stranger, "ada@example.org", Hexagon.PASSWORD), 429, "quota-exceeded");
            assertThat(login(owner, "ada@example.org", Hexagon.PASSWORD).status())
                    .isEqualTo(200);
            // the stranger's address is held up whichever account it tries
            assertProblem(login(stranger, "grace@example.org", "another wrong one"), 429, "quota-exceeded");
        }
    }
}
