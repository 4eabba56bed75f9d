package io.modelwright.application.monitoring;

import io.modelwright.ports.monitoring.driving.Usage;
import io.modelwright.ports.monitoring.driving.UsageCounter;

/**
 * What is offered about the use of apps, made from the driven ports.
 *
 * @param keeping to be done several times a minute on each node, and once before its end
 * @param measuring to be done every hour
 */
public record UsageServices(Usage usage, UsageCounter counter, Runnable keeping, Runnable measuring) {

    public static UsageServices of(UsageNeeds needs) {
        VisitCounter counter = new VisitCounter(needs.usage(), needs.access(), needs.clock());
        UsageService service = new UsageService(needs);
        return new UsageServices(service, counter, counter::flush, service::measure);
    }
}
