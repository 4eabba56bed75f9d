package io.modelwright.application.apps;

import io.modelwright.application.audit.AuditTrail;
import io.modelwright.application.paging.IdCursors;
import io.modelwright.core.apps.App;
import io.modelwright.core.apps.Slug;
import io.modelwright.core.audit.Actor;
import io.modelwright.core.audit.AppEvents;
import io.modelwright.core.identity.AccessRules;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.IdSource;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.apps.driven.AppRepository;
import io.modelwright.ports.apps.driven.AppRepository.Kept;
import io.modelwright.ports.apps.driving.Apps;
import io.modelwright.ports.codegen.driven.AppRepositories;
import io.modelwright.ports.modeling.driven.DraftRepository.StoredDraft;
import io.modelwright.ports.modeling.driven.SchemaMigrator;
import io.modelwright.ports.records.driven.Fences;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The apps that the caller can see. */
final class AppsService implements Apps {

    private static final int NAME_LENGTH_MAX = 120;

    /** How often a slug that was made from a name gets another number before the caller has to choose one. */
    private static final int SLUG_ATTEMPTS = 50;

    private final AppRepository apps;
    private final SchemaMigrator migrator;
    private final Fences fences;
    private final AppRepositories repositories;
    private final AppAccess access;
    private final AuditTrail trail;
    private final IdSource ids;
    private final InstantSource clock;

    AppsService(AppsServices.Needs needs, AppAccess access) {
        this.apps = needs.apps();
        this.migrator = needs.migrator();
        this.fences = needs.fences();
        this.repositories = needs.repositories();
        this.access = access;
        this.trail = needs.trail();
        this.ids = needs.ids();
        this.clock = needs.clock();
    }

    @Override
    public Outcome<App> create(
            Principal principal, Optional<WorkspaceId> workspace, String name, Optional<String> slug, Design design) {
        Optional<WorkspaceId> home = workspace.or(() -> ownWorkspace(principal));
        if (home.isEmpty()) {
            return invalid("no-workspace", "workspace", "You own no workspace: name the one that the app belongs to.");
        }
        Optional<Refusal> refusal = AccessRules.refusal(principal, home.get(), WorkspaceRole.BUILDER, "workspace");
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        return checked(Optional.of(name), slug).flatMap(valid -> {
            String wanted = slug.orElseGet(() -> Slug.of(name));
            for (int attempt = 1; attempt <= SLUG_ATTEMPTS; attempt++) {
                App app = newApp(home.get(), name.strip(), attempt == 1 ? wanted : Slug.numbered(wanted, attempt));
                StoredDraft draft = new StoredDraft(app.id(), 1, design, app.createdAt(), principal.account());
                Kept kept = trail.change(
                        Actor.of(principal),
                        () -> apps.create(app, draft),
                        done -> done == Kept.DONE ? Optional.of(AppEvents.created(app)) : Optional.empty());
                if (kept == Kept.DONE) {
                    return Outcome.done(app);
                }
                if (slug.isPresent()) {
                    break;
                }
            }
            return slugTaken();
        });
    }

    @Override
    public Outcome<App> find(Principal principal, String app) {
        return access.rights(principal, app).map(AppRights::app);
    }

    @Override
    public Outcome<Page<App>> list(Principal principal, int limit, Optional<String> cursor) {
        return IdCursors.after(cursor)
                .map(after -> IdCursors.page(
                        apps.list(AppAccess.sightOf(principal), after.map(AppId::new), limit + 1),
                        limit,
                        app -> app.id().value(),
                        app -> app));
    }

    @Override
    public Outcome<Long> count(Principal principal) {
        return Outcome.done(apps.count(AppAccess.sightOf(principal)));
    }

