package io.modelwright.bootstrap.metrics;

import com.codahale.metrics.Histogram;
import com.codahale.metrics.LockFreeExponentiallyDecayingReservoir;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;

/**
 * A registry whose timers and histograms, whoever makes them, keep their samples without a lock: each request updates several
 * of the server and of the pools.
 */
public final class PlatformMetrics extends MetricRegistry {

    @Override
    public Timer timer(String name) {
        return timer(
                name,
                () -> new Timer(LockFreeExponentiallyDecayingReservoir.builder().build()));
    }

    @Override
    public Histogram histogram(String name) {
        return histogram(
                name,
                () -> new Histogram(
                        LockFreeExponentiallyDecayingReservoir.builder().build()));
    }
}
