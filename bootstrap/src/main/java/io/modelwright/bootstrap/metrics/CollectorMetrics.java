package io.modelwright.bootstrap.metrics;

import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import io.modelwright.application.monitoring.MonitoringObserver;
import java.time.Duration;

/** What looking at deployments costs, and how often it fails. */
public final class CollectorMetrics implements MonitoringObserver {

    private final Timer turns;
    private final Meter kept;
    private final Meter failed;

    public CollectorMetrics(MetricRegistry registry) {
        this.turns = registry.timer("monitoring_turn");
        this.kept = registry.meter("monitoring_looks");
        this.failed = registry.meter("monitoring_failures");
    }

    @Override
    public void turned(Duration took, int looks, int failures) {
        turns.update(took);
        kept.mark(looks);
        failed.mark(failures);
    }
}
