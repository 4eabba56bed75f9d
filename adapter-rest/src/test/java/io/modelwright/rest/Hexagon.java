package io.modelwright.rest;

import io.modelwright.application.apps.AppsServices;
import io.modelwright.application.audit.AuditServices;
import io.modelwright.application.audit.AuditTrail;
import io.modelwright.application.idempotency.IdempotencyServices;
import io.modelwright.application.identity.IdentityServices;
import io.modelwright.application.identity.IdentitySettings;
import io.modelwright.application.jobs.JobsServices;
import io.modelwright.application.modeling.ModelingServices;
import io.modelwright.core.identity.Device;
import io.modelwright.core.identity.RegistrationMode;
import io.modelwright.core.shared.IdSource;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.apps.driving.AppTemplates;
import io.modelwright.ports.codegen.driving.Generations;
import io.modelwright.ports.codegen.driving.Repositories;
import io.modelwright.ports.codegen.driving.TemplateSets;
import io.modelwright.ports.deploy.driving.Builds;
import io.modelwright.ports.deploy.driving.DeploymentLogs;
import io.modelwright.ports.deploy.driving.Deployments;
import io.modelwright.ports.deploy.driving.EnvironmentRecords;
import io.modelwright.ports.deploy.driving.FirstAdministrators;
import io.modelwright.ports.exchange.driving.DesignExchange;
import io.modelwright.ports.files.driving.Files;
import io.modelwright.ports.identity.driving.Accounts.SignIn;
import io.modelwright.ports.limits.driven.RateLimiter.Policy;
import io.modelwright.ports.modeling.driven.SchemaMigrator;
import io.modelwright.ports.modeling.driven.VersionRepository;
import io.modelwright.ports.modeling.driving.Publishing;
import io.modelwright.ports.monitoring.driving.Monitoring;
import io.modelwright.ports.monitoring.driving.Usage;
import io.modelwright.ports.openapi.driving.AppDescriptions;
import io.modelwright.ports.records.driving.RecordEvents;
import io.modelwright.ports.records.driving.RecordHistory;
import io.modelwright.ports.records.driving.RecordTransfer;
import io.modelwright.ports.records.driving.Records;
import io.modelwright.ports.views.driving.Views;
import io.modelwright.rest.edge.RequestOrigins;
import io.modelwright.rest.edge.RestSettings;
import io.modelwright.rest.records.transfer.UploadFolder;
import io.modelwright.security.BcryptPasswordHasher;
import io.modelwright.security.JwtAccessTokens;
import io.modelwright.security.SigningKeySource;
import io.modelwright.security.SigningKeys;
import io.modelwright.testkit.apps.InMemoryApps;
import io.modelwright.testkit.atomic.InMemoryAtomic;
import io.modelwright.testkit.atomic.Rewindable;
import io.modelwright.testkit.audit.InMemoryAuditLog;
import io.modelwright.testkit.codegen.InMemoryRepositories;
import io.modelwright.testkit.idempotency.InMemoryKeptReplies;
import io.modelwright.testkit.identity.IdentityFixtures;
import io.modelwright.testkit.identity.InMemoryIdentity;
import io.modelwright.testkit.jobs.InMemoryJobLog;
import io.modelwright.testkit.jobs.InMemoryJobQueue;
import io.modelwright.testkit.records.InMemoryRecordStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The hexagon on its in-memory adapters, with a clock that tests set. */
final class Hexagon {

    static final String ISSUER = "https://modelwright.test";
    static final String PASSWORD = "correct horses battery stapler";

    private static final int COST_LEAST = 4;
    private static final Path UPLOADS = Path.of("target", "uploads");
    private static final SecureRandom RANDOM = new SecureRandom();

    final SettableClock clock;
    final IdSource ids = IdentityFixtures::nextId;
    final InMemoryIdentity identityStores;
    final SigningKeys keys;
    final CountingLimiter limiter = new CountingLimiter();
    final InMemoryKeptReplies replies = new InMemoryKeptReplies();
    final InMemoryAuditLog auditLog = new InMemoryAuditLog();
    final IdentityServices identity;

    Hexagon(RegistrationMode registration) {
        this(
                registration,
                new SettableClock(IdentityFixtures.NOW),
                new InMemoryIdentity(),
                SigningKeys.of(List.of(SigningKeys.newPair(RANDOM))));
    }

