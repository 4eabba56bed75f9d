package io.modelwright.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.shared.Finding;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordPolicyTest {

    private static final EmailAddress EMAIL = new EmailAddress("augusta.king@analytical-engines.org");

    private static Optional<String> code(String password) {
        return PasswordPolicy.check(password, EMAIL, "Ada Lovelace").map(Finding::code);
    }

    @Test
    void checkShouldCountCharactersAndNotTheirBytes() {
        assertThat(code("kx vq-jz wp-gm")).contains("password-too-short");
        assertThat(code("kx vq-jz wp-gmb")).isEmpty();
        assertThat(code("ℵ𝔸🂡ΩЖ語ñøßðþæłŋ")).contains("password-too-short");
        assertThat(code("ℵ𝔸🂡ΩЖ語ñøßðþæłŋи")).isEmpty();
    }

    @Test
    void checkShouldAcceptVeryLongPasswordsUpToTheBound() {
        String sentence = "a mad boxer shot a quick gloved jab to the jaw ";

        assertThat(code(sentence.repeat(30).substring(0, 1_024))).isEmpty();
        assertThat(code(sentence.repeat(30).substring(0, 1_025))).contains("password-too-long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "Password1234567!",
                "modelwright2026",
                "Modelwright2027!",
                "aaaaaaaaaaaaaaaa",
                "abababababababab",
                "1234567890123456",
                "qwertyuiopasdfghjkl",
                "adalovelace2026",
                "AugustaKing!!2026",
                "analytical-engines",
                "correcthorsebatterystaple",
                "letmein letmein letmein",
                "987654321098765432",
                "               ",
                "Butterfly-Chelsea-1999",
                "jordan23jordan23",
                "m1ch43l.b4sk3tb4ll",
                "Spiderman.Spiderman.2027",
                "2027 scooter blink182 2027",
                "Modelwright!Liverpool",
                "Lovelace***starwars"
            })
    void checkShouldRefuseWhatIsTriedFirst(String password) {
        assertThat(code(password)).contains("password-guessable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horses battery stapler",
                "vier grüne Katzen tanzen",
                "kZ8#qLm2!vXr9$wT",
                "8402957316482075",
                "пароль из пяти простых слов",
                "my password is quite long, thank you",
                "butterfly chelsea seldom meet",
                "Modelwright keeps our shed tidy"
            })
    void checkShouldAcceptWhatNobodyGuesses(String password) {
        assertThat(code(password)).isEmpty();
    }
}
