package io.modelwright.core.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    @Test
    void delayAfterShouldDoubleUpToItsLimit() {
        RetryPolicy policy = new RetryPolicy(9, 3, Duration.ofSeconds(1), Duration.ofSeconds(5));

        assertThat(policy.delayAfter(1)).hasSeconds(1);
        assertThat(policy.delayAfter(2)).hasSeconds(2);
        assertThat(policy.delayAfter(3)).hasSeconds(4);
        assertThat(policy.delayAfter(4)).hasSeconds(5);
        assertThat(policy.delayAfter(Integer.MAX_VALUE)).hasSeconds(5);
    }

    @Property
    void delayAfterShouldNeverShrinkNorLeaveItsBounds(
            @ForAll @IntRange(min = 1, max = 100) int count,
            @ForAll @LongRange(min = 0, max = 100_000_000) long first,
            @ForAll @LongRange(min = 0, max = 100_000_000) long more) {
        Duration most = Duration.ofMillis(first + more);
        RetryPolicy policy = new RetryPolicy(9, 3, Duration.ofMillis(first), most);

        assertThat(policy.delayAfter(count)).isBetween(Duration.ofMillis(first), most);
        assertThat(policy.delayAfter(count + 1)).isGreaterThanOrEqualTo(policy.delayAfter(count));
    }

    @Test
    void policyShouldRefuseWhatNeverTries() {
        assertThatThrownBy(() -> new RetryPolicy(0, 1, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryPolicy(1, 1, Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
