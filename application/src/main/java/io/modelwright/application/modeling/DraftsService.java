package io.modelwright.application.modeling;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.application.audit.AuditTrail;
import io.modelwright.core.apps.App;
import io.modelwright.core.audit.Actor;
import io.modelwright.core.audit.AppEvents;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.modeling.document.Parsed;
import io.modelwright.core.modeling.validation.DesignValidator;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.IdSource;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPatch;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.modeling.driven.DraftRepository;
import io.modelwright.ports.modeling.driven.DraftRepository.Saved;
import io.modelwright.ports.modeling.driven.DraftRepository.StoredDraft;
import io.modelwright.ports.modeling.driven.VersionRepository;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import io.modelwright.ports.modeling.driving.Drafts;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Drafts: read, replaced, patched, brought back. What is saved is valid, except for what an older version was. */
final class DraftsService implements Drafts {

    private final DraftRepository drafts;
    private final VersionRepository versions;
    private final AppAccess access;
    private final AuditTrail trail;
    private final IdSource ids;
    private final InstantSource clock;

    DraftsService(
            DraftRepository drafts,
            VersionRepository versions,
            AppAccess access,
            AuditTrail trail,
            IdSource ids,
            InstantSource clock) {
        this.drafts = drafts;
        this.versions = versions;
        this.access = access;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Outcome<Draft> load(Principal principal, String app) {
        return access.resolve(principal, app, WorkspaceRole.VIEWER)
                .flatMap(this::current)
                .map(stored -> draft(stored, DesignValidator.validate(stored.design())));
    }

    @Override
    public Outcome<Draft> replace(Principal principal, String app, long revision, Json document) {
        return expected(principal, app, revision).flatMap(before -> parseAndSave(principal, before, document));
    }

    @Override
    public Outcome<Draft> patch(Principal principal, String app, long revision, Json patch) {
        return expected(principal, app, revision)
                .flatMap(before -> JsonPatch.parse(patch)
                        .flatMap(parsed -> parsed.apply(DesignDocument.write(before.design())))
                        .flatMap(document -> parseAndSave(principal, before, document)));
    }

    @Override
    public Outcome<Draft> restore(Principal principal, String app, int number, long revision) {
        return access.resolve(principal, app, WorkspaceRole.BUILDER)
                .flatMap(found -> current(found)
                        .flatMap(before -> expected(before, revision))
                        .flatMap(before -> versions.find(found.id(), number)
                                .map(version -> restore(principal, found, before, version))
                                .orElseGet(() -> Outcome.refused(Refusal.NotFound.of("version")))));
    }

    private Outcome<Draft> restore(Principal principal, App app, StoredDraft before, StoredVersion version) {
        List<Finding> findings = DesignValidator.validate(version.design());
        return trail.outcome(
                Actor.of(principal),
                () -> save(principal, before, version.design(), findings),
                draft -> AppEvents.draftRestored(app, version.number(), draft.revision()));
    }

    /** The draft that a change starts from, if it is still of that revision. */
    private Outcome<StoredDraft> expected(Principal principal, String app, long revision) {
        return access.resolve(principal, app, WorkspaceRole.BUILDER)
                .flatMap(this::current)
                .flatMap(before -> expected(before, revision));
    }

    private static Outcome<StoredDraft> expected(StoredDraft before, long revision) {
        return before.revision() == revision ? Outcome.done(before) : stale(before.revision());
    }

    private Outcome<StoredDraft> current(App app) {
        return drafts.find(app.id()).map(Outcome::done).orElseGet(() -> Outcome.refused(Refusal.NotFound.of("app")));
    }

    private Outcome<Draft> parseAndSave(Principal principal, StoredDraft before, Json document) {
        Parsed parsed = DesignDocument.parse(document, before.design(), ids);
        Optional<Design> design = parsed.design();
        if (design.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(
                    "invalid-design", "The design has errors; the draft is unchanged.", parsed.findings()));
        }
        return save(principal, before, design.get(), parsed.findings());
    }

    private Outcome<Draft> save(Principal principal, StoredDraft before, Design design, List<Finding> findings) {
        StoredDraft changed = new StoredDraft(
                before.app(),
                before.revision() + 1,
                design,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                principal.account());
        return switch (drafts.save(changed)) {
            case Saved.Done() -> Outcome.done(draft(changed, findings));
            case Saved.Stale(long current) -> stale(current);
            case Saved.Absent() -> Outcome.refused(Refusal.NotFound.of("app"));
        };
    }

    private static Draft draft(StoredDraft stored, List<Finding> findings) {
        return new Draft(
                stored.revision(),
                stored.design(),
                DesignDocument.write(stored.design()),
                findings,
                stored.updatedAt(),
                stored.updatedBy());
    }

    private static <T> Outcome<T> stale(long current) {
        return Outcome.refused(
                new Refusal.Stale("stale-draft", "The draft was changed by somebody else meanwhile.", current));
    }
}
