package io.modelwright.bootstrap;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.application.audit.AuditTrail;
import io.modelwright.application.deploy.DatabasePlace;
import io.modelwright.application.deploy.DeploymentNeeds;
import io.modelwright.application.deploy.DeploymentSettings;
import io.modelwright.application.deploy.DeploymentsServices;
import io.modelwright.application.deploy.EnvironmentNeeds;
import io.modelwright.application.deploy.ImageMaker;
import io.modelwright.application.jobs.JobHandler;
import io.modelwright.application.secrets.SecretVault;
import io.modelwright.bootstrap.config.Settings;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.deploy.driving.EnvironmentRecords;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.postgres.Databases;
import io.modelwright.postgres.Databases.Purpose;
import io.modelwright.postgres.PostgresAtomic;
import io.modelwright.postgres.deploy.AppServer;
import io.modelwright.postgres.deploy.PostgresAppDatabases;
import io.modelwright.postgres.deploy.PostgresDeploymentRepository;
import io.modelwright.postgres.deploy.PostgresReleaseRepository;
import io.modelwright.proxy.HttpAppRequests;
import io.modelwright.proxy.HttpReadyProbe;
import io.modelwright.proxy.JettyRoutes;
import io.modelwright.security.JwtAppTokens;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** What stands behind deployments. */
final class DeployWiring implements AutoCloseable {

    private static final Duration REPAIR_PAUSE = Duration.ofSeconds(5);
    private static final Duration ROUTES_PAUSE = Duration.ofMillis(500);
    private static final Duration APP_SILENCE = Duration.ofSeconds(60);
    private static final int USUAL_PORT = 5_432;

    private final ContainerParts engine;
    private final JettyRoutes routes;
    private final HttpReadyProbe probe;
    private final Supplier<AppServer> server;
    private final HttpAppRequests requests;
    private final DeploymentNeeds asked;
    private final DeploymentNeeds working;
    private final DeploymentsServices services;

    DeployWiring(
            Parts parts,
            Stores stores,
            AppAccess access,
            JobQueue queue,
            AuditTrail trail,
            SecretVault vault,
            byte[] sealingKey,
            ContainerParts engine,
            ImageMaker builds) {
        this.engine = engine;
        DeploymentSettings settings = settings(parts, sealingKey, engine);
        this.routes = JettyRoutes.start(
                settings.hold(), parts.settings().deployments().names().port());
        this.routes.identify(settings.owner());
        this.probe = new HttpReadyProbe();
        this.server = server(parts.settings(), engine, sealingKey);
        this.requests = HttpAppRequests.start(APP_SILENCE);
        Function<Purpose, DeploymentNeeds> needs = purpose -> new DeploymentNeeds(
                stores(parts.databases().of(purpose)),
                new PostgresAppDatabases(server, parts.databases().of(Purpose.JOBS)),
                engine.containers(),
                engine.maker().orElse(builds),
                routes,
                probe,
                stores.versions(),
                stores.apps(),
                access,
                queue,
                trail,
                vault,
                parts.ids(),
                parts.clock(),
                parts.random(),
                settings);
        this.asked = needs.apply(Purpose.REQUESTS);
        this.working = needs.apply(Purpose.JOBS);
        this.services = DeploymentsServices.of(asked);
    }

    private static DeploymentNeeds.Stores stores(DataSource source) {
        PostgresDeploymentRepository deployments = new PostgresDeploymentRepository(source);
        return new DeploymentNeeds.Stores(
                deployments, new PostgresReleaseRepository(source), deployments, new PostgresAtomic(source));
    }

    /** Where none is configured a container; the platform's own for programs that reach it, where the roles reach their own databases alone. */
    private static Supplier<AppServer> server(Settings settings, ContainerParts engine, byte[] sealingKey) {
        Optional<AppServer> named = settings.deployments()
                .database()
                .map(there -> new AppServer(there.address(), there.host(), there.port()));
        if (named.isEmpty() && engine.apart()) {
            return new AppServerContainer(engine, sealingKey);
        }
        AppServer server = named.orElseGet(() -> own(settings.database().address()));
        return () -> server;
    }

    private static AppServer own(Databases.Address address) {
        URI uri = URI.create(address.url().substring("jdbc:".length()));
        return new AppServer(
                address,
                Optional.ofNullable(uri.getHost()).orElse("127.0.0.1"),
                uri.getPort() < 0 ? USUAL_PORT : uri.getPort());
    }

    private static DeploymentSettings settings(Parts parts, byte[] sealingKey, ContainerParts engine) {
        Settings.Deployments given = parts.settings().deployments();
        DatabasePlace databases = databases(given, sealingKey, engine);
        DeploymentSettings standard = DeploymentSettings.standard(
                ContainerParts.owner(sealingKey),
                databases,
                given.networks().outbound() || databases instanceof DatabasePlace.Elsewhere);
        return new DeploymentSettings(
                standard.owner(),
                given.firstPort(),
                given.lastPort(),
                given.limits(),
                standard.databases(),
                standard.outbound(),
                standard.start(),
                standard.hold(),
                standard.drain(),
                standard.settle(),
                standard.pause(),
                given.names().routing());
    }

    /** Over the connections of requests. */
    DeploymentNeeds asked() {
        return asked;
    }

    /** Over the connections of jobs. */
    DeploymentNeeds working() {
        return working;
    }

    /** The server of the databases of deployed apps. */
    Supplier<AppServer> server() {
        return server;
    }

    boolean hasEngine() {
        return engine.present();
    }

    private static DatabasePlace databases(Settings.Deployments given, byte[] sealingKey, ContainerParts engine) {
        if (given.database().isEmpty() && engine.apart()) {
            return new DatabasePlace.Container(AppServerContainer.name(sealingKey));
        }
        return given.database()
                .flatMap(Settings.AppDatabase::network)
                .<DatabasePlace>map(name -> new DatabasePlace.Network(new DockerName(name)))
                .orElseGet(DatabasePlace.Elsewhere::new);
    }

    /** @param callers who a caller is now */
    EnvironmentRecords records(Function<Principal, Optional<Principal>> callers) {
        return DeploymentsServices.records(new EnvironmentNeeds(asked, requests, new JwtAppTokens(), callers));
    }

    DeploymentsServices services() {
        return services;
    }

    List<JobHandler> handlers(Function<AccountId, Optional<Principal>> people) {
        return DeploymentsServices.handlers(working, people);
    }

    /** Nothing where there is no engine. */
    List<Upkeep> upkeep() {
        DeploymentsServices repairing = DeploymentsServices.of(working);
        return engine.present()
                ? List.of(
                        new Upkeep("keeping the PostgreSQL of deployed apps", this::keepServer, REPAIR_PAUSE),
                        new Upkeep("repairing what runs", repairing.repairing(), REPAIR_PAUSE),
                        new Upkeep("following the routes of deployments", repairing.routing(), ROUTES_PAUSE))
                : List.of();
    }

    /** It is there as long as there are databases, whoever removes its container. */
    private void keepServer() {
        if (!working.stores().deployments().all().isEmpty()) {
            AppServer unused = server.get();
        }
    }

    @Override
    public void close() {
        routes.close();
        probe.close();
        requests.close();
    }
}
