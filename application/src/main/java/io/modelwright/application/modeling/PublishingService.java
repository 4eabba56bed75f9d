package io.modelwright.application.modeling;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.core.apps.App;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.core.modeling.plan.PlanDocument;
import io.modelwright.core.modeling.validation.DesignValidator;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.modeling.driven.DraftRepository;
import io.modelwright.ports.modeling.driven.DraftRepository.StoredDraft;
import io.modelwright.ports.modeling.driven.SchemaMigrator;
import io.modelwright.ports.modeling.driven.SchemaMigrator.Ended;
import io.modelwright.ports.modeling.driven.SchemaMigrator.Survey;
import io.modelwright.ports.modeling.driven.VersionRepository;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import io.modelwright.ports.modeling.driving.Publishing;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Plans and versions: every decision is the core's, every guarantee the migrator's. */
final class PublishingService implements Publishing {

    private static final int MESSAGE_MAX = 1_000;

    private final DraftRepository drafts;
    private final VersionRepository versions;
    private final SchemaMigrator migrator;
    private final AppAccess access;
    private final PublishEntries entries;
    private final InstantSource clock;
    private final Optional<PublishJobs> later;

    /** A plan with what it met in the database, for one app. */
    private record Surveyed(App app, StoredDraft draft, Set<ElementId> purge, Plan plan, Survey survey) {
        Json document() {
            return PlanDocument.write(plan, survey.counts());
        }
    }

    /** @param later who takes what must be prepared for long; where nobody does, it is done at once */
    PublishingService(
            DraftRepository drafts,
            VersionRepository versions,
            SchemaMigrator migrator,
            AppAccess access,
            PublishEntries entries,
            InstantSource clock,
            Optional<PublishJobs> later) {
        this.drafts = drafts;
        this.versions = versions;
        this.migrator = migrator;
        this.access = access;
        this.entries = entries;
        this.clock = clock;
        this.later = later;
    }

    @Override
    public Outcome<Json> plan(Principal principal, String app) {
        return access.resolve(principal, app, WorkspaceRole.VIEWER)
                .flatMap(found -> draft(found)
                        .flatMap(draft -> survey(found, draft, Set.of()))
                        .map(Surveyed::document));
    }

    @Override
    public Outcome<Published> publish(Principal principal, String app, Publish command) {
        String message = command.message().strip();
        if (message.isEmpty() || message.codePointCount(0, message.length()) > MESSAGE_MAX) {
            return Outcome.refused(new Refusal.Invalid(
                    "invalid-request",
                    "A version needs a message of 1 to 1000 characters.",
                    List.of(Finding.error(
                            "message-length",
                            JsonPointer.ROOT.member("message"),
                            "The message has to have 1 to 1000 characters."))));
        }
        return access.resolve(principal, app, WorkspaceRole.BUILDER)
                .flatMap(found -> draft(found)
                        .flatMap(draft -> valid(draft, command.revision()))
                        .flatMap(draft -> survey(found, draft, command.purge()))
                        .flatMap(surveyed -> decide(surveyed, principal, command, message)));
    }

    private Outcome<StoredDraft> draft(App app) {
        return drafts.find(app.id()).map(Outcome::done).orElseGet(() -> Outcome.refused(Refusal.NotFound.of("app")));
    }

    /** A draft can be what an older release of the rules let pass; a version cannot. */
    private static Outcome<StoredDraft> valid(StoredDraft draft, Optional<Long> revision) {
        if (revision.filter(expected -> expected != draft.revision()).isPresent()) {
            return Outcome.refused(new Refusal.Stale(
                    "stale-draft", "The draft was changed by somebody else meanwhile.", draft.revision()));
        }
        List<Finding> errors = DesignValidator.validate(draft.design()).stream()
                .filter(Finding::isError)
                .toList();
        return errors.isEmpty()
                ? Outcome.done(draft)
                : Outcome.refused(new Refusal.Invalid("invalid-design", "The draft has errors.", errors));
    }

