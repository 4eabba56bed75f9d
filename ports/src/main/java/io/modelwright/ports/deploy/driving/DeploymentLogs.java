package io.modelwright.ports.deploy.driving;

import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.deploy.driven.ContainerEngine.LogLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What deployed apps write. */
@FunctionalInterface
public interface DeploymentLogs {

    /**
     * The newest lines that the release which serves wrote, the oldest of them first; for those who belong to the app's workspace.
     *
     * @param since only later ones
     */
    Outcome<List<LogLine>> log(Principal principal, DeploymentId id, Optional<Instant> since, int limit);
}
