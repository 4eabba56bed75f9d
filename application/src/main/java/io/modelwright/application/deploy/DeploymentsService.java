package io.modelwright.application.deploy;

import io.modelwright.core.apps.App;
import io.modelwright.core.audit.Actor;
import io.modelwright.core.audit.AuditAction;
import io.modelwright.core.audit.AuditEvent;
import io.modelwright.core.audit.DeploymentEvents;
import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.Deployment.Desired;
import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.deploy.DeploymentNames;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.Release;
import io.modelwright.core.deploy.ReleaseId;
import io.modelwright.core.deploy.Rollback;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobRequest;
import io.modelwright.core.jobs.RetryPolicy;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.deploy.driven.ContainerEngine.LogLine;
import io.modelwright.ports.deploy.driven.DeploymentRepository.Added;
import io.modelwright.ports.deploy.driving.DeploymentLogs;
import io.modelwright.ports.deploy.driving.Deployments;
import io.modelwright.ports.deploy.driving.FirstAdministrators;
import io.modelwright.ports.failure.EngineUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Asks for releases and what else is done to deployments, and looks at them. */
final class DeploymentsService implements Deployments, DeploymentLogs, FirstAdministrators {

    private static final int RELEASES = 1_000;
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final DeploymentNeeds needs;
    private final DeploymentWishes wishes;
    private final DeploymentChanges changes;
    private final PendingPlans plans;
    private final Promotions promotions;
    private final Questions questions;

    DeploymentsService(DeploymentNeeds needs) {
        this.needs = needs;
        this.wishes = new DeploymentWishes(needs.versions());
        this.promotions = new Promotions(needs, wishes);
        this.changes = new DeploymentChanges(needs, new RouteKeeper(needs));
        this.plans = new PendingPlans(needs.versions());
        this.questions = new Questions(needs, plans);
    }

    @Override
    public Outcome<Started> deploy(Principal principal, String app, Wish wish) {
        return needs.access().resolve(principal, app, WorkspaceRole.OPERATOR).flatMap(found -> {
            List<Deployment> known = needs.stores().deployments().of(found.id());
            Outcome<DeploymentWishes.Read> asked = wish.from().isPresent()
                    ? promotions.read(found, wish.from().get(), wish, known)
                    : wishes.read(found, wish, known);
            return asked.flatMap(read -> {
                Optional<Deployment> there = known.stream()
                        .filter(deployment -> deployment.environment().equals(read.environment()))
                        .findFirst();
                return there.isPresent()
                        ? again(principal, found, there.get(), read, wish.acknowledge())
                        : first(principal, found, read);
            });
        });
    }

    private Outcome<Started> again(
            Principal principal, App app, Deployment there, DeploymentWishes.Read read, Set<String> acknowledged) {
        Optional<ImageId> serving = changes.serving(there).flatMap(Release::image);
        if (read.serving()
                .flatMap(Release::image)
                .filter(image -> serving.equals(Optional.of(image)))
                .isPresent()) {
            return conflict("release-serves", "That image serves there already.");
        }
        return questions
                .answered(app, there, read.version(), acknowledged)
                .flatMap(answered -> start(
                        principal,
                        app,
                        there,
                        wanted(principal, there, nextNumber(there), read),
                        acknowledged,
                        release -> DeploymentEvents.requested(app, there, release)));
    }

    private Release wanted(Principal principal, Deployment there, int number, DeploymentWishes.Read read) {
        Release release = Release.pending(
                new ReleaseId(needs.ids().next()),
                there.id(),
                number,
                read.version(),
                principal.account(),
                changes.now());
        return read.promoted()
                .map(from -> release.promoted(from, read.serving().orElseThrow()))
                .orElse(release);
    }

    private Outcome<Started> first(Principal principal, App app, DeploymentWishes.Read read) {
        Set<Integer> taken = needs.stores().deployments().ports();
        int[] free = IntStream.rangeClosed(
                        needs.settings().firstPort(), needs.settings().lastPort())
                .filter(port -> !taken.contains(port) && needs.routes().isFree(port))
                .limit(1)
                .toArray();
        if (free.length == 0) {
            return conflict("no-port-left", "All ports for deployments are taken.");
        }
        Deployment fresh = Deployment.fresh(
                new DeploymentId(needs.ids().next()),
                app.id(),
                read.environment(),
                read.target(),
                free[0],
                read.origin(),
                principal.account(),
                changes.now());
        Release release = wanted(principal, fresh, 1, read);
        return needs.trail()
                .outcome(
                        Actor.of(principal),
                        () -> switch (needs.stores().deployments().add(fresh)) {
                            case Added.Done() -> enqueued(principal, app, fresh, release, Set.of());
                            case Added.NoApp() -> Outcome.<Started>refused(Refusal.NotFound.of("app"));
                            case Added.Taken(Deployment by) ->
                                conflict(
                                        "deployment-changed",
                                        "Somebody else made this environment just now: try again.");
                            case Added.PortTaken() ->
                                conflict("deployment-changed", "Another deployment took the port just now: try again.");
                        },
                        started -> DeploymentEvents.requested(app, started.deployment(), release));
    }

