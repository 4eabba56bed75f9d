package io.modelwright.ports.monitoring.driven;

import java.time.Duration;
import java.util.Optional;

/** Asks applications for their measurements. Applications are not trusted. Safe for many threads. */
@FunctionalInterface
public interface MetricScrape {

    /**
     * What the application at that port of 127.0.0.1 says of itself in the text format of Prometheus; empty where it does not answer
     * within that time, answers something else, or more than anybody reads.
     */
    Optional<String> scrape(int port, Duration patience);
}
