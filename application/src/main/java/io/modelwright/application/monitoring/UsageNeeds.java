package io.modelwright.application.monitoring;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.deploy.driven.DeploymentRepository;
import io.modelwright.ports.monitoring.driven.DataUse;
import io.modelwright.ports.monitoring.driven.MetricStore;
import io.modelwright.ports.monitoring.driven.NodeTurns;
import io.modelwright.ports.monitoring.driven.UsageStore;
import java.time.InstantSource;

/** What counting use needs from outside. */
public record UsageNeeds(
        UsageStore usage,
        DataUse data,
        DeploymentRepository deployments,
        MetricStore metrics,
        NodeTurns turns,
        AppAccess access,
        IdSource ids,
        InstantSource clock) {}
