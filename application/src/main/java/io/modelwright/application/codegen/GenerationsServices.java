package io.modelwright.application.codegen;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.application.audit.AuditTrail;
import io.modelwright.application.jobs.JobHandler;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.apps.driven.AppRepository;
import io.modelwright.ports.codegen.driven.AppRepositories;
import io.modelwright.ports.codegen.driven.GenerationRepository;
import io.modelwright.ports.codegen.driven.RepositoryFiles;
import io.modelwright.ports.codegen.driven.RepositoryWire;
import io.modelwright.ports.codegen.driving.Generations;
import io.modelwright.ports.codegen.driving.Repositories;
import io.modelwright.ports.identity.driven.AccountRepository;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.modeling.driven.VersionRepository;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is offered about generated applications, made from the driven ports.
 *
 * @param settling to be done every few minutes
 * @param tidying to be done every few hours
 */
public record GenerationsServices(
        Generations generations, Repositories repositories, Runnable settling, Runnable tidying) {

    /** What the use cases need from outside. */
    public record Needs(
            GenerationRepository generations,
            AppRepositories repositories,
            RepositoryFiles files,
            RepositoryWire wire,
            AppTargets targets,
            VersionRepository versions,
            AppRepository apps,
            AccountRepository accounts,
            AppAccess access,
            JobQueue queue,
            AuditTrail trail,
            IdSource ids,
            InstantSource clock,
            GenerationSettings settings) {}

    public static GenerationsServices of(Needs needs) {
        GenerationUpkeep upkeep = new GenerationUpkeep(needs);
        return new GenerationsServices(
                new GenerationsService(needs), new RepositoriesService(needs), upkeep::settle, upkeep::tidy);
    }

    /** The sources that images are built of. */
    public static VersionSources sources(Needs needs) {
        return new VersionSources(needs);
    }

    /**
     * Makes the generations that were asked for.
     *
     * @param generations over the connections of jobs
     * @param principals who somebody is now
     */
    public static JobHandler handler(
            Needs needs, GenerationRepository generations, Function<AccountId, Optional<Principal>> principals) {
        return new GenerateHandler(needs, generations, principals);
    }
}
