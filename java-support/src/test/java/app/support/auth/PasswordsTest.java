package app.support.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.support.problem.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Hashes, of which few are made at a time. */
class PasswordsTest {

    @Test
    void hashesShouldMatchTheirPassword() {
        Passwords passwords = new Passwords();
        String hash = passwords.hash("a password of tests");
        assertThat(passwords.matches("a password of tests", hash)).isTrue();
        assertThat(passwords.matches("another password of tests", hash)).isFalse();
        passwords.matchNobody("a password of tests");
    }

    @Test
    void whoFindsNoPlaceShouldBeToldToComeBack() {
        Passwords full = new Passwords(0, Duration.ZERO);
        assertThatThrownBy(() -> full.hash("a password of tests"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(503));
    }
}
