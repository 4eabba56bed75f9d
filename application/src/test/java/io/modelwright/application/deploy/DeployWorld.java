package io.modelwright.application.deploy;

import io.modelwright.application.apps.AppsWorld;
import io.modelwright.application.audit.Trails;
import io.modelwright.application.identity.Members;
import io.modelwright.application.jobs.JobContext;
import io.modelwright.application.jobs.JobHandler;
import io.modelwright.application.secrets.SecretsServices;
import io.modelwright.core.apps.App;
import io.modelwright.core.deploy.BuildId;
import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.DatabaseName;
import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.deploy.Image;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.deploy.Release;
import io.modelwright.core.deploy.ReleaseId;
import io.modelwright.core.deploy.ResourceLimits;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobLease;
import io.modelwright.core.jobs.JobProgress;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.core.secrets.Bytes;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.deploy.driven.AppDatabases;
import io.modelwright.ports.deploy.driven.ContainerEngine;
import io.modelwright.ports.deploy.driven.DeploymentRepository;
import io.modelwright.ports.deploy.driven.ReadyProbe;
import io.modelwright.ports.deploy.driven.ReleaseRepository;
import io.modelwright.ports.deploy.driven.StableRoutes;
import io.modelwright.ports.deploy.driving.Deployments;
import io.modelwright.ports.deploy.driving.Deployments.Started;
import io.modelwright.ports.deploy.driving.Deployments.Wish;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import io.modelwright.testkit.atomic.InMemoryAtomic;
import io.modelwright.testkit.deploy.InMemoryAppDatabases;
import io.modelwright.testkit.deploy.InMemoryDeployments;
import io.modelwright.testkit.deploy.InMemoryRoutes;
import io.modelwright.testkit.deploy.ProgramEngine;
import io.modelwright.testkit.deploy.ProgramEngine.Running;
import io.modelwright.testkit.identity.IdentityFixtures;
import io.modelwright.testkit.jobs.InMemoryJobQueue;
import io.modelwright.testkit.modeling.InMemorySchemaMigrator;
import io.modelwright.testkit.modeling.InMemoryVersionRepository;
import io.modelwright.testkit.secrets.InMemoryDataKeys;
import io.modelwright.testkit.secrets.InMemoryKeyWrapping;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/** Everything around deployments, in memory; containers are entries in a list, and ready unless a test says otherwise. */
final class DeployWorld {

    /** The ids that fields have got, by the number that tests call them by. */
    private final Map<Integer, String> ids = new HashMap<>();

    /** A field that a test calls by a number, whatever its name is. */
    record Field(int number, String name, String type, boolean required) {}

    static Field field(int number, String name) {
        return new Field(number, name, "text", false);
    }

    private Json task(List<Field> fields) {
        List<Json> members = new ArrayList<>();
        for (Field field : fields) {
            Json.ObjectBuilder member = Json.object();
            Optional.ofNullable(ids.get(field.number())).ifPresent(id -> member.put("id", id));
            members.add(member.put("name", field.name())
                    .put("type", field.type())
                    .put("required", field.required())
                    .build());
        }
        Json task = Json.object()
                .put("name", "task")
                .put("fields", Json.array(members))
                .build();
        return Json.object().put("entities", Json.array(List.of(task))).build();
    }

    private Design design(List<Field> fields, Design before) {
        Design design = DesignDocument.parse(task(fields), before, IdentityFixtures::nextId)
                .design()
                .orElseThrow();
        for (Field field : fields) {
            design.findEntity("task").orElseThrow().fields().stream()
                    .filter(made -> made.name().equals(field.name()))
                    .forEach(made -> ids.put(field.number(), made.id().toString()));
        }
        return design;
    }

    Instant now = IdentityFixtures.NOW;
    final AppsWorld world = new AppsWorld();
    final InMemoryVersionRepository versions = new InMemoryVersionRepository();
    final InMemoryJobQueue queue = new InMemoryJobQueue(() -> now, IdentityFixtures::nextId);
    final InMemoryDeployments deployments =
            new InMemoryDeployments(app -> world.stores.apps().find(app).isPresent());
    final InMemoryAppDatabases databases = new InMemoryAppDatabases(question -> 3);
    final InMemoryRoutes routes = new InMemoryRoutes();
    final ProgramEngine engine = new ProgramEngine(this::start);
    final App app = world.anApp("tasks");

