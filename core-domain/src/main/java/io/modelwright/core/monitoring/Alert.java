package io.modelwright.core.monitoring;

import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.shared.AppId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A warning about a deployment. At most one of a kind stands at a time.
 *
 * @param value the share at which it was raised
 */
public record Alert(
        UUID id,
        DeploymentId deployment,
        AppId app,
        AlertKind kind,
        double value,
        Instant raisedAt,
        Optional<Instant> resolvedAt) {}