    private int nextNumber(Deployment deployment) {
        return needs.stores().releases().list(deployment.id(), Optional.empty(), 1).stream()
                        .mapToInt(Release::number)
                        .findFirst()
                        .orElse(0)
                + 1;
    }

    private Outcome<Started> start(
            Principal principal,
            App app,
            Deployment there,
            Release release,
            Set<String> acknowledged,
            Function<Release, AuditEvent> event) {
        return needs.trail()
                .outcome(
                        Actor.of(principal),
                        () -> enqueued(principal, app, there, release, acknowledged),
                        started -> event.apply(release));
    }

    /** The job, the release and what the deployment says of it are kept together. */
    private Outcome<Started> enqueued(
            Principal principal, App app, Deployment there, Release release, Set<String> acknowledged) {
        Deployment releasing = there.releasing(release.id());
        if (!needs.stores().releases().add(release)
                || !needs.stores().deployments().save(releasing)) {
            return conflict("deployment-changed", "Somebody else changed this deployment just now: try again.");
        }
        Json payload = Json.object()
                .put("app", app.id().toString())
                .put("deployment", there.id().toString())
                .put("release", release.number())
                .put("version", release.version())
                .put(
                        DeployHandler.ACKNOWLEDGE,
                        Json.array(acknowledged.stream().sorted().map(Json::of).toList()))
                .build();
        Job job = needs.queue()
                .enqueue(List.of(request(
                        new JobId(release.id().value()), DeployHandler.KIND, app, principal, payload, there.id())))
                .getFirst();
        return Outcome.done(new Started(releasing, job.id()));
    }

    private JobRequest request(
            JobId id, String kind, App app, Principal principal, Json payload, DeploymentId deployment) {
        return new JobRequest(
                id,
                kind,
                app.workspace(),
                principal.account(),
                payload,
                kind.equals(DeployHandler.KIND) ? Optional.of(deployment.toString()) : Optional.empty(),
                RetryPolicy.STANDARD,
                changes.now());
    }

    @Override
    public Outcome<List<View>> list(Principal principal, String app) {
        return needs.access()
                .resolve(principal, app, WorkspaceRole.VIEWER)
                .map(found -> needs.stores().deployments().of(found.id()).stream()
                        .map(this::view)
                        .toList());
    }

    @Override
    public Outcome<View> find(Principal principal, DeploymentId id) {
        return found(principal, id, WorkspaceRole.VIEWER).map(there -> view(there.deployment()));
    }

    private View view(Deployment deployment) {
        Optional<Release> release = changes.serving(deployment);
        return new View(
                deployment,
                release,
                release.map(known -> health(deployment, known)).orElse(Health.UNKNOWN));
    }

    private Health health(Deployment deployment, Release release) {
        if (deployment.desired() != Desired.RUNNING) {
            return Health.UNKNOWN;
        }
        try {
            Optional<Container> container =
                    needs.engine().find(DeploymentNames.container(deployment.id(), release.number()));
            boolean healthy = container
                    .filter(known -> needs.probe().isReady(known, PATIENCE))
                    .isPresent();
            return healthy ? Health.HEALTHY : Health.UNHEALTHY;
        } catch (EngineUnavailable away) {
            return Health.UNKNOWN;
        }
    }

    /** A deployment with its app. */
    private record Found(App app, Deployment deployment) {}

    /** A deployment of an app that the caller cannot see is not found, and not told from one that is not there. */
    private Outcome<Found> found(Principal principal, DeploymentId id, WorkspaceRole least) {
        Outcome<Found> none = Outcome.refused(Refusal.NotFound.of("deployment"));
        return needs.stores()
                .deployments()
                .find(id)
                .map(deployment -> switch (needs.access()
                        .resolve(principal, deployment.app().toString(), least)) {
                    case Outcome.Done<App>(App app) -> Outcome.done(new Found(app, deployment));
                    case Outcome.Refused<App>(Refusal.NotFound secret) -> none;
                    case Outcome.Refused<App>(Refusal refusal) -> Outcome.<Found>refused(refusal);
                })
                .orElse(none);
    }

    @Override
    public Outcome<Credentials> reveal(Principal principal, DeploymentId id) {
        return found(principal, id, WorkspaceRole.BUILDER)
                .flatMap(there -> needs.trail()
                        .outcome(
                                Actor.of(principal),
                                () -> new AppSecrets(needs)
                                        .of(there.deployment())
                                        .map(secrets -> Outcome.done(
                                                new Credentials(ReleaseSpecs.ADMINISTRATOR, secrets.admin())))
                                        .orElseGet(() -> Outcome.refused(Refusal.NotFound.of("deployment"))),
                                shown -> DeploymentEvents.steered(
                                        AuditAction.DEPLOYMENT_ADMINISTRATOR_SHOWN, there.app(), there.deployment())));
    }

