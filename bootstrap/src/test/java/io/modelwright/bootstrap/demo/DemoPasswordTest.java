package io.modelwright.bootstrap.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.identity.PasswordPolicy;
import io.modelwright.core.shared.Outcome;
import org.junit.jupiter.api.Test;

final class DemoPasswordTest {

    private static final byte[] KEY = "the key of one installation".getBytes(US_ASCII);

    @Test
    void passwordShouldBeTheSameForOneInstallationAndAnotherForTheNext() {
        assertThat(DemoPassword.of(KEY)).isEqualTo(DemoPassword.of(KEY.clone()));
        assertThat(DemoPassword.of("the key of another one".getBytes(US_ASCII))).isNotEqualTo(DemoPassword.of(KEY));
    }

    @Test
    void passwordShouldBeTypeableAndPassThePolicy() {
        String password = DemoPassword.of(KEY);

        assertThat(password).matches("[a-km-np-z2-9]{5}(-[a-km-np-z2-9]{5}){4}");
        assertThat(EmailAddress.parse(DemoWorkspace.EMAIL)).isInstanceOfSatisfying(Outcome.Done.class, done -> {
            EmailAddress address = (EmailAddress) done.value();
            assertThat(PasswordPolicy.check(password, address, "Demo")).isEmpty();
        });
    }
}