    /** Versions whose containers end at once, and those that never are ready. */
    final Set<String> exiting = new HashSet<>();

    final Set<String> ailing = new HashSet<>();

    /** The ports of those that are ready. */
    private final Set<Integer> ready = new HashSet<>();

    private int nextPort = 40_000;
    private int images;
    private boolean gone;

    private Running start(ContainerSpec spec, Consumer<String> log) {
        String version = spec.labels().values().get(Labels.VERSION);
        if (exiting.contains(version)) {
            log.accept("it begins");
            log.accept("FATAL: version " + version + " does not start");
            return new Running(0, OptionalInt.of(1), () -> {});
        }
        databases.migrate(databaseOf(spec), Integer.parseInt(version));
        int port = nextPort++;
        if (!ailing.contains(version)) {
            ready.add(port);
        }
        return new Running(port, OptionalInt.empty(), () -> ready.remove(port));
    }

    /** It runs on, and is not ready any more. */
    void fallIll(Container container) {
        ready.remove(container.port().orElseThrow());
    }

    private static DatabaseName databaseOf(ContainerSpec spec) {
        String url = Optional.ofNullable(spec.environment().get("DATABASE_URL"))
                .orElseGet(() -> new String(spec.secrets().get("database-url"), StandardCharsets.UTF_8));
        return new DatabaseName(url.substring(url.lastIndexOf('/') + 1));
    }

    private Outcome<ImageMaker.Made> make(ImageMaker.Wish wish) {
        images++;
        wish.stage().accept("image");
        ImageId id = new ImageId("sha256:" + String.format("%064x", wish.version()));
        return Outcome.done(new ImageMaker.Made(
                new Image(id, Set.of(), new Labels(Map.of(Labels.OWNER, "here")), 1, now),
                new BuildId(IdentityFixtures.nextId()),
                true));
    }

    /** Somebody removes all images from now on. */
    void imagesAreGone() {
        gone = true;
    }

    int images() {
        return images;
    }

    /** The parts as they are, each behind something of the test's. */
    DeploymentNeeds needs(Meddling meddling) {
        return new DeploymentNeeds(
                new DeploymentNeeds.Stores(
                        meddling.between(DeploymentRepository.class, deployments),
                        meddling.between(ReleaseRepository.class, deployments.releases()),
                        deployments,
                        new InMemoryAtomic(deployments, queue)),
                meddling.between(AppDatabases.class, databases),
                meddling.between(ContainerEngine.class, engine),
                new ImageMaker() {
                    @Override
                    public Outcome<ImageMaker.Made> make(ImageMaker.Wish wish) {
                        return DeployWorld.this.make(wish);
                    }

                    @Override
                    public boolean has(ImageId image) {
                        return !gone;
                    }
                },
                meddling.between(StableRoutes.class, routes),
                meddling.between(ReadyProbe.class, (endpoint, patience) -> ready.contains(endpoint.port())),
                versions,
                world.stores.apps(),
                world.services.access(),
                queue,
                Trails.into(world.auditLog, world.stores, deployments, queue),
                SecretsServices.of(new SecretsServices.Needs(
                                keys,
                                wrapping,
                                IdentityFixtures::nextId,
                                () -> now,
                                new SecureRandom(),
                                Bytes.of(new byte[32])))
                        .vault(),
                IdentityFixtures::nextId,
                () -> now,
                new SecureRandom(),
                settings());
    }

    private final InMemoryDataKeys keys = new InMemoryDataKeys();
    private final InMemoryKeyWrapping wrapping = new InMemoryKeyWrapping();

    private DeploymentSettings settings() {
        return new DeploymentSettings(
                "here",
                20_000,
                20_002,
                ResourceLimits.STANDARD,
                new DatabasePlace.Elsewhere(),
                false,
                Duration.ofMillis(50),
                Duration.ofSeconds(10),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofMillis(1),
                routing);
    }

