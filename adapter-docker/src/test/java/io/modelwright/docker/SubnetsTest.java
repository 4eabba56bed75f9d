package io.modelwright.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SubnetsTest {

    @Test
    void freeOnesShouldBeGivenUntilThereAreNone() {
        Subnets subnets = Subnets.parse("10.1.2.0/24");
        Set<String> taken = new HashSet<>();
        for (int number = 0; number < 16; number++) {
            String free = subnets.free(taken, 7).orElseThrow();
            assertThat(free).matches("10\\.1\\.2\\.\\d+/28");
            assertThat(taken.add(free)).isTrue();
        }
        assertThat(subnets.free(taken, 7)).isEmpty();
        assertThat(Subnets.STANDARD.free(List.of(), Integer.MIN_VALUE))
                .hasValueSatisfying(free -> assertThat(free).startsWith("198.19."));
    }

    @Test
    void whatMeetsAnotherNetworkShouldNotBeGiven() {
        Subnets subnets = Subnets.parse("10.1.2.0/27");
        assertThat(subnets.free(List.of("10.1.2.5/32"), 0)).isEqualTo(Optional.of("10.1.2.16/28"));
        assertThat(subnets.free(List.of("10.0.0.0/8"), 0)).isEmpty();
        assertThat(subnets.free(List.of("fd00::/64", "10.1.2.16/28", "nonsense"), 1))
                .isEqualTo(Optional.of("10.1.2.0/28"));
        assertThat(Subnets.parse("255.255.255.0/24").free(List.of("0.0.0.0/1"), 15))
                .isEqualTo(Optional.of("255.255.255.240/28"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0", "10.0.0.256/16", "10.0.0.0/7", "10.0.0.0/29", "10.0.0.0/99", "::/8"})
    void whatIsNoRangeShouldBeRefused(String text) {
        assertThatThrownBy(() -> Subnets.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
