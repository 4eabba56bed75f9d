package io.modelwright.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.identity.PasswordHash;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

final class BcryptPasswordHasherTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final BcryptPasswordHasher hasher = new BcryptPasswordHasher(new byte[48], 4, RANDOM);

    @Test
    void matchesShouldBeTrueForTheVeryPasswordAlone() {
        PasswordHash hash = hasher.hash("correct horse battery staple");

        assertThat(hasher.matches("correct horse battery staple", hash)).isTrue();
        assertThat(hasher.matches("Correct horse battery staple", hash)).isFalse();
        assertThat(hasher.matches("correct horse battery staple ", hash)).isFalse();
    }

    @Test
    void matchesShouldLookAtEveryCharacterOfLongPasswords() {
        String long72 = "a".repeat(72);
        PasswordHash hash = hasher.hash(long72);

        assertThat(hasher.matches(long72 + "b", hash)).isFalse();
        assertThat(hasher.matches("a".repeat(71), hash)).isFalse();
    }

    @Test
    void hashShouldTakePasswordsOfManyBytes() {
        String faces = "😀".repeat(64);

        assertThat(hasher.matches(faces, hasher.hash(faces))).isTrue();
        assertThat(hasher.matches("😀".repeat(63) + "😁", hasher.hash(faces))).isFalse();
    }

    @Test
    void hashShouldBeSaltedAndSayItsScheme() {
        PasswordHash first = hasher.hash("the same password");

        assertThat(first.value()).startsWith("mw1$2a$04$");
        assertThat(hasher.hash("the same password")).isNotEqualTo(first);
        assertThat(first.toString()).doesNotContain(first.value());
    }

    @Test
    void matchesShouldBeFalseUnderAnotherPepperOrScheme() {
        byte[] pepper = new byte[48];
        pepper[0] = 1;
        PasswordHash hash = hasher.hash("the same password");

        assertThat(new BcryptPasswordHasher(pepper, 4, RANDOM).matches("the same password", hash))
                .isFalse();
        assertThat(hasher.matches("x", new PasswordHash("plain$x"))).isFalse();
    }

    @Test
    void decoyShouldCostAsMuchAsARealHashAndMatchNothing() {
        assertThat(hasher.decoy().value())
                .startsWith("mw1$2a$04$")
                .hasSameSizeAs(hasher.hash("x").value());
        assertThat(hasher.matches("", hasher.decoy())).isFalse();
        assertThat(new BcryptPasswordHasher(new byte[48], 12, RANDOM).decoy().value())
                .startsWith("mw1$2a$12$");
    }

    @Test
    void hasherShouldRefuseAShortPepper() {
        assertThatThrownBy(() -> new BcryptPasswordHasher(new byte[31], 4, RANDOM))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
