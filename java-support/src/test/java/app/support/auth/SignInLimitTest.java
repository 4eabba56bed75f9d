package app.support.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.support.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Guesses are bounded, and nobody is locked out by somebody else. */
class SignInLimitTest {

    private Instant now = Instant.parse("2026-01-31T12:00:00Z");
    private final SignInLimit limit = new SignInLimit(() -> now);

    private void guess(int times, String address, String account) {
        for (int i = 0; i < times; i++) {
            limit.require(address, account);
        }
    }

    private void assertRefused(String address, String account) {
        assertThatThrownBy(() -> limit.require(address, account))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().headers()).containsKey("Retry-After"));
    }

    @Test
    void guessesForAnAccountShouldEnd() {
        guess(10, "192.0.2.1", "ada@example.org");
        assertRefused("192.0.2.1", " ADA@example.org");
        now = now.plus(Duration.ofSeconds(61));
        guess(1, "192.0.2.1", "ada@example.org");
    }

    @Test
    void guessesOfOthersShouldNotKeepAnybodyOut() {
        guess(10, "192.0.2.1", "ada@example.org");
        guess(1, "192.0.2.2", "ada@example.org");
    }

    @Test
    void guessesForManyAccountsShouldEnd() {
        for (int i = 0; i < 100; i++) {
            guess(1, "192.0.2.1", "person" + i + "@example.org");
        }
        assertRefused("192.0.2.1", "ada@example.org");
    }

    @Test
    void rightPasswordsShouldNotCount() {
        for (int i = 0; i < 200; i++) {
            limit.require("192.0.2.1", "ada@example.org").succeeded();
        }
    }
}
