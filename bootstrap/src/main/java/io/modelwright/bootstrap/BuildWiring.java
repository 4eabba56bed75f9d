package io.modelwright.bootstrap;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.application.audit.AuditTrail;
import io.modelwright.application.codegen.GenerationsServices;
import io.modelwright.application.deploy.BuildSettings;
import io.modelwright.application.deploy.BuildsServices;
import io.modelwright.application.deploy.ImageMaker;
import io.modelwright.application.jobs.JobHandler;
import io.modelwright.bootstrap.config.Settings;
import io.modelwright.build.Packagers;
import io.modelwright.build.Tools;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.apps.driven.AppRepository;
import io.modelwright.ports.codegen.driven.CodeRenderer;
import io.modelwright.ports.deploy.driven.ImageStore;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.modeling.driven.VersionRepository;
import io.modelwright.postgres.Databases.Purpose;
import io.modelwright.postgres.deploy.PostgresBuildRepository;
import io.modelwright.postgres.deploy.PostgresReleaseRepository;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** What stands behind images of apps. */
record BuildWiring(BuildsServices.Needs requests, BuildsServices.Needs jobs) {

    static BuildWiring of(
            Parts parts,
            CodeRenderer renderer,
            ImageStore images,
            String owner,
            GenerationsServices.Needs generations,
            VersionRepository versions,
            AppRepository apps,
            AppAccess access,
            JobQueue queue,
            AuditTrail trail) {
        Settings.Builds given = parts.settings().deployments().builds();
        Path cache = parts.settings()
                .repositories()
                .folder()
                .resolveSibling("packages")
                .toAbsolutePath();
        Packagers packagers = new Packagers(Tools.standard(cache));
        Function<Purpose, BuildsServices.Needs> needs = purpose -> {
            PostgresBuildRepository builds =
                    new PostgresBuildRepository(parts.databases().of(purpose));
            return new BuildsServices.Needs(
                    builds,
                    builds,
                    images,
                    packagers,
                    GenerationsServices.sources(generations),
                    renderer,
                    generations.targets(),
                    versions,
                    apps,
                    access,
                    queue,
                    trail,
                    () -> new PostgresReleaseRepository(parts.databases().of(purpose)).images(given.keep()),
                    parts.ids(),
                    parts.clock(),
                    BuildSettings.standard(owner).with(given.limits(), given.timeout(), given.keep()));
        };
        return new BuildWiring(needs.apply(Purpose.REQUESTS), needs.apply(Purpose.JOBS));
    }

    BuildsServices services() {
        return BuildsServices.of(requests);
    }

    /** For deployments, over the connections of jobs. */
    ImageMaker maker() {
        return BuildsServices.of(jobs).maker();
    }

    JobHandler handler(Function<AccountId, Optional<Principal>> people) {
        return BuildsServices.handler(jobs, people);
    }
}
