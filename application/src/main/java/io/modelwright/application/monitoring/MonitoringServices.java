package io.modelwright.application.monitoring;

import io.modelwright.ports.monitoring.driving.Monitoring;

/** What is offered about deployments that run, made from the driven ports. */
public final class MonitoringServices {

    /**
     * What is to be done again and again.
     *
     * @param collecting every second where an engine is
     * @param forgetting every few minutes
     */
    public record Work(Runnable collecting, Runnable forgetting) {}

    private MonitoringServices() {}

    public static Monitoring monitoring(MonitoringNeeds needs) {
        return new MonitoringService(needs);
    }

    public static Work work(MonitoringNeeds needs) {
        Collector collector = new Collector(needs);
        return new Work(collector::turn, collector::forget);
    }
}
