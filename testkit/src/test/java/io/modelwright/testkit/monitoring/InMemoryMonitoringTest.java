package io.modelwright.testkit.monitoring;

import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.monitoring.driven.AlertRepository;
import io.modelwright.ports.monitoring.driven.HealthHistory;
import io.modelwright.ports.monitoring.driven.MetricStore;
import io.modelwright.ports.monitoring.driven.NodeTurns;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

final class InMemoryMonitoringTest implements MonitoringContract {

    private static final DeploymentId ONE = new DeploymentId(UUID.fromString("01890000-0000-7000-8000-0000000000d1"));
    private static final DeploymentId TWO = new DeploymentId(UUID.fromString("01890000-0000-7000-8000-0000000000d2"));

    private final Set<DeploymentId> there = new HashSet<>(List.of(ONE, TWO));
    private final InMemoryMonitoring monitoring = new InMemoryMonitoring(there::contains);
    private final InMemoryAlerts alerts = new InMemoryAlerts(there::contains);
    private final InMemoryNodeTurns turns = new InMemoryNodeTurns(() -> NOW);

    @Override
    public MetricStore metrics() {
        return monitoring;
    }

    @Override
    public HealthHistory health() {
        return monitoring;
    }

    @Override
    public AlertRepository alerts() {
        return alerts;
    }

    @Override
    public NodeTurns turns() {
        return turns;
    }

    @Override
    public DeploymentId deployment() {
        return ONE;
    }

    @Override
    public DeploymentId other() {
        return TWO;
    }

    @Override
    public AppId app() {
        return new AppId(UUID.fromString("01890000-0000-7000-8000-0000000000a1"));
    }

    @Override
    public void remove(DeploymentId deployment) {
        there.remove(deployment);
    }
}
