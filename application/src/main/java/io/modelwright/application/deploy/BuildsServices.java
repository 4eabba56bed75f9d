package io.modelwright.application.deploy;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.application.audit.AuditTrail;
import io.modelwright.application.codegen.AppTargets;
import io.modelwright.application.codegen.VersionSources;
import io.modelwright.application.jobs.JobHandler;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.apps.driven.AppRepository;
import io.modelwright.ports.codegen.driven.CodeRenderer;
import io.modelwright.ports.deploy.driven.BuildLogs;
import io.modelwright.ports.deploy.driven.BuildRepository;
import io.modelwright.ports.deploy.driven.ImageStore;
import io.modelwright.ports.deploy.driven.Packager;
import io.modelwright.ports.deploy.driving.Builds;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.modeling.driven.VersionRepository;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is offered about images of apps, made from the driven ports.
 *
 * @param maker for deployments
 * @param settling to be done every few minutes
 * @param pruning to be done every few hours; nothing of it happens where there is no engine
 */
public record BuildsServices(Builds builds, ImageMaker maker, Runnable settling, Runnable pruning) {

    /**
     * What the use cases need from outside.
     *
     * @param needed images that are kept however old they are, such as those of the last releases
     */
    public record Needs(
            BuildRepository builds,
            BuildLogs logs,
            ImageStore images,
            Packager packager,
            VersionSources sources,
            CodeRenderer renderer,
            AppTargets targets,
            VersionRepository versions,
            AppRepository apps,
            AppAccess access,
            JobQueue queue,
            AuditTrail trail,
            Supplier<Set<ImageId>> needed,
            IdSource ids,
            InstantSource clock,
            BuildSettings settings) {}

    public static BuildsServices of(Needs needs) {
        BuildUpkeep upkeep = new BuildUpkeep(needs);
        return new BuildsServices(new BuildsService(needs), new ImageBuilder(needs), upkeep::settle, upkeep::prune);
    }

    /**
     * Makes the images that were asked for.
     *
     * @param needs over the connections of jobs
     * @param principals who somebody is now
     */
    public static JobHandler handler(Needs needs, Function<AccountId, Optional<Principal>> principals) {
        return new BuildHandler(needs, principals);
    }
}
