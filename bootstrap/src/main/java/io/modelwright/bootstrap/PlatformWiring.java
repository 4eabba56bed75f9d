package io.modelwright.bootstrap;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.application.apps.AppTemplateServices;
import io.modelwright.application.apps.AppsServices;
import io.modelwright.application.audit.AuditServices;
import io.modelwright.application.audit.AuditTrail;
import io.modelwright.application.codegen.GenerationsServices;
import io.modelwright.application.deploy.BuildsServices;
import io.modelwright.application.exchange.ExchangeServices;
import io.modelwright.application.idempotency.IdempotencyServices;
import io.modelwright.application.identity.IdentityServices;
import io.modelwright.application.identity.IdentitySettings;
import io.modelwright.application.identity.Members;
import io.modelwright.application.jobs.JobHandler;
import io.modelwright.application.jobs.JobWorker;
import io.modelwright.application.jobs.JobsServices;
import io.modelwright.application.modeling.ModelingServices;
import io.modelwright.application.openapi.OpenApiServices;
import io.modelwright.application.records.RecordsServices;
import io.modelwright.application.records.access.CachedRecordAccess;
import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.application.records.access.SecretSealer;
import io.modelwright.application.records.events.RecordChangeRelay;
import io.modelwright.application.records.events.RecordEventsServices;
import io.modelwright.application.records.history.RecordHistoryServices;
import io.modelwright.application.records.transfer.RecordTransferServices;
import io.modelwright.application.secrets.SecretsServices;
import io.modelwright.application.views.ViewServices;
import io.modelwright.bootstrap.jobs.JobWiring;
import io.modelwright.codegen.Targets;
import io.modelwright.codegen.seed.SeedData;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.secrets.Bytes;
import io.modelwright.core.shared.AccountId;
import io.modelwright.imports.TextModelReader;
import io.modelwright.ports.apps.driven.SampleRecords;
import io.modelwright.ports.codegen.driven.AppRepositories;
import io.modelwright.ports.codegen.driven.CodeRenderer;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.modeling.driving.Drafts;
import io.modelwright.ports.modeling.driving.Publishing;
import io.modelwright.ports.records.driving.Records;
import io.modelwright.postgres.Databases.Purpose;
import io.modelwright.postgres.notify.Doorbell;
import io.modelwright.postgres.records.HistoryPartitions;
import io.modelwright.postgres.records.PostgresRecordChanges;
import io.modelwright.postgres.records.PostgresRecordStore;
import io.modelwright.postgres.views.PostgresViewRepository;
import io.modelwright.redis.limits.RedisRateLimiter;
import io.modelwright.rest.DrivingPorts;
import io.modelwright.rest.RestEdge;
import io.modelwright.rest.edge.RequestOrigins;
import io.modelwright.rest.edge.RestSettings;
import io.modelwright.rest.records.transfer.UploadFolder;
import io.modelwright.security.BcryptPasswordHasher;
import io.modelwright.security.JwtAccessTokens;
import io.modelwright.security.KeyEncryptionKeys;
import io.modelwright.security.SecretFiles;
import io.modelwright.security.SigningKeyFolder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.sql.DataSource;

/** Which adapter stands behind which port: the one place that knows all of them. */
final class PlatformWiring implements Wired.Wiring {

    private static final int BCRYPT_COST = 10;
    private static final Duration PARTITION_PAUSE = Duration.ofDays(1);
    private static final Duration SETTLEMENT_PAUSE = Duration.ofSeconds(10);
    private static final Duration AUDIT_PAUSE = Duration.ofHours(1);
    private static final Duration KEYS_PAUSE = Duration.ofHours(1);
    private static final Duration REPLIES_PAUSE = Duration.ofMinutes(10);
    private static final Duration REWRAPPING_PAUSE = Duration.ofMinutes(1);
    private static final Duration COLLECTION_PAUSE = Duration.ofHours(1);
    private static final Duration GENERATIONS_PAUSE = Duration.ofMinutes(1);
    private static final Duration SCHEDULES_PAUSE = Duration.ofSeconds(1);
    private static final Duration RETENTION_PAUSE = Duration.ofMinutes(10);
    private static final Duration TIDYING_PAUSE = Duration.ofHours(12);
    private static final Duration PRUNING_PAUSE = Duration.ofHours(1);
    /** How long a model may be read before its import is refused. */
    private static final Duration IMPORT_PATIENCE = Duration.ofSeconds(20);

