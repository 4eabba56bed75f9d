package io.modelwright.bootstrap;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.application.audit.AuditTrail;
import io.modelwright.application.codegen.GenerationSettings;
import io.modelwright.application.codegen.GenerationsServices;
import io.modelwright.application.jobs.JobHandler;
import io.modelwright.bootstrap.config.Settings;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.AccountId;
import io.modelwright.git.GitAppRepositories;
import io.modelwright.git.GitRepositoryFiles;
import io.modelwright.git.GitRepositoryWire;
import io.modelwright.ports.apps.driven.AppRepository;
import io.modelwright.ports.codegen.driven.AppRepositories;
import io.modelwright.ports.codegen.driven.CodeRenderer;
import io.modelwright.ports.codegen.driven.RepositoryWire.Limits;
import io.modelwright.ports.identity.driven.AccountRepository;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.modeling.driven.VersionRepository;
import io.modelwright.postgres.Databases.Purpose;
import io.modelwright.postgres.codegen.PostgresGenerationRepository;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What stands behind generated code. */
record CodegenWiring(Parts parts, GenerationsServices.Needs needs) {

    private static final long MEBIBYTE = 1_024L * 1_024;

    static AppRepositories repositories(Parts parts) {
        return new GitAppRepositories(parts.settings().repositories().folder(), parts.clock());
    }

    static CodegenWiring of(
            Parts parts,
            CodeRenderer renderer,
            AppRepositories repositories,
            VersionRepository versions,
            AppRepository apps,
            AccountRepository accounts,
            AppAccess access,
            JobQueue queue,
            AuditTrail trail) {
        Path folder = parts.settings().repositories().folder();
        return new CodegenWiring(
                parts,
                new GenerationsServices.Needs(
                        new PostgresGenerationRepository(parts.databases().of(Purpose.REQUESTS)),
                        repositories,
                        new GitRepositoryFiles(folder),
                        new GitRepositoryWire(folder),
                        TemplateWiring.targets(parts, renderer),
                        versions,
                        apps,
                        accounts,
                        access,
                        queue,
                        trail,
                        parts.ids(),
                        parts.clock(),
                        settings(parts.settings().repositories())));
    }

    private static GenerationSettings settings(Settings.Repositories settings) {
        return new GenerationSettings(
                new Limits(
                        settings.pushMax() * MEBIBYTE,
                        settings.sizeMax() * MEBIBYTE,
                        settings.fileMax() * MEBIBYTE,
                        GenerationSettings.PATIENCE),
                settings.keep(),
                Duration.ofDays(settings.keepDays()));
    }

    GenerationsServices services() {
        return GenerationsServices.of(needs);
    }

    JobHandler handler(Function<AccountId, Optional<Principal>> people) {
        return GenerationsServices.handler(
                needs, new PostgresGenerationRepository(parts.databases().of(Purpose.JOBS)), people);
    }
}