    /** Plans from the live version; where that moves on between two looks, once more from the new one. */
    private Outcome<Surveyed> survey(App app, StoredDraft draft, Set<ElementId> purge) {
        for (int attempt = 0; attempt < 2; attempt++) {
            Optional<StoredVersion> live = versions.live(app.id());
            Plan plan = Plan.between(
                    live.map(StoredVersion::design).orElse(Design.EMPTY),
                    draft.design(),
                    live.map(StoredVersion::retired).orElse(Retired.NOTHING),
                    live.map(StoredVersion::number).orElse(0) + 1,
                    app.schema(),
                    purge);
            Optional<Survey> survey = migrator.survey(app, plan);
            if (survey.isPresent()) {
                return Outcome.done(new Surveyed(app, draft, purge, plan, survey.get()));
            }
        }
        return Outcome.refused(new Refusal.Conflict(
                "publish-conflict", "Somebody else is publishing this app: look at the plan again.", Map.of()));
    }

    private Outcome<Published> decide(Surveyed surveyed, Principal principal, Publish command, String message) {
        if (surveyed.plan().isEmpty()) {
            return conflict("nothing-to-publish", "The draft is the same as the live version.", surveyed.document());
        }
        Plan.Verdict verdict = surveyed.plan()
                .decide(
                        surveyed.survey().counts(),
                        command.acknowledge(),
                        command.fill(),
                        surveyed.survey().largeTables());
        return switch (verdict) {
            case Plan.Verdict.Ready ready ->
                later.isPresent() && !ready.migration().prepare().isEmpty()
                        ? later(later.get(), surveyed, principal, command, message)
                        : run(surveyed, principal, message, ready);
            case Plan.Verdict.Unacknowledged(Set<String> changes) ->
                conflict(
                        "unacknowledged-loss",
                        "Values would leave the app: acknowledge these changes by their ids: " + sorted(changes) + ".",
                        surveyed.document());
            case Plan.Verdict.ValueNeeded(Set<String> changes) ->
                conflict(
                        "value-needed",
                        "Existing records lack values: give an expression for these changes: " + sorted(changes) + ".",
                        surveyed.document());
            case Plan.Verdict.BadFill(List<Finding> findings) ->
                Outcome.refused(new Refusal.Invalid("invalid-fill", "A fill cannot be used.", findings));
        };
    }

    /** Large tables take longer to prepare than a request may: a job does it, with this very draft and these decisions. */
    private static Outcome<Published> later(
            PublishJobs jobs, Surveyed surveyed, Principal principal, Publish command, String message) {
        Publish pinned = new Publish(
                message,
                command.acknowledge(),
                command.fill(),
                Optional.of(surveyed.draft().revision()),
                command.purge());
        Optional<UUID> job = jobs.enqueue(
                surveyed.app(), principal.account(), surveyed.plan().version(), pinned);
        return job.map(id -> Outcome.<Published>done(new Published.Later(id)))
                .orElseGet(() ->
                        conflict("publish-conflict", "Somebody else is publishing this app.", surveyed.document()));
    }

