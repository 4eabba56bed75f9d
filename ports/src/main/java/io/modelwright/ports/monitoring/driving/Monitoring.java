package io.modelwright.ports.monitoring.driving;

import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.monitoring.Alert;
import io.modelwright.core.monitoring.Chart;
import io.modelwright.core.monitoring.HealthChange;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** How deployments do, for those who belong to the app's workspace. */
public interface Monitoring {

    /**
     * A range of time.
     *
     * @param step in seconds
     */
    record Range(Optional<Instant> from, Optional<Instant> to, OptionalLong step) {}

    /** Refused with 422 {@code invalid-range} and {@code invalid-step}. */
    Outcome<Chart> metrics(Principal principal, DeploymentId id, Range range);

    /** How it was, newest first. */
    Outcome<Page<HealthChange>> health(Principal principal, DeploymentId id, int limit, Optional<String> cursor);

    Outcome<Long> countHealth(Principal principal, DeploymentId id);

    /**
     * Newest first.
     *
     * @param open only those that stand, or only those that ended
     */
    Outcome<Page<Alert>> alerts(
            Principal principal, DeploymentId id, Optional<Boolean> open, int limit, Optional<String> cursor);

    Outcome<Long> countAlerts(Principal principal, DeploymentId id, Optional<Boolean> open);

    /** Those of all deployments of an app. */
    Outcome<Page<Alert>> alertsOfApp(
            Principal principal, String app, Optional<Boolean> open, int limit, Optional<String> cursor);

    Outcome<Long> countAlertsOfApp(Principal principal, String app, Optional<Boolean> open);
}
