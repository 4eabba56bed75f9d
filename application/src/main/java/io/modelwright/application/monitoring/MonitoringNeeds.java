package io.modelwright.application.monitoring;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.core.monitoring.AlertRules;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.atomic.driven.Atomic;
import io.modelwright.ports.deploy.driven.ContainerEngine;
import io.modelwright.ports.deploy.driven.DeploymentRepository;
import io.modelwright.ports.deploy.driven.ReadyProbe;
import io.modelwright.ports.deploy.driven.ReleaseRepository;
import io.modelwright.ports.monitoring.driven.AlertRepository;
import io.modelwright.ports.monitoring.driven.HealthHistory;
import io.modelwright.ports.monitoring.driven.MetricScrape;
import io.modelwright.ports.monitoring.driven.MetricStore;
import io.modelwright.ports.monitoring.driven.NodeTurns;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What watching deployments needs from outside.
 *
 * @param stores over connections of one kind, which atomic work is over too
 */
public record MonitoringNeeds(
        Stores stores,
        Sources sources,
        AppAccess access,
        MonitoringObserver observer,
        IdSource ids,
        InstantSource clock,
        Settings settings) {

    /** Where it is remembered. */
    public record Stores(
            DeploymentRepository deployments,
            ReleaseRepository releases,
            MetricStore metrics,
            HealthHistory health,
            AlertRepository alerts,
            NodeTurns turns,
            Atomic atomic) {}

    /** Who is asked. */
    public record Sources(ContainerEngine engine, ReadyProbe probe, MetricScrape scrape) {}

    /**
     * How it is done.
     *
     * @param owner of the containers
     * @param patience with an application that is asked
     * @param turn how long a node looks after all, unless it goes on doing so
     * @param kept how long health and warnings are remembered
     */
    public record Settings(String owner, AlertRules rules, Duration patience, Duration turn, Duration kept) {

        public static Settings standard(String owner) {
            return new Settings(
                    owner, AlertRules.STANDARD, Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofDays(90));
        }
    }
}
