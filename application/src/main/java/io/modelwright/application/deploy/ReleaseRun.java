package io.modelwright.application.deploy;

import io.modelwright.application.deploy.AppSecrets.Secrets;
import io.modelwright.application.deploy.PendingPlans.Effect;
import io.modelwright.application.jobs.JobContext;
import io.modelwright.core.apps.App;
import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.DataCopy;
import io.modelwright.core.deploy.DatabaseName;
import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.Deployment.Desired;
import io.modelwright.core.deploy.Deployment.Origin;
import io.modelwright.core.deploy.DeploymentNames;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.Endpoint;
import io.modelwright.core.deploy.Release;
import io.modelwright.core.jobs.JobProgress;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.deploy.driven.AppDatabases.Access;
import io.modelwright.ports.deploy.driven.ContainerEngine.Steering;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/**
 * Brings one release to where it serves. Each step finds what an attempt before it left behind and goes on from there: names come
 * from ids, and what is decided is kept before it is acted on. For one thread and one attempt.
 */
final class ReleaseRun {

    /** Not a failure: somebody wants it to stop, and the next attempt, or the end of the job, does what is left. */
    static final Refusal STOPPED = failure("job-cancelled", "The job of this release was cancelled.");

    private final DeploymentNeeds needs;
    private final DeploymentChanges changes;
    private final RouteKeeper routes;
    private final PendingPlans plans;
    private final AppSecrets secrets;
    private final Readiness readiness;
    private final Waiting waiting;
    private final JobContext context;
    private final App app;
    private final Set<String> acknowledged;
    private Deployment deployment;
    private Release release;

    /** @param acknowledged the changes whose losses are accepted, by their ids */
    ReleaseRun(
            DeploymentNeeds needs,
            App app,
            Deployment deployment,
            Release release,
            Set<String> acknowledged,
            JobContext context) {
        this.needs = needs;
        this.routes = new RouteKeeper(needs);
        this.changes = new DeploymentChanges(needs, routes);
        this.plans = new PendingPlans(needs.versions());
        this.secrets = new AppSecrets(needs);
        this.waiting = new Waiting(needs.settings().pause());
        this.readiness = new Readiness(needs, changes, waiting);
        this.app = app;
        this.acknowledged = Set.copyOf(acknowledged);
        this.deployment = deployment;
        this.release = release;
        this.context = context;
    }

    /** What the database has, and what stands against the release that serves. */
    private record Prepared(Access access, Secrets secrets, int schema, NavigableMap<Integer, List<String>> breaking) {

        boolean breaks() {
            return schema > 0 && breaking.values().stream().anyMatch(reasons -> !reasons.isEmpty());
        }
    }

    /** The release as it is in the end. */
    Outcome<Release> run() {
        return reachable()
                .flatMap(deployed -> made())
                .flatMap(image -> prepared())
                .flatMap(prepared -> stands(prepared) ? Outcome.done(unchanged()) : replaced(prepared));
    }

    private Outcome<Release> replaced(Prepared prepared) {
        return counted(prepared)
                .flatMap(this::started)
                .flatMap(this::filled)
                .flatMap(this::switched)
                .map(container -> finished());
    }

    /** What is left to do once it serves, for an attempt that finds it serving. */
    Release finished() {
        context.progress(new JobProgress(95, "drain"));
        changes.awaitFollowed(deployment, context::shouldStop);
        removeFormer();
        changes.change(
                        deployment.id(),
                        known -> known.next().equals(Optional.of(release.id())) ? known.without(release.id()) : known)
                .ifPresent(routes::sync);
        return release;
    }

    private void stage(int percent, String name) {
        context.progress(new JobProgress(percent, name));
    }

    private <T> Outcome<T> unlessStopped(Outcome<T> outcome) {
        return context.shouldStop() ? Outcome.refused(STOPPED) : outcome;
    }

    /** Two installations of a machine may have chosen the same port at the same time: one of them has opened it. */
    private Outcome<Deployment> reachable() {
        return routes.claim(deployment)
                ? Outcome.done(deployment)
                : Outcome.refused(failure(
                        "port-taken",
                        "Port " + deployment.port()
                                + " of this machine, where the deployment is to be found, belongs to"
                                + " another program by now: end that one, or delete the deployment and deploy again,"
                                + " which chooses another port."));
    }

