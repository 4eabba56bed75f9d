package io.modelwright.application.codegen;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.application.audit.AuditTrail;
import io.modelwright.application.paging.IdCursors;
import io.modelwright.core.apps.App;
import io.modelwright.core.audit.Actor;
import io.modelwright.core.audit.CodegenEvents;
import io.modelwright.core.codegen.FileChange;
import io.modelwright.core.codegen.FileEntry;
import io.modelwright.core.codegen.Generation;
import io.modelwright.core.codegen.GenerationId;
import io.modelwright.core.codegen.GenerationOptions;
import io.modelwright.core.codegen.GenerationState;
import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobRequest;
import io.modelwright.core.jobs.RetryPolicy;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.IdSource;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.codegen.driven.GenerationRepository;
import io.modelwright.ports.codegen.driven.GenerationRepository.Forgetting;
import io.modelwright.ports.codegen.driven.RepositoryFiles;
import io.modelwright.ports.codegen.driving.Generations;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.modeling.driven.VersionRepository;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks for generations and looks at them. */
final class GenerationsService implements Generations {

    private final GenerationRepository generations;
    private final RepositoryFiles files;
    private final VersionRepository versions;
    private final AppTargets targets;
    private final AppAccess access;
    private final JobQueue queue;
    private final AuditTrail trail;
    private final IdSource ids;
    private final InstantSource clock;

    GenerationsService(GenerationsServices.Needs needs) {
        this.generations = needs.generations();
        this.files = needs.files();
        this.versions = needs.versions();
        this.targets = needs.targets();
        this.access = needs.access();
        this.queue = needs.queue();
        this.trail = needs.trail();
        this.ids = needs.ids();
        this.clock = needs.clock();
    }

    @Override
    public Outcome<Generation> start(Principal principal, String app, Wish wish) {
        return access.resolve(principal, app, WorkspaceRole.BUILDER)
                .flatMap(found -> target(found, wish.target())
                        .flatMap(target -> version(found, wish.version())
                                .flatMap(number -> options(found, target, wish)
                                        .flatMap(options -> enqueue(principal, found, target, number, options)))));
    }

    private Outcome<GenerationOptions> options(App app, Target target, Wish wish) {
        GenerationOptions kept = generations.options(app.id(), target).orElse(GenerationOptions.DEFAULT);
        return WishedOptions.of(wish, kept, targets.takesPackage(target));
    }

    private Outcome<Target> target(App app, String name) {
        Optional<Target> target = Target.isName(name) ? Optional.of(new Target(name)) : Optional.empty();
        List<Target> all = targets.of(app.id());
        if (target.filter(all::contains).isPresent()) {
            return Outcome.done(target.get());
        }
        String known = all.stream().map(Target::name).collect(Collectors.joining(", "));
        String detail = "There is no such target; there are: " + known + ".";
        return Outcome.refused(new Refusal.Invalid(
                "unknown-target",
                detail,
                List.of(Finding.error("unknown-target", JsonPointer.ROOT.member("target"), detail))));
    }

    private Outcome<Integer> version(App app, Optional<Integer> asked) {
        Optional<Integer> live = versions.live(app.id()).map(StoredVersion::number);
        if (live.isEmpty()) {
            return Outcome.refused(new Refusal.Conflict(
                    "nothing-published",
                    "Code is generated from published versions: publish the first one.",
                    Map.of()));
        }
        int number = asked.orElse(live.get());
        if (number >= 1 && number <= live.get()) {
            return Outcome.done(number);
        }
        String detail = "There is no version " + number + "; the last one is " + live.get() + ".";
        return Outcome.refused(new Refusal.Invalid(
                "unknown-version",
                detail,
                List.of(Finding.error("unknown-version", JsonPointer.ROOT.member("version"), detail))));
    }

    /** The job and the generation are kept together; where the same work waits already, its generation stands for this one. */
    private Outcome<Generation> enqueue(
            Principal principal, App app, Target target, int version, GenerationOptions options) {
        JobId id = new JobId(ids.next());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Generation wanted = Generation.pending(
                new GenerationId(id.value()), app.id(), version, target, options, principal.account(), now);
        return trail.outcome(
                Actor.of(principal),
                () -> {
                    Job job = queue.enqueue(List.of(new JobRequest(
                                    id,
                                    GenerateHandler.KIND,
                                    app.workspace(),
                                    principal.account(),
                                    payload(wanted),
                                    Optional.of(WishedOptions.sameWork(wanted)),
                                    RetryPolicy.STANDARD,
                                    now)))
                            .getFirst();
                    if (!job.id().equals(id)) {
                        return generations
                                .find(new GenerationId(job.id().value()))
                                .map(Outcome::done)
                                .orElseGet(() -> Outcome.refused(Refusal.NotFound.of("generation")));
                    }
                    return generations.add(wanted) ? Outcome.done(wanted) : Outcome.refused(Refusal.NotFound.of("app"));
                },
                generation -> CodegenEvents.requested(app, generation));
    }