    private static final String ISSUER = "modelwright";

    /** What a process is there for. */
    enum Role {
        SERVER,
        /** Background work alone. */
        WORKER
    }

    private final Role role;
    private final CodeRenderer renderer;
    private final Optional<ContainerParts> engine;

    PlatformWiring(Role role) {
        this(role, Targets.shipped(), Optional.empty());
    }

    /** @param renderer of generated code */
    PlatformWiring(CodeRenderer renderer) {
        this(Role.SERVER, renderer, Optional.empty());
    }

    /** @param engine instead of the one that is configured */
    PlatformWiring(CodeRenderer renderer, ContainerParts engine) {
        this(Role.SERVER, renderer, Optional.of(engine));
    }

    private PlatformWiring(Role role, CodeRenderer renderer, Optional<ContainerParts> engine) {
        this.role = role;
        this.renderer = renderer;
        this.engine = engine;
    }

    PlatformWiring() {
        this(Role.SERVER);
    }

    @Override
    public Wired wire(Parts parts) {
        Stores stores = Stores.of(parts.databases());
        SecretFiles secrets = new SecretFiles(parts.settings().secrets().folder(), parts.random());
        SigningKeyFolder keys = secrets.signingKeys(parts.clock());
        AuditTrail trail =
                new AuditTrail(stores.atomic(), stores.auditLog(), new RequestOrigins(), parts.ids(), parts.clock());
        IdentityServices identity = identity(parts, stores, secrets, keys, trail);
        AppRepositories repositories = CodegenWiring.repositories(parts);
        AppsServices apps = AppsServices.of(new AppsServices.Needs(
                stores.apps(),
                stores.appMembers(),
                stores.memberChanges(),
                stores.accounts(),
                stores.drafts(),
                stores.migrator(),
                stores.fences(),
                repositories,
                parts.ids(),
                parts.clock(),
                trail));
        RecordAccess known = new CachedRecordAccess(
                apps.access(),
                stores.appMembers(),
                stores.workspaces(),
                stores.versions(),
                stores.fences(),
                identity.callers()::renew,
                parts.clock());
        SecretsServices vault = secrets(parts, stores, secrets);
        SecretSealer sealer = vault.vault();
        Runnable settlement = () -> {
            apps.settlement().settleLeftovers();
            identity.settlement().settleLeftovers();
        };
        FileWiring files = FileWiring.of(
                parts,
                known,
                stores.records(),
                stores.fences(),
                new Members(stores.accounts(), stores.workspaces()),
                sealer,
                secrets.sealingKey());
        RecordAccess access = known.with(files.references(Purpose.REQUESTS));
        JobWiring jobs = new JobWiring(new JobWiring.Needs(
                parts.settings().jobs(),
                parts.databases(),
                parts.redis(),
                parts.metrics(),
                parts.ids(),
                parts.clock()));
        JobQueue asked = jobs.asked();
        CodegenWiring codegen = CodegenWiring.of(
                parts,
                renderer,
                repositories,
                stores.versions(),
                stores.apps(),
                stores.accounts(),
                apps.access(),
                asked,
                trail);
        GenerationsServices generations = codegen.services();
        ContainerParts containers =
                engine.orElseGet(() -> ContainerParts.of(parts.settings().deployments(), secrets.sealingKey()));
        BuildWiring building = BuildWiring.of(
                parts,
                renderer,
                containers.images(),
                ContainerParts.owner(secrets.sealingKey()),
                codegen.needs(),
                stores.versions(),
                stores.apps(),
                apps.access(),
                asked,
                trail);
        BuildsServices builds = building.services();
        DeployWiring deploy = new DeployWiring(
                parts,
                stores,
                apps.access(),
                asked,
                trail,
                vault.vault(),
                secrets.sealingKey(),
                containers,
                building.maker());
        MonitoringWiring monitoring = new MonitoringWiring(parts, deploy);
        List<Upkeep> upkeep = new ArrayList<>(List.of(
                new Upkeep("settling what has changed for accounts", settlement, SETTLEMENT_PAUSE),
                new Upkeep(
                        "forgetting replies of yesterday",
                        IdempotencyServices.upkeep(stores.replies(), parts.clock()),
                        REPLIES_PAUSE),
                new Upkeep(
                        "adding audit entries that a crash left out",
                        ModelingServices.auditLeftovers(stores.versions(), stores.apps(), trail, parts.clock()),
                        AUDIT_PAUSE),
                new Upkeep("looking after the signing keys", keys::maintain, KEYS_PAUSE),
                new Upkeep("rewrapping data keys", vault.rewrapping()::turn, REWRAPPING_PAUSE),
                new Upkeep("collecting files that nobody needs", files.collection(), COLLECTION_PAUSE),
                new Upkeep("settling generations", generations.settling(), GENERATIONS_PAUSE),
                new Upkeep("tidying up repositories", generations.tidying(), TIDYING_PAUSE),
                new Upkeep("settling builds", builds.settling(), GENERATIONS_PAUSE),
                new Upkeep("removing old images", builds.pruning(), PRUNING_PAUSE)));
        upkeep.addAll(monitoring.upkeep());
        List<Upkeep> engineUpkeep = new ArrayList<>(deploy.upkeep());
        engineUpkeep.addAll(monitoring.looking());
        Records records = RecordsServices.records(
                access, stores.records(), parts.ids(), parts.clock(), secrets.sealingKey(), sealer);
        Publishing publishing = ModelingServices.publishing(
                stores.drafts(),
                stores.versions(),
                stores.migrator(),
                apps.access(),
                asked,
                trail,
                parts.ids(),
                parts.clock());
        Background background = background(
                parts,
                stores,
                known.with(files.references(Purpose.JOBS)),
                sealer,
                apps.access(),
                trail,
                codegen,
                building,
                deploy,
                jobs,
                upkeep,
                engineUpkeep,
                members -> AppTemplateServices.sampleHandler(
                        TemplateFiles.all(), publishing, records, PlatformWiring::samples, stores.atomic(), members));
        Drafts drafts = ModelingServices.drafts(
                stores.drafts(), stores.versions(), apps.access(), trail, parts.ids(), parts.clock());
        DrivingPorts ports = new DrivingPorts(
                identity.accounts(),
                identity.sessions(),
                identity.apiKeys(),
                identity.callers(),
                identity.workspaces(),
                identity.invitations(),
                identity.directory(),
                apps.apps(),
                apps.members(),
                drafts,
                publishing,
                ExchangeServices.exchange(
                        drafts, stores.versions(), apps.access(), new TextModelReader(IMPORT_PATIENCE)),
                JobsServices.jobs(asked, jobs.told()),
                records,
                RecordHistoryServices.history(
                        access, stores.records(), stores.journal(), records, sealer, parts.clock()),
                RecordTransferServices.transfer(
                        access, stores.records(), sealer, asked, trail, parts.clock(), parts.ids()),
                RecordEventsServices.events(background.relay(), access, stores.records(), parts.clock()),
                AuditServices.trails(stores.auditLog()),
                AuditServices.refusals(trail, parts.clock()),
                IdempotencyServices.idempotency(
                        stores.atomic(), stores.replies(), secrets.sealingKey(), parts.random(), parts.clock()),
                OpenApiServices.descriptions(apps.access(), stores.versions()),
                files.files(),
                generations.generations(),
                generations.repositories(),
                TemplateWiring.of(parts, stores.drafts(), apps.access(), trail),
                builds.builds(),
                deploy.services().deployments(),
                deploy.services().logs(),
                deploy.services().administrators(),
                monitoring.monitoring(),
                monitoring.usage().usage(),
                monitoring.usage().counter(),
                deploy.records(identity.callers()::renew),
                ViewServices.views(
                        new PostgresViewRepository(parts.databases().of(Purpose.REQUESTS)),
                        access,
                        trail,
                        parts.ids(),
                        parts.clock()),
                AppTemplateServices.templates(
                        TemplateFiles.all(), apps.apps(), asked, stores.atomic(), parts.ids(), parts.clock()));
        RestSettings settings = new RestSettings(
                parts.settings().http().publicOrigin(),
                parts.settings().limits(),
                keys::publicKeySet,
                parts.settings().http().corsOrigins(),
                parts.settings().http().trustedProxies());
        RestEdge edge = new RestEdge(
                ports,
                new RedisRateLimiter(parts.redis(), parts.clock()),
                settings,
                parts.ids(),
                parts.clock(),
                background.uploads());
        Runnable serve = () -> {
            settlement.run();
            background.start(identity);
        };
        AutoCloseable all = () -> {
            try (containers;
                    deploy;
                    monitoring) {
                background.close();
            }
        };
        return switch (role) {
            case SERVER -> new Wired(edge::install, serve, all);
            case WORKER -> new Wired(nothing -> {}, background::startWorker, all);
        };
    }

