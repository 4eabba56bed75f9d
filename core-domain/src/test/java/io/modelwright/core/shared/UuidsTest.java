package io.modelwright.core.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UuidsTest {

    @Test
    void namedShouldGiveTheExampleOfTheRfc() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(Uuids.named(dns, "www.example.com")).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    @Test
    void parseShouldTakeEitherCase() {
        UUID id = UUID.fromString("018f3c3e-7a1b-7c2d-8e3f-0123456789ab");

        assertThat(Uuids.parse("018F3C3E-7a1b-7c2d-8e3f-0123456789AB")).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1-1-1-1-1", "018f3c3e7a1b7c2d8e3f0123456789ab", "018f3c3e-7a1b-7c2d-8e3f-0123456789abc", " "
            })
    void parseShouldBeEmptyWhenItIsAnotherForm(String text) {
        assertThat(Uuids.parse(text)).isEmpty();
    }
}