    private static Json payload(Generation generation) {
        return Json.object()
                .put("app", generation.app().toString())
                .put("target", generation.target().name())
                .put("version", generation.version())
                .build();
    }

    @Override
    public Outcome<Page<Generation>> list(Principal principal, String app, Listing listing) {
        return access.resolve(principal, app, WorkspaceRole.VIEWER)
                .flatMap(found -> IdCursors.after(listing.cursor())
                        .map(before -> IdCursors.page(
                                generations.list(
                                        found.id(),
                                        listing.target(),
                                        before.map(GenerationId::new),
                                        listing.limit() + 1),
                                listing.limit(),
                                generation -> generation.id().value(),
                                generation -> generation)));
    }

    @Override
    public Outcome<Long> count(Principal principal, String app, Optional<Target> target) {
        return access.resolve(principal, app, WorkspaceRole.VIEWER).map(found -> generations.count(found.id(), target));
    }

    @Override
    public Outcome<Generation> find(Principal principal, GenerationId id) {
        return find(principal, id, WorkspaceRole.VIEWER).map(Found::generation);
    }

    /** A generation with its app. */
    private record Found(App app, Generation generation) {}

    /** A generation of an app that the caller cannot see is not found, and not told from one that is not there. */
    private Outcome<Found> find(Principal principal, GenerationId id, WorkspaceRole least) {
        Outcome<Found> none = Outcome.refused(Refusal.NotFound.of("generation"));
        return generations
                .find(id)
                .map(generation -> switch (access.resolve(
                        principal, generation.app().toString(), least)) {
                    case Outcome.Done<App>(App app) -> Outcome.done(new Found(app, generation));
                    case Outcome.Refused<App>(Refusal.NotFound secret) -> none;
                    case Outcome.Refused<App>(Refusal refusal) -> Outcome.<Found>refused(refusal);
                })
                .orElse(none);
    }

    @Override
    public Outcome<Generation> delete(Principal principal, GenerationId id) {
        return find(principal, id, WorkspaceRole.BUILDER).flatMap(found -> {
            if (found.generation().state() == GenerationState.PENDING) {
                return Outcome.refused(new Refusal.Conflict(
                        "generation-not-ready", "The generation is being made: cancel its job first.", Map.of()));
            }
            trail.change(
                    Actor.of(principal),
                    () -> generations.forget(new Forgetting.One(id)),
                    forgotten -> forgotten > 0
                            ? Optional.of(CodegenEvents.deleted(found.app(), found.generation()))
                            : Optional.empty());
            return Outcome.done(found.generation());
        });
    }

    @Override
    public Outcome<List<FileChange>> compare(Principal principal, GenerationId from, GenerationId to) {
        return made(principal, from)
                .flatMap(before -> made(principal, to).flatMap(after -> {
                    if (!before.generation().app().equals(after.generation().app())
                            || !before.generation()
                                    .target()
                                    .equals(after.generation().target())) {
                        String detail = "Only generations of one app and target are compared.";
                        return Outcome.refused(new Refusal.Invalid(
                                "not-comparable",
                                detail,
                                List.of(Finding.error("not-comparable", JsonPointer.ROOT.member("from"), detail))));
                    }
                    return files.compare(
                                    after.generation().app(),
                                    before.result().commit(),
                                    after.result().commit(),
                                    after.generation().target())
                            .map(Outcome::done)
                            .orElseGet(() -> Outcome.refused(Refusal.NotFound.of("generation")));
                }));
    }

    @Override
    public Outcome<Files> files(Principal principal, GenerationId id) {
        return made(principal, id).map(files -> files);
    }

    private Outcome<Made> made(Principal principal, GenerationId id) {
        return find(principal, id, WorkspaceRole.VIEWER)
                .flatMap(found -> found.generation()
                        .result()
                        .map(result -> Outcome.done(new Made(files, found.generation(), result)))
                        .orElseGet(() -> Outcome.refused(new Refusal.Conflict(
                                "generation-not-ready", "This generation has no files: see its state.", Map.of()))));
    }

    /** A generation with its files. */
    private record Made(RepositoryFiles repository, Generation generation, Generation.Result result) implements Files {

        @Override
        public List<FileEntry> list() {
            return repository
                    .list(generation.app(), result.commit(), generation.target())
                    .orElse(List.of());
        }

        @Override
        public Optional<SourceFile> file(String path) {
            return repository.file(generation.app(), result.commit(), generation.target(), path);
        }

        @Override
        public void read(RepositoryFiles.Reader reader) {
            if (!repository.read(generation.app(), result.commit(), generation.target(), reader)) {
                throw new IllegalStateException("generation " + generation.id() + " has lost its commit");
            }
        }
    }
}