    private Outcome<Release> made() {
        if (release.image().isPresent()) {
            return Outcome.done(release);
        }
        stage(5, "generate");
        Outcome<ImageMaker.Made> made = needs.images()
                .make(new ImageMaker.Wish(
                        app,
                        release.version(),
                        deployment.target(),
                        false,
                        stage -> stage(15, stage),
                        line -> {},
                        context::shouldStop));
        if (context.shouldStop()) {
            return Outcome.refused(STOPPED);
        }
        return made.map(image -> keep(release.of(image.image().id(), Optional.of(image.build()))));
    }

    private Release keep(Release changed) {
        needs.stores().releases().save(changed);
        release = changed;
        return changed;
    }

    private Outcome<Prepared> prepared() {
        stage(45, "database");
        Optional<Secrets> known = secrets.of(deployment);
        if (known.isEmpty()) {
            return Outcome.refused(Refusal.NotFound.of("deployment"));
        }
        DatabaseName name = DeploymentNames.database(deployment.id());
        Access access = needs.databases().create(name, known.get().database());
        int schema = needs.databases().version(name);
        Optional<Refusal> against = plans.against(app.id(), release.version(), schema);
        if (against.isPresent()) {
            return Outcome.refused(against.get());
        }
        return unlessStopped(Outcome.done(
                new Prepared(access, known.get(), schema, plans.breaking(app.id(), schema, release.version()))));
    }

    /** Whether what this release would put there serves already and is well, down to every setting of its container. */
    private boolean stands(Prepared prepared) {
        Optional<Release> serving = changes.serving(deployment)
                .filter(known -> known.version() == release.version()
                        && known.image().equals(release.image())
                        && release.rollbackTo().isEmpty());
        if (serving.isEmpty() || prepared.schema() != release.version() || !deployment.filled()) {
            return false;
        }
        DockerName name =
                DeploymentNames.container(deployment.id(), serving.orElseThrow().number());
        // a container of other settings is refused here, and replaced
        return needs.engine()
                        .find(name)
                        .filter(known -> known.state() == Container.State.RUNNING)
                        .isPresent()
                && needs.engine().run(spec(serving.orElseThrow(), prepared))
                        instanceof Outcome.Done<Container>(Container same)
                && readiness.isReady(same);
    }

    private Release unchanged() {
        Release ended = release.unchanged(changes.now());
        needs.stores().atomic().run(() -> {
            needs.stores().releases().save(ended);
            return changes.change(
                    deployment.id(),
                    known -> known.next().equals(Optional.of(release.id())) ? known.without(release.id()) : known);
        });
        return ended;
    }

    private ContainerSpec spec(Release of, Prepared prepared) {
        return new ReleaseSpecs(needs.settings())
                .of(app.slug(), deployment, of, prepared.access(), prepared.secrets(), prepared.schema());
    }

