package io.modelwright.application.deploy;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.application.audit.AuditTrail;
import io.modelwright.application.secrets.SecretVault;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.apps.driven.AppRepository;
import io.modelwright.ports.atomic.driven.Atomic;
import io.modelwright.ports.deploy.driven.AppDatabases;
import io.modelwright.ports.deploy.driven.ContainerEngine;
import io.modelwright.ports.deploy.driven.DeploymentRepository;
import io.modelwright.ports.deploy.driven.DeploymentSecrets;
import io.modelwright.ports.deploy.driven.ReadyProbe;
import io.modelwright.ports.deploy.driven.ReleaseRepository;
import io.modelwright.ports.deploy.driven.StableRoutes;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.modeling.driven.VersionRepository;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What running apps needs from outside.
 *
 * @param stores over connections of one kind, which atomic work is over too
 * @param random fit for secrets
 */
public record DeploymentNeeds(
        Stores stores,
        AppDatabases databases,
        ContainerEngine engine,
        ImageMaker images,
        StableRoutes routes,
        ReadyProbe probe,
        VersionRepository versions,
        AppRepository apps,
        AppAccess access,
        JobQueue queue,
        AuditTrail trail,
        SecretVault vault,
        IdSource ids,
        InstantSource clock,
        RandomGenerator random,
        DeploymentSettings settings) {

    /** Where deployments are remembered. */
    public record Stores(
            DeploymentRepository deployments, ReleaseRepository releases, DeploymentSecrets secrets, Atomic atomic) {}
}