    private static IdentityServices identity(
            Parts parts, Stores stores, SecretFiles secrets, SigningKeyFolder keys, AuditTrail trail) {
        return IdentityServices.of(
                new IdentityServices.Needs(
                        stores.accounts(),
                        stores.sessions(),
                        stores.workspaces(),
                        stores.invitations(),
                        stores.apiKeys(),
                        stores.passwordResets(),
                        stores.accountChanges(),
                        stores.fences(),
                        new BcryptPasswordHasher(secrets.pepper(), BCRYPT_COST, parts.random()),
                        new JwtAccessTokens(keys, ISSUER, parts.ids()),
                        parts.ids(),
                        parts.clock(),
                        parts.random(),
                        trail),
                IdentitySettings.standard(parts.settings().registration()));
    }

    private static SecretsServices secrets(Parts parts, Stores stores, SecretFiles files) {
        Optional<String> given = parts.settings().secrets().encryptionKeys();
        KeyEncryptionKeys keys = new KeyEncryptionKeys(() -> given.orElseGet(files::encryptionKeys), parts.random());
        return SecretsServices.of(new SecretsServices.Needs(
                stores.dataKeys(), keys, parts.ids(), parts.clock(), parts.random(), Bytes.of(files.sealingKey())));
    }

    private static List<SampleRecords.Rows> samples(Design design) {
        return SeedData.of(design, SeedData.ROWS).entities().stream()
                .map(rows -> new SampleRecords.Rows(rows.entity(), rows.rows()))
                .toList();
    }