    @Override
    public Outcome<App> rename(Principal principal, String app, Optional<String> name, Optional<String> slug) {
        return access.resolve(principal, app, WorkspaceRole.BUILDER)
                .flatMap(found -> checked(name, slug).flatMap(valid -> {
                    String newName = name.map(String::strip).orElse(found.name());
                    String newSlug = slug.orElse(found.slug());
                    App renamed = new App(
                            found.id(),
                            found.workspace(),
                            newSlug,
                            newName,
                            found.dataDatabase(),
                            found.schema(),
                            found.createdAt());
                    Kept kept = trail.change(
                            Actor.of(principal),
                            () -> apps.rename(found.id(), newName, newSlug),
                            done -> done == Kept.DONE
                                    ? Optional.of(AppEvents.renamed(found, renamed))
                                    : Optional.empty());
                    return switch (kept) {
                        case DONE -> {
                            if (!newSlug.equals(found.slug())) {
                                // nodes remember what a slug means for as long as the fence stands
                                fences.bumpRights(found.id());
                            }
                            yield Outcome.done(renamed);
                        }
                        case SLUG_TAKEN -> slugTaken();
                        case ABSENT -> Outcome.refused(Refusal.NotFound.of("app"));
                    };
                }));
    }

    @Override
    public Outcome<App> delete(Principal principal, String app) {
        return access.resolve(principal, app, WorkspaceRole.ADMIN).flatMap(found -> {
            // the data first: where this is interrupted, the app is still there to be deleted again
            if (!migrator.remove(found)) {
                return Outcome.refused(new Refusal.Conflict(
                        "publish-conflict", "The app is being published: delete it when that has ended.", Map.of()));
            }
            repositories.delete(found.id());
            trail.change(
                    Actor.of(principal),
                    () -> apps.delete(found.id()),
                    deleted -> deleted ? Optional.of(AppEvents.deleted(found)) : Optional.empty());
            // a first publish or a generation that began meanwhile has ended, or will see that the app is gone
            migrator.remove(found);
            repositories.delete(found.id());
            return Outcome.done(found);
        });
    }

    private static Optional<WorkspaceId> ownWorkspace(Principal principal) {
        return principal.memberships().entrySet().stream()
                .filter(membership -> membership.getValue() == WorkspaceRole.OWNER)
                .map(Map.Entry::getKey)
                .min(Comparator.comparing(WorkspaceId::toString));
    }

    private App newApp(WorkspaceId workspace, String name, String slug) {
        AppId id = new AppId(ids.next());
        return new App(
                id,
                workspace,
                slug,
                name,
                "default",
                "app_" + id.toString().replace("-", ""),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** Every fault of the name and the slug at once. */
    private static Outcome<Boolean> checked(Optional<String> name, Optional<String> slug) {
        List<Finding> findings = new ArrayList<>();
        if (name.isPresent() && !isName(name.get().strip())) {
            findings.add(Finding.error(
                    "name",
                    JsonPointer.ROOT.member("name"),
                    "A name has 1 to " + NAME_LENGTH_MAX + " characters in one line."));
        }
        if (slug.isPresent() && !Slug.isSlug(slug.get())) {
            findings.add(Finding.error(
                    "slug",
                    JsonPointer.ROOT.member("slug"),
                    "A slug has 1 to " + Slug.LENGTH_MAX + " small letters, digits and hyphens, a letter first, and is"
                            + " no id."));
        }
        return findings.isEmpty()
                ? Outcome.done(true)
                : Outcome.refused(new Refusal.Invalid("invalid", "The app is not valid.", findings));
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePointCount(0, name.length()) <= NAME_LENGTH_MAX
                && name.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    private static Outcome<App> slugTaken() {
        return Outcome.refused(
                new Refusal.Conflict("slug-taken", "Another app of the workspace has this slug.", Map.of()));
    }

    private static Outcome<App> invalid(String code, String member, String message) {
        Finding finding = Finding.error(code, JsonPointer.ROOT.member(member), message);
        return Outcome.refused(new Refusal.Invalid("invalid", "The app is not valid.", List.of(finding)));
    }
}
