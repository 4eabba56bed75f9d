package io.modelwright.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailAddressTest {

    @Test
    void parseShouldBringAddressesToOneForm() {
        assertThat(EmailAddress.parse("  Ada@Example.ORG "))
                .isEqualTo(Outcome.done(new EmailAddress("ada@example.org")));
        assertThat(EmailAddress.parse("ａda@example.org"))
                .as("a full-width letter")
                .isEqualTo(Outcome.done(new EmailAddress("ada@example.org")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "ada", "ada@", "@example.org", "a@b@c", "a b@c", "a\n@c", "a\u0000@c"})
    void parseShouldRefuseWhatIsNoAddress(String typed) {
        assertThat(EmailAddress.parse(typed))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.Invalid.class));
    }

    @Test
    void parseShouldBoundTheLength() {
        String domain = "@example.org";
        String longest = "a".repeat(254 - domain.length()) + domain;

        assertThat(EmailAddress.parse(longest)).isInstanceOf(Outcome.Done.class);
        assertThat(EmailAddress.parse("a" + longest)).isInstanceOf(Outcome.Refused.class);
        assertThat(EmailAddress.parse("a".repeat(1_000_000) + domain)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void addressShouldRefuseAnyOtherForm() {
        assertThatThrownBy(() -> new EmailAddress("Ada@example.org")).isInstanceOf(IllegalArgumentException.class);
    }
}