    private static Background background(
            Parts parts,
            Stores stores,
            RecordAccess access,
            SecretSealer sealer,
            AppAccess apps,
            AuditTrail trail,
            CodegenWiring codegen,
            BuildWiring building,
            DeployWiring deploy,
            JobWiring jobWiring,
            List<Upkeep> more,
            List<Upkeep> engineUpkeep,
            Function<Function<AccountId, Optional<Principal>>, JobHandler> filling) {
        DataSource jobs = parts.databases().of(Purpose.JOBS);
        Doorbell changeBell = new Doorbell();
        UploadFolder uploads = new UploadFolder(parts.settings().uploads(), parts.ids(), parts.clock());
        Members members = new Members(stores.accounts(), stores.workspaces());
        List<JobHandler> handlers = new ArrayList<>(List.of(
                RecordTransferServices.importHandler(
                        access, new PostgresRecordStore(jobs), sealer, uploads, members, parts.clock()),
                ModelingServices.publishHandler(
                        stores.drafts(), stores.versions(), stores.migrator(), apps, members, trail, parts.clock()),
                codegen.handler(members),
                building.handler(members)));
        handlers.add(filling.apply(members));
        handlers.addAll(deploy.handlers(members));
        JobWorker worker = jobWiring.worker(handlers);
        RecordChangeRelay relay = RecordEventsServices.relay(
                new PostgresRecordChanges(jobs, parts.clock(), changeBell),
                parts.clock(),
                RecordChangeRelay.Settings.STANDARD);
        HistoryPartitions partitions = new HistoryPartitions(parts.databases().of(Purpose.PUBLISHING));
        List<Upkeep> upkeep = new ArrayList<>(more);
        upkeep.add(new Upkeep(
                "making the next parts of the history",
                () -> partitions.ensure(parts.clock().instant()),
                PARTITION_PAUSE));
        return new Background(
                parts,
                upkeep,
                engineUpkeep,
                uploads,
                jobWiring,
                worker,
                List.of(
                        new Upkeep("forgetting jobs that ended long ago", jobWiring.retention(), RETENTION_PAUSE),
                        new Upkeep("making the jobs of schedules", jobWiring.scheduling(), SCHEDULES_PAUSE)),
                relay,
                Map.of(PostgresRecordChanges.CHANNEL, changeBell),
                new AtomicReference<>(),
                new AtomicBoolean());
    }
}
