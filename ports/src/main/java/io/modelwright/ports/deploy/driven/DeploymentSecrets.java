package io.modelwright.ports.deploy.driven;

import io.modelwright.core.deploy.DeploymentId;
import java.util.Optional;

/** What a deployment must keep secret, sealed before it comes here. Safe for many threads. */
public interface DeploymentSecrets {

    /** Keeps the sealed text where the deployment has none yet; the one that it has from now on. Empty where it is gone. */
    Optional<String> keep(DeploymentId deployment, String sealed);

    /** Empty where there is none. */
    Optional<String> secrets(DeploymentId deployment);
}