    @Override
    public Outcome<Page<Release>> releases(Principal principal, DeploymentId id, int limit, Optional<String> cursor) {
        Optional<Integer> before =
                cursor.filter(text -> text.matches("[1-9][0-9]{0,8}")).map(Integer::valueOf);
        if (cursor.isPresent() && before.isEmpty()) {
            return Outcome.refused(
                    new Refusal.Malformed("malformed-cursor", "The cursor is not one of ours.", List.of()));
        }
        return found(principal, id, WorkspaceRole.VIEWER).map(there -> {
            List<Release> some = needs.stores().releases().list(id, before, limit + 1);
            List<Release> shown = some.size() > limit ? some.subList(0, limit) : some;
            return new Page<>(
                    shown,
                    some.size() > limit
                            ? Optional.of(Integer.toString(shown.getLast().number()))
                            : Optional.empty());
        });
    }

    @Override
    public Outcome<Long> countReleases(Principal principal, DeploymentId id) {
        return found(principal, id, WorkspaceRole.VIEWER)
                .map(there -> needs.stores().releases().count(id));
    }

    @Override
    public Outcome<Started> rollback(Principal principal, DeploymentId id, Optional<Integer> to) {
        return free(principal, id).flatMap(there -> {
            Deployment deployment = there.deployment();
            int schema = needs.databases().version(DeploymentNames.database(id));
            List<Release> releases = needs.stores().releases().list(id, Optional.empty(), RELEASES);
            Rollback decision = Rollback.decide(
                    deployment, releases, to, schema, plans.breaking(there.app().id(), 0, schema));
            return switch (decision) {
                case Rollback.Impossible(String code, String why) -> conflict(code, why);
                case Rollback.Possible(Release former) ->
                    start(
                            principal,
                            there.app(),
                            deployment,
                            Release.rollback(
                                    new ReleaseId(needs.ids().next()),
                                    nextNumber(deployment),
                                    former,
                                    principal.account(),
                                    changes.now()),
                            Set.of(),
                            release -> DeploymentEvents.rolledBack(there.app(), deployment, release));
            };
        });
    }

    private Outcome<Found> free(Principal principal, DeploymentId id) {
        return found(principal, id, WorkspaceRole.OPERATOR)
                .flatMap(there -> DeploymentWishes.busy(there.deployment())
                        .map(Outcome::<Found>refused)
                        .orElseGet(() -> Outcome.done(there)));
    }

    @Override
    public Outcome<Started> steer(Principal principal, DeploymentId id, Steering steering) {
        return free(principal, id).flatMap(there -> {
            Deployment deployment = there.deployment();
            if (steering != Steering.DELETE && deployment.current().isEmpty()) {
                return conflict("no-release", "No release of this deployment ever served.");
            }
            Deployment wanted = deployment.wanted(
                    switch (steering) {
                        case STOP -> Desired.STOPPED;
                        case START, RESTART -> Desired.RUNNING;
                        case DELETE -> Desired.DELETED;
                    });
            JobId job = new JobId(needs.ids().next());
            Json payload = Json.object()
                    .put("deployment", id.toString())
                    .put("steering", steering.name().toLowerCase(Locale.ROOT))
                    .build();
            return needs.trail()
                    .outcome(
                            Actor.of(principal),
                            () -> {
                                if (!needs.stores().deployments().save(wanted)) {
                                    return conflict(
                                            "deployment-changed",
                                            "Somebody else changed this deployment just now: try again.");
                                }
                                needs.queue()
                                        .enqueue(List.of(
                                                request(job, SteerHandler.KIND, there.app(), principal, payload, id)));
                                return Outcome.done(new Started(wanted, job));
                            },
                            started -> DeploymentEvents.steered(action(steering), there.app(), wanted));
        });
    }

    private static AuditAction action(Steering steering) {
        return switch (steering) {
            case STOP -> AuditAction.DEPLOYMENT_STOPPED;
            case START -> AuditAction.DEPLOYMENT_STARTED;
            case RESTART -> AuditAction.DEPLOYMENT_RESTARTED;
            case DELETE -> AuditAction.DEPLOYMENT_DELETED;
        };
    }

    @Override
    public Outcome<List<LogLine>> log(Principal principal, DeploymentId id, Optional<Instant> since, int limit) {
        return found(principal, id, WorkspaceRole.VIEWER)
                .flatMap(there -> changes.serving(there.deployment())
                        .map(release -> Outcome.done(
                                needs.engine().log(DeploymentNames.container(id, release.number()), since, limit)))
                        .orElseGet(() -> conflict("no-release", "No release of this deployment ever served.")));
    }

    private static <T> Outcome<T> conflict(String code, String detail) {
        return Outcome.refused(new Refusal.Conflict(code, detail, Map.of()));
    }
}