    private Outcome<Published> run(Surveyed surveyed, Principal principal, String message, Plan.Verdict.Ready ready) {
        App app = surveyed.app();
        StoredVersion version = new StoredVersion(
                app.id(),
                surveyed.plan().version(),
                message,
                principal.account(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                surveyed.draft().design(),
                PlanDocument.write(surveyed.plan(), surveyed.survey().counts())
                        .find("changes")
                        .orElseThrow(),
                ready.script(),
                ready.retired());
        return switch (migrator.publish(app, ready.migration(), version)) {
            case Ended.Switched(StoredVersion published) -> {
                entries.add(principal, app, published);
                yield alive(app, published);
            }
            case Ended.Conflict() ->
                afresh(surveyed, "publish-conflict", "Somebody else published meanwhile: look at the plan again.");
            case Ended.Blocked() ->
                afresh(surveyed, "publish-blocked", "The tables stayed in use too long: try again. Nothing changed.");
            case Ended.Unfit(Set<String> changes) ->
                afresh(
                        surveyed,
                        "value-needed",
                        "Records that came meanwhile do not fit these changes: " + sorted(changes) + ".");
        };
    }

    /** Where the app was deleted while this was published, nothing of it stays. */
    private Outcome<Published> alive(App app, StoredVersion published) {
        if (drafts.find(app.id()).isEmpty()) {
            migrator.remove(app);
            return Outcome.refused(Refusal.NotFound.of("app"));
        }
        return Outcome.done(new Published.Now(version(published)));
    }

    private Outcome<Published> afresh(Surveyed surveyed, String code, String detail) {
        return survey(surveyed.app(), surveyed.draft(), surveyed.purge())
                .flatMap(fresh -> conflict(code, detail, fresh.document()));
    }

    private static Outcome<Published> conflict(String code, String detail, Json plan) {
        return Outcome.refused(new Refusal.Conflict(code, detail, Map.of("plan", plan)));
    }

    private static String sorted(Set<String> changes) {
        return String.join(", ", changes.stream().sorted().toList());
    }

    @Override
    public Outcome<List<RetiredElement>> retired(Principal principal, String app) {
        return access.resolve(principal, app, WorkspaceRole.VIEWER)
                .map(found -> versions.live(found.id()).map(RetiredElements::of).orElse(List.of()));
    }

    @Override
    public Outcome<Long> count(Principal principal, String app) {
        // versions are numbered without gaps
        return access.resolve(principal, app, WorkspaceRole.VIEWER)
                .map(found -> versions.live(found.id())
                        .map(version -> (long) version.number())
                        .orElse(0L));
    }

    @Override
    public Outcome<Page<Version>> list(Principal principal, String app, int limit, Optional<String> cursor) {
        Optional<Integer> before = cursor.flatMap(PublishingService::number);
        if (cursor.isPresent() && before.isEmpty()) {
            return Outcome.refused(
                    new Refusal.Malformed("malformed-cursor", "The cursor is not one of ours.", List.of()));
        }
        return access.resolve(principal, app, WorkspaceRole.VIEWER).map(found -> {
            List<StoredVersion> rows = versions.list(found.id(), before, limit + 1);
            List<StoredVersion> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
            Optional<String> next = rows.size() > limit
                    ? Optional.of(Integer.toString(shown.getLast().number()))
                    : Optional.empty();
            return new Page<>(shown.stream().map(PublishingService::version).toList(), next);
        });
    }

    private static Optional<Integer> number(String cursor) {
        try {
            return Optional.of(Integer.valueOf(cursor));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public Outcome<Version> load(Principal principal, String app, int number) {
        return access.resolve(principal, app, WorkspaceRole.VIEWER)
                .flatMap(found -> find(found, number))
                .map(PublishingService::version);
    }

    @Override
    public Outcome<Json> compare(Principal principal, String app, int from, int to) {
        return access.resolve(principal, app, WorkspaceRole.VIEWER)
                .flatMap(found -> find(found, from)
                        .flatMap(before -> find(found, to).map(after -> {
                            Plan plan = Plan.between(
                                    before.design(), after.design(), before.retired(), to, found.schema(), Set.of());
                            return Json.object()
                                    .put("from", from)
                                    .put("to", to)
                                    .put("changes", PlanDocument.changes(plan))
                                    .build();
                        })));
    }

    private Outcome<StoredVersion> find(App app, int number) {
        return versions.find(app.id(), number)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.NotFound.of("version")));
    }

    private static Version version(StoredVersion stored) {
        return new Version(
                stored.number(),
                stored.message(),
                stored.author(),
                stored.publishedAt(),
                DesignDocument.write(stored.design()),
                stored.changes(),
                stored.script());
    }
}
