package io.modelwright.application.deploy;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.application.audit.AuditTrail;
import io.modelwright.application.codegen.AppTargets;
import io.modelwright.application.paging.IdCursors;
import io.modelwright.core.apps.App;
import io.modelwright.core.audit.Actor;
import io.modelwright.core.audit.BuildEvents;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.deploy.Build;
import io.modelwright.core.deploy.BuildId;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobRequest;
import io.modelwright.core.jobs.RetryPolicy;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.deploy.driven.ImageStore;
import io.modelwright.ports.deploy.driving.Builds;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks for builds and looks at them. */
final class BuildsService implements Builds {

    private static final RetryPolicy RETRIES = new RetryPolicy(3, 3, Duration.ofSeconds(2), Duration.ofMinutes(1));

    private final BuildsServices.Needs needs;
    private final AppTargets targets;
    private final AppAccess access;
    private final AuditTrail trail;

    BuildsService(BuildsServices.Needs needs) {
        this.needs = needs;
        this.targets = needs.targets();
        this.access = needs.access();
        this.trail = needs.trail();
    }

    @Override
    public Outcome<Build> start(Principal principal, String app, Wish wish) {
        return access.resolve(principal, app, WorkspaceRole.BUILDER)
                .flatMap(found -> target(found, wish.target())
                        .flatMap(target -> version(found, wish.version())
                                .flatMap(version -> enqueue(principal, found, target, version, wish.noCache()))));
    }

    private Outcome<Target> target(App app, String name) {
        List<Target> all = targets.of(app.id());
        Optional<Target> target = Target.isName(name) ? Optional.of(new Target(name)) : Optional.empty();
        if (target.filter(all::contains).isPresent()) {
            return Outcome.done(target.get());
        }
        String known = all.stream().map(Target::name).collect(Collectors.joining(", "));
        return invalid("unknown-target", "target", "There is no such target; there are: " + known + ".");
    }

    private Outcome<Integer> version(App app, Optional<Integer> asked) {
        Optional<Integer> live = needs.versions().live(app.id()).map(StoredVersion::number);
        if (live.isEmpty()) {
            return Outcome.refused(new Refusal.Conflict(
                    "nothing-published", "Images are made of published versions: publish the first one.", Map.of()));
        }
        int number = asked.orElse(live.get());
        return number >= 1 && number <= live.get()
                ? Outcome.done(number)
                : invalid(
                        "unknown-version",
                        "version",
                        "There is no version " + number + "; the last one is " + live.get() + ".");
    }

    private static <T> Outcome<T> invalid(String code, String member, String detail) {
        return Outcome.refused(new Refusal.Invalid(
                code, detail, List.of(Finding.error(code, JsonPointer.ROOT.member(member), detail))));
    }

    /** The job and the build are kept together; where the same work waits already, its build stands for this one. */
    private Outcome<Build> enqueue(Principal principal, App app, Target target, int version, boolean noCache) {
        JobId id = new JobId(needs.ids().next());
        Instant now = needs.clock().instant().truncatedTo(ChronoUnit.MICROS);
        Build wanted = Build.pending(
                new BuildId(id.value()), app.id(), version, target, noCache, Optional.of(principal.account()), now);
        return trail.outcome(
                Actor.of(principal),
                () -> {
                    Job job = needs.queue()
                            .enqueue(List.of(new JobRequest(
                                    id,
                                    BuildHandler.KIND,
                                    app.workspace(),
                                    principal.account(),
                                    payload(wanted),
                                    Optional.of(sameWork(wanted)),
                                    RETRIES,
                                    now)))
                            .getFirst();
                    if (!job.id().equals(id)) {
                        return needs.builds()
                                .find(new BuildId(job.id().value()))
                                .map(Outcome::done)
                                .orElseGet(() -> Outcome.refused(Refusal.NotFound.of("build")));
                    }
                    return needs.builds().add(wanted)
                            ? Outcome.done(wanted)
                            : Outcome.refused(Refusal.NotFound.of("app"));
                },
                build -> BuildEvents.requested(app, build));
    }

    private static String sameWork(Build build) {
        return build.app() + " " + build.target() + " " + build.version() + (build.noCache() ? " anew" : "");
    }

    private static Json payload(Build build) {
        return Json.object()
                .put("app", build.app().toString())
                .put("target", build.target().name())
                .put("version", build.version())
                .put("noCache", build.noCache())
                .build();
    }

    @Override
    public Outcome<Page<Build>> list(Principal principal, String app, Listing listing) {
        return access.resolve(principal, app, WorkspaceRole.VIEWER)
                .flatMap(found -> IdCursors.after(listing.cursor())
                        .map(before -> IdCursors.page(
                                needs.builds()
                                        .list(
                                                found.id(),
                                                listing.target(),
                                                before.map(BuildId::new),
                                                listing.limit() + 1),
                                listing.limit(),
                                build -> build.id().value(),
                                build -> build)));
    }

    @Override
    public Outcome<Long> count(Principal principal, String app, Optional<Target> target) {
        return access.resolve(principal, app, WorkspaceRole.VIEWER)
                .map(found -> needs.builds().count(found.id(), target));
    }

    /** A build of an app that the caller cannot see is not found, and not told from one that is not there. */
    @Override
    public Outcome<Build> find(Principal principal, BuildId id) {
        Outcome<Build> none = Outcome.refused(Refusal.NotFound.of("build"));
        return needs.builds()
                .find(id)
                .map(build -> switch (access.resolve(principal, build.app().toString(), WorkspaceRole.VIEWER)) {
                    case Outcome.Done<App> visible -> Outcome.done(build);
                    case Outcome.Refused<App>(Refusal.NotFound secret) -> none;
                    case Outcome.Refused<App>(Refusal refusal) -> Outcome.<Build>refused(refusal);
                })
                .orElse(none);
    }

    @Override
    public Outcome<String> log(Principal principal, BuildId id) {
        return find(principal, id)
                .flatMap(build -> needs.logs()
                        .read(id)
                        .map(Outcome::done)
                        .orElseGet(() -> Outcome.refused(Refusal.NotFound.of("build"))));
    }

    @Override
    public Outcome<ImageStore.DiskUse> diskUse(Principal principal) {
        return principal.platformAdministrator()
                ? Outcome.done(needs.images().diskUse())
                : Outcome.refused(new Refusal.Forbidden("forbidden", "This is for platform administrators."));
    }
}
