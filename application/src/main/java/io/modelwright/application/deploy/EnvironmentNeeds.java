package io.modelwright.application.deploy;

import io.modelwright.core.identity.Principal;
import io.modelwright.ports.deploy.driven.AppRequests;
import io.modelwright.ports.deploy.driven.AppTokens;
import java.util.Optional;
import java.util.function.Function;

/**
 * What reaching the records of deployed apps needs from outside.
 *
 * @param callers who a caller is now; empty where their session has ended
 */
public record EnvironmentNeeds(
        DeploymentNeeds deployments,
        AppRequests requests,
        AppTokens tokens,
        Function<Principal, Optional<Principal>> callers) {}
