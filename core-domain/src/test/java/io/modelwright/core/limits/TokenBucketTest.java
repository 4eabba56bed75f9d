package io.modelwright.core.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.limits.TokenBucket.Shape;
import io.modelwright.core.limits.TokenBucket.Taken;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class TokenBucketTest {

    private static final long NOW = 1_700_000_000_000L;

    @Property
    void permitsShouldNeverExceedWhatCapacityAndTimeGive(
            @ForAll @LongRange(min = 1, max = 1_000) long capacity,
            @ForAll @LongRange(min = 1, max = 1_000) long refill,
            @ForAll @LongRange(min = 1, max = 100_000) long period,
            @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 5_000) Integer> pauses) {
        Shape shape = new Shape(capacity, refill, period);
        TokenBucket bucket = TokenBucket.full(shape, NOW);
        long now = NOW;
        long permitted = 0;

        for (int pause : pauses) {
            now += pause;
            Taken taken = bucket.take(shape, now);
            bucket = taken.bucket();
            permitted += taken.permitted() ? 1 : 0;

            assertThat(bucket.credits()).isBetween(0L, shape.fullCredits());
        }

        assertThat(permitted).isLessThanOrEqualTo(capacity + (now - NOW) * refill / period);
    }

    @Property
    void requestShouldBePermittedWhenItWaitedAsLongAsItWasTold(
            @ForAll @LongRange(min = 1, max = 50) long capacity,
            @ForAll @LongRange(min = 1, max = 1_000) long refill,
            @ForAll @LongRange(min = 1, max = 100_000) long period) {
        Shape shape = new Shape(capacity, refill, period);
        TokenBucket bucket = TokenBucket.full(shape, NOW);
        for (long i = 0; i < capacity; i++) {
            bucket = bucket.take(shape, NOW).bucket();
        }

        long wait = shape.millisToToken(bucket.credits());

        assertThat(bucket.take(shape, NOW + wait).permitted()).isTrue();
        assertThat(bucket.take(shape, NOW + wait - 1).permitted()).isFalse();
        assertThat(bucket.isFull(shape, NOW + shape.millisToFull(bucket.credits())))
                .isTrue();
    }

    @Test
    void bucketShouldBeFullAndNoFullerWhenYearsPass() {
        Shape shape = new Shape(1_000_000, 1_000_000, 86_400_000);
        TokenBucket emptied = new TokenBucket(0, 0);

        assertThat(emptied.take(shape, Long.MAX_VALUE / 2).bucket().credits())
                .isEqualTo(shape.fullCredits() - shape.period());
    }

    @Test
    void bucketShouldGainNothingWhenTheClockGoesBack() {
        Shape shape = new Shape(1, 1, 1_000);
        TokenBucket emptied = new TokenBucket(0, NOW);

        Taken taken = emptied.take(shape, NOW - 60_000);

        assertThat(taken.permitted()).isFalse();
        assertThat(taken.bucket().credits()).isZero();
    }
}