    /**
     * Before anything runs that cannot be undone, so that it is told even where it goes wrong. What nobody acknowledged may have
     * come to be since the release was asked for.
     */
    private Outcome<Prepared> counted(Prepared prepared) {
        DatabaseName name = DeploymentNames.database(deployment.id());
        List<Effect> effects = plans.effects(
                app.id(),
                prepared.schema(),
                release.version(),
                questions -> needs.databases().count(name, questions));
        keep(release.meaning(Json.array(effects.stream().map(Effect::json).toList())));
        return Questions.loss(effects, acknowledged)
                .<Outcome<Prepared>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(prepared));
    }

    private Outcome<Container> started(Prepared prepared) {
        ContainerSpec spec = spec(release, prepared);
        if (prepared.breaks()) {
            hold();
        }
        stage(60, "start");
        Outcome<Container> started = needs.engine().run(spec);
        if (started instanceof Outcome.Refused<Container>(Refusal refusal)
                && refusal.code().equals("container-differs")) {
            // an attempt before found another database version: its container never served
            needs.engine().steer(spec.name(), Steering.REMOVE);
            started = needs.engine().run(spec);
        }
        stage(70, "healthy");
        Outcome<Container> ready = started.flatMap(container -> readiness.await(container.name(), context));
        return ready instanceof Outcome.Refused<Container>(Refusal refusal)
                        && prepared.breaks()
                        && !refusal.equals(STOPPED)
                ? Outcome.refused(withMigration(refusal, prepared))
                : ready;
    }

    /** The failure of a release that breaks what serves, with what it means where its migration was committed before. */
    private Refusal withMigration(Refusal refusal, Prepared prepared) {
        return needs.databases().version(DeploymentNames.database(deployment.id())) > prepared.schema()
                ? failure(
                        refusal.code(),
                        refusal.detail() + " Its migration was committed, which the release before does not work with:"
                                + " the next release has to mend that.")
                : refusal;
    }

    /**
     * Requests wait from now on, and the release that serves stops: it would fail on what comes. Where this takes longer than
     * requests may wait, they are told to come again.
     */
    private void hold() {
        Optional<Release> serving = changes.serving(deployment);
        if (serving.isEmpty() || deployment.desired() != Desired.RUNNING) {
            return;
        }
        stage(50, "hold");
        changes.change(
                        deployment.id(),
                        known -> known.held(
                                Optional.of(changes.now().plus(needs.settings().hold()))))
                .ifPresent(held -> {
                    deployment = held;
                    routes.sync(held);
                });
        DockerName former =
                DeploymentNames.container(deployment.id(), serving.orElseThrow().number());
        drain(former);
        needs.engine().steer(former, Steering.STOP);
    }

    /** Waits until nobody waits for an answer from it, as long as that may take. */
    private void drain(DockerName container) {
        pause();
        changes.awaitFollowed(deployment, context::shouldStop);
        List<Endpoint> targets =
                needs.engine().find(container).map(Container::endpoints).orElse(List.of());
        if (!targets.isEmpty()) {
            waiting.until(
                    needs.settings().drain(),
                    () -> routes.isIdle(deployment, targets) || context.shouldStop()
                            ? Optional.of(true)
                            : Optional.empty());
        }
    }

    /** Until the proxies of other machines know. */
    private void pause() {
        waiting.until(needs.settings().settle(), Optional::empty);
    }

    private Outcome<Container> filled(Container container) {
        if (deployment.filled()) {
            return Outcome.done(container);
        }
        if (deployment.data() == Origin.COPY) {
            stage(80, "copy");
            int version = release.version();
            Outcome<?> copied = needs.versions()
                    .find(app.id(), version)
                    .<Outcome<?>>map(stored -> needs.databases()
                            .copy(
                                    DeploymentNames.database(deployment.id()),
                                    DataCopy.of(app.id(), app.schema(), version, stored.design())))
                    .orElseGet(() -> Outcome.refused(Refusal.NotFound.of("version")));
            if (copied instanceof Outcome.Refused<?>(Refusal refusal)) {
                return Outcome.refused(refusal);
            }
        }
        changes.change(deployment.id(), known -> known.filled() ? known : known.withData())
                .ifPresent(known -> deployment = known);
        return Outcome.done(container);
    }

    /** One transaction says which release serves; the route follows it here at once, elsewhere within a moment. */
    private Outcome<Container> switched(Container container) {
        if (context.shouldStop()) {
            return Outcome.refused(STOPPED);
        }
        stage(90, "switch");
        Release serving = release.serving(changes.now());
        Optional<Deployment> switched = needs.stores().atomic().run(() -> {
            Optional<Deployment> now = changes.change(
                    deployment.id(),
                    known -> known.next().equals(Optional.of(release.id())) && known.desired() != Desired.DELETED
                            ? known.serving(release.id())
                            : known);
            if (now.filter(known -> known.current().equals(Optional.of(release.id())))
                    .isEmpty()) {
                return Optional.<Deployment>empty();
            }
            needs.stores().releases().save(serving);
            now.get()
                    .former()
                    .flatMap(needs.stores().releases()::find)
                    .ifPresent(former -> needs.stores().releases().save(former.former()));
            return now;
        });
        if (switched.isEmpty()) {
            return Outcome.refused(
                    failure("release-superseded", "The deployment was deleted, or another release came first."));
        }
        release = serving;
        deployment = switched.get();
        routes.sync(deployment);
        return Outcome.done(container);
    }

    /** Why a job fails, which is no answer to a request. */
    private static Refusal failure(String code, String detail) {
        return new Refusal.Conflict(code, detail, Map.of());
    }

    /** What served before has no requests any more, or has had its time for them. */
    private void removeFormer() {
        DockerName mine = DeploymentNames.container(deployment.id(), release.number());
        for (Container other :
                needs.engine().list(DeploymentNames.labels(needs.settings().owner(), deployment))) {
            if (!other.name().equals(mine)) {
                drain(other.name());
                needs.engine().steer(other.name(), Steering.REMOVE);
            }
        }
    }
}