    Routing routing = Routing.PORTS_ALONE;

    /** Stands between the use cases and a port. */
    interface Meddling {
        <T> T between(Class<T> port, T real);
    }

    static final Meddling NONE = new Meddling() {
        @Override
        public <T> T between(Class<T> port, T real) {
            return real;
        }
    };

    DeploymentsServices services() {
        return DeploymentsServices.of(needs(NONE));
    }

    Deployments port() {
        return services().deployments();
    }

    /** Publishes the next version: a task with a field of that name, and more. */
    void publish(String name, Field... more) {
        Optional<StoredVersion> before = versions.live(app.id());
        int number = before.map(StoredVersion::number).orElse(0) + 1;
        List<Field> fields = new ArrayList<>(List.of(more));
        fields.addFirst(field(1, name));
        Design design = design(fields, before.map(StoredVersion::design).orElse(Design.EMPTY));
        Plan plan = Plan.between(
                before.map(StoredVersion::design).orElse(Design.EMPTY),
                design,
                before.map(StoredVersion::retired).orElse(Retired.NOTHING),
                number,
                app.schema(),
                Set.of());
        Plan.Verdict.Ready ready = (Plan.Verdict.Ready) plan.decide(Map.of(), everything(plan), Map.of(), Set.of());
        new InMemorySchemaMigrator(versions, change -> 0)
                .publish(
                        app,
                        ready.migration(),
                        new StoredVersion(
                                app.id(),
                                number,
                                "Version " + number,
                                world.ada.id(),
                                now,
                                design,
                                Json.array(List.of()),
                                ready.script(),
                                ready.retired()));
        databases.live(number);
    }

    private static Set<String> everything(Plan plan) {
        Set<String> ids = new HashSet<>();
        plan.changes().forEach(change -> ids.add(change.id()));
        return ids;
    }

    static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Refused<T> refused) {
            throw new AssertionError("refused: " + refused.refusal());
        }
        return ((Outcome.Done<T>) outcome).value();
    }

    Wish wish(String target) {
        return new Wish(target, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Started ask(Wish wish) {
        return done(port().deploy(world.as(WorkspaceRole.OPERATOR), app.id().toString(), wish));
    }

    /** Asks for the live version and does it. */
    Release deployed() {
        Started started = ask(wish("java"));
        JobEnd end = run(started.job(), needs(NONE));
        if (!(end instanceof JobEnd.Succeeded)) {
            throw new AssertionError("not released: " + end);
        }
        return release(started);
    }

    Release release(Started started) {
        return deployments.releases().find(new ReleaseId(started.job().value())).orElseThrow();
    }

    Deployment deployment(DeploymentId id) {
        return deployments.find(id).orElseThrow();
    }

    JobHandler handler(DeploymentNeeds needs, String kind) {
        return DeploymentsServices.handlers(
                        needs,
                        new Members(
                                world.stores.identity().accounts(),
                                world.stores.identity().workspaces()))
                .stream()
                .filter(handler -> handler.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** One attempt at a job, with what its worker does about it. */
    JobEnd run(JobId id, DeploymentNeeds needs) {
        return run(id, needs, new Quiet());
    }

    JobEnd run(JobId id, DeploymentNeeds needs, JobContext context) {
        Job job = queue.find(id).orElseThrow();
        JobEnd end = handler(needs, job.kind()).run(job, context);
        finish(job, end);
        return end;
    }

    private void finish(Job job, JobEnd end) {
        Job claimed = queue.claim(Set.of(job.kind()), 1, Duration.ofSeconds(9), Duration.ZERO).stream()
                .filter(known -> known.id().equals(job.id()))
                .findFirst()
                .orElse(job);
        if (claimed.lease().isPresent()) {
            JobLease lease = claimed.lease().get();
            queue.end(new JobQueue.Hold(job.id(), lease), end)
                    .ifPresent(ended -> handler(needs(NONE), job.kind()).recorded(ended));
        }
    }

    static class Quiet implements JobContext {
        @Override
        public void progress(JobProgress progress) {
            // nobody looks
        }

        @Override
        public boolean shouldStop() {
            return false;
        }
    }
}
