package io.modelwright.application.codegen;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.application.audit.AuditTrail;
import io.modelwright.core.apps.App;
import io.modelwright.core.audit.Actor;
import io.modelwright.core.audit.AppEvents;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.codegen.template.TemplateModel;
import io.modelwright.core.codegen.template.TemplateSet;
import io.modelwright.core.codegen.template.TemplateSetDocument;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.IdSource;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.codegen.driven.CodeRenderer;
import io.modelwright.ports.codegen.driven.TemplateEngine;
import io.modelwright.ports.codegen.driven.TemplateEngine.Pattern;
import io.modelwright.ports.codegen.driven.TemplateSetRepository;
import io.modelwright.ports.codegen.driven.TemplateSetRepository.Revision;
import io.modelwright.ports.codegen.driven.TemplateSetRepository.Saved;
import io.modelwright.ports.codegen.driven.TemplateSetRepository.StoredSet;
import io.modelwright.ports.codegen.driven.TemplateSetRepository.Summary;
import io.modelwright.ports.codegen.driving.TemplateSets;
import io.modelwright.ports.modeling.driven.DraftRepository;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Template sets: what is kept can be read; whether it renders depends on the model, and shows in the preview. */
final class TemplateSetsService implements TemplateSets {

    static final int SETS_MAX = 20;

    private final TemplateSetRepository sets;
    private final TemplateEngine engine;
    private final CodeRenderer shipped;
    private final DraftRepository drafts;
    private final AppAccess access;
    private final AuditTrail trail;
    private final IdSource ids;
    private final InstantSource clock;

    TemplateSetsService(TemplateSetServices.Needs needs) {
        this.sets = needs.sets();
        this.engine = needs.engine();
        this.shipped = needs.shipped();
        this.drafts = needs.drafts();
        this.access = needs.access();
        this.trail = needs.trail();
        this.ids = needs.ids();
        this.clock = needs.clock();
    }

    @Override
    public List<Pattern> patterns(Principal principal) {
        return engine.patterns();
    }

    @Override
    public Outcome<List<Summary>> list(Principal principal, String app) {
        return access.resolve(principal, app, WorkspaceRole.VIEWER).map(found -> sets.list(found.id()));
    }

    @Override
    public Outcome<StoredSet> find(Principal principal, String app, String name, Optional<Integer> revision) {
        return access.resolve(principal, app, WorkspaceRole.VIEWER)
                .flatMap(found -> stored(found, name))
                .flatMap(newest -> revision.isEmpty() || revision.get() == newest.revision()
                        ? Outcome.done(newest)
                        : orNotFound(sets.at(newest.id(), revision.get()), "revision"));
    }

    @Override
    public Outcome<List<Revision>> revisions(Principal principal, String app, String name) {
        return find(principal, app, name, Optional.empty()).map(set -> sets.revisions(set.id()));
    }

    @Override
    public Outcome<StoredSet> save(
            Principal principal, String app, String name, Optional<Integer> revision, Json content) {
        return access.resolve(principal, app, WorkspaceRole.BUILDER)
                .flatMap(found -> named(name)
                        .flatMap(checked -> TemplateSetDocument.parse(content))
                        .flatMap(engine::check)
                        .flatMap(set -> revision.isEmpty()
                                ? create(principal, found, name, set)
                                : next(principal, found, name, revision.get(), set)));
    }

    private Outcome<StoredSet> create(Principal principal, App app, String name, TemplateSet content) {
        StoredSet set =
                revision(new StoredSet(ids.next(), app.id(), name, 1, content, clock.instant(), principal.account()));
        return trail.outcome(
                Actor.of(principal),
                () -> outcome(sets.create(set, SETS_MAX), set),
                made -> AppEvents.templateSetSaved(app, name, 1));
    }

    private Outcome<StoredSet> next(Principal principal, App app, String name, int revision, TemplateSet content) {
        return stored(app, name).flatMap(before -> {
            StoredSet set = revision(new StoredSet(
                    before.id(), app.id(), name, revision + 1, content, clock.instant(), principal.account()));
            return trail.outcome(
                    Actor.of(principal),
                    () -> outcome(sets.save(set), set),
                    made -> AppEvents.templateSetSaved(app, name, made.revision()));
        });
    }

    private static StoredSet revision(StoredSet set) {
        return new StoredSet(
                set.id(),
                set.app(),
                set.name(),
                set.revision(),
                set.content(),
                set.savedAt().truncatedTo(ChronoUnit.MICROS),
                set.savedBy());
    }

    @Override
    public Outcome<String> delete(Principal principal, String app, String name, int revision) {
        return access.resolve(principal, app, WorkspaceRole.BUILDER)
                .flatMap(found -> stored(found, name)
                        .flatMap(set -> trail.outcome(
                                Actor.of(principal),
                                () -> outcome(sets.delete(set.id(), revision), name),
                                gone -> AppEvents.templateSetDeleted(found, name))));
    }

    @Override
    public Outcome<SourceTree> preview(Principal principal, String app, String name, Optional<Json> content) {
        return access.resolve(principal, app, WorkspaceRole.VIEWER).flatMap(found -> {
            Outcome<TemplateSet> set = content.isPresent()
                    ? TemplateSetDocument.parse(content.get())
                    : stored(found, name).map(StoredSet::content);
            return set.flatMap(engine::check)
                    .flatMap(checked -> orNotFound(drafts.find(found.id()), "app")
                            .flatMap(draft -> engine.render(
                                    checked, TemplateModel.of(found.name(), found.slug(), 0, draft.design()))));
        });
    }

    private Outcome<StoredSet> stored(App app, String name) {
        return orNotFound(sets.find(app.id(), name), "template set");
    }

    /** A set is a target: its name is of that form, and of none that comes with the platform. */
    private Outcome<Target> named(String name) {
        JsonPointer at = JsonPointer.ROOT.member("name");
        if (!Target.isName(name)) {
            return invalid(Finding.error(
                    "malformed-name", at, "A name is lower-case words joined by hyphens, 40 characters at most."));
        }
        Target target = new Target(name);
        return shipped.targets().contains(target) || target.equals(Target.JAVA) || target.equals(Target.TYPESCRIPT)
                ? invalid(Finding.error("reserved-name", at, "This is the name of a target of the platform."))
                : Outcome.done(target);
    }

    private static <T> Outcome<T> invalid(Finding finding) {
        return Outcome.refused(
                new Refusal.Invalid("invalid-template-set", "The template set is not valid.", List.of(finding)));
    }

    private static <T> Outcome<T> outcome(Saved saved, T done) {
        return switch (saved) {
            case Saved.Done() -> Outcome.done(done);
            case Saved.Absent() -> Outcome.refused(Refusal.NotFound.of("template set"));
            case Saved.Stale(int current) ->
                Outcome.refused(new Refusal.Stale(
                        "stale", "The template set was changed by somebody else meanwhile.", current));
            case Saved.NameTaken() ->
                Outcome.refused(new Refusal.Conflict(
                        "name-taken", "The app has a template set of this name already.", Map.of()));
            case Saved.TooMany() ->
                Outcome.refused(new Refusal.Conflict(
                        "too-many-template-sets", "An app has at most " + SETS_MAX + " template sets.", Map.of()));
        };
    }

    private static <T> Outcome<T> orNotFound(Optional<T> found, String what) {
        return found.map(Outcome::done).orElseGet(() -> Outcome.refused(Refusal.NotFound.of(what)));
    }
}