    private Hexagon(
            RegistrationMode registration, SettableClock clock, InMemoryIdentity identityStores, SigningKeys keys) {
        this.clock = clock;
        this.identityStores = identityStores;
        this.keys = keys;
        IdentityServices.Needs needs = new IdentityServices.Needs(
                identityStores.accounts(),
                identityStores.sessions(),
                identityStores.workspaces(),
                identityStores.invitations(),
                identityStores.apiKeys(),
                identityStores.passwordResets(),
                identityStores.changes(),
                new InMemoryRecordStore(),
                new BcryptPasswordHasher(new byte[48], COST_LEAST, RANDOM),
                new JwtAccessTokens(SigningKeySource.of(keys), ISSUER, ids),
                ids,
                clock,
                RANDOM,
                trail(identityStores));
        IdentitySettings standard = IdentitySettings.standard(registration);
        identity = IdentityServices.of(
                needs,
                new IdentitySettings(
                        registration,
                        standard.accessLifetime(),
                        standard.sessionLifetime(),
                        standard.idleLifetime(),
                        standard.refreshGrace(),
                        COST_LEAST));
    }

    private AuditTrail trail(Rewindable... stores) {
        List<Rewindable> all = new ArrayList<>(List.of(stores));
        all.add(auditLog);
        return new AuditTrail(
                new InMemoryAtomic(all.toArray(Rewindable[]::new)), auditLog, new RequestOrigins(), ids, clock);
    }

    /** The same people, workspaces and time where others may register. */
    Hexagon inMode(RegistrationMode registration) {
        return new Hexagon(registration, clock, identityStores, keys);
    }

    static RestSettings generous(SigningKeys keys) {
        Policy wide = new Policy("wide", 1_000_000, 1_000_000, Duration.ofSeconds(1));
        return new RestSettings(Optional.empty(), new RestSettings.Limits(wide, wide, wide, wide), keys.publicKeySet());
    }

    DrivingPorts ports() {
        InMemoryApps stores = new InMemoryApps(identityStores);
        InMemoryJobQueue jobs = new InMemoryJobQueue(clock, ids);
        AppsServices apps = AppsServices.of(new AppsServices.Needs(
                stores.apps(),
                stores.members(),
                stores.memberChanges(),
                identityStores.accounts(),
                stores.drafts(),
                Absent.port(SchemaMigrator.class),
                new UnpublishedFences(),
                new InMemoryRepositories(),
                ids,
                clock,
                trail(stores)));
        return new DrivingPorts(
                identity.accounts(),
                identity.sessions(),
                identity.apiKeys(),
                identity.callers(),
                identity.workspaces(),
                identity.invitations(),
                identity.directory(),
                apps.apps(),
                apps.members(),
                ModelingServices.drafts(
                        stores.drafts(),
                        Absent.port(VersionRepository.class),
                        apps.access(),
                        trail(stores),
                        ids,
                        clock),
                Absent.port(Publishing.class),
                Absent.port(DesignExchange.class),
                JobsServices.jobs(jobs, new InMemoryJobLog(jobs)),
                Absent.port(Records.class),
                Absent.port(RecordHistory.class),
                Absent.port(RecordTransfer.class),
                Absent.port(RecordEvents.class),
                AuditServices.trails(auditLog),
                AuditServices.refusals(trail(), clock),
                IdempotencyServices.idempotency(
                        new InMemoryAtomic(identityStores, stores, auditLog, replies),
                        replies,
                        new byte[32],
                        RANDOM,
                        clock),
                Absent.port(AppDescriptions.class),
                Absent.port(Files.class),
                Absent.port(Generations.class),
                Absent.port(Repositories.class),
                Absent.port(TemplateSets.class),
                Absent.port(Builds.class),
                Absent.port(Deployments.class),
                Absent.port(DeploymentLogs.class),
                Absent.port(FirstAdministrators.class),
                Absent.port(Monitoring.class),
                Absent.port(Usage.class),
                (principal, app) -> {},
                Absent.port(EnvironmentRecords.class),
                Absent.port(Views.class),
                Absent.port(AppTemplates.class));
    }

    /** Registers somebody where they are new, and signs them in. */
    String signIn(String email) {
        identity.accounts().register(email, PASSWORD, "Somebody");
        return switch (identity.accounts().signIn(email, PASSWORD, Device.UNKNOWN)) {
            case Outcome.Done<SignIn>(SignIn signIn) -> signIn.accessToken();
            case Outcome.Refused<SignIn>(Refusal refusal) -> throw new AssertionError(refusal.toString());
        };
    }

    EdgeServer serve(RestSettings settings) {
        return new EdgeServer(edge(settings));
    }

    RestEdge edge(RestSettings settings) {
        return new RestEdge(ports(), limiter, settings, ids, clock, new UploadFolder(UPLOADS, ids, clock));
    }
}
