package io.modelwright.application.views;

import io.modelwright.application.audit.AuditTrail;
import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.application.records.access.Standing;
import io.modelwright.core.audit.Actor;
import io.modelwright.core.audit.ViewEvents;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.IdSource;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.views.ShownView;
import io.modelwright.core.views.View;
import io.modelwright.core.views.ViewContent;
import io.modelwright.core.views.ViewDraft;
import io.modelwright.core.views.ViewReader;
import io.modelwright.ports.views.driven.ViewRepository;
import io.modelwright.ports.views.driven.ViewRepository.Default;
import io.modelwright.ports.views.driven.ViewRepository.Most;
import io.modelwright.ports.views.driven.ViewRepository.Saved;
import io.modelwright.ports.views.driving.Views;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Saved views, seen through the rights that their reader has in the live version. */
final class ViewsService implements Views {

    static final Most MOST = new Most(100, 200);

    private final ViewRepository views;
    private final RecordAccess access;
    private final AuditTrail trail;
    private final IdSource ids;
    private final InstantSource clock;

    ViewsService(ViewRepository views, RecordAccess access, AuditTrail trail, IdSource ids, InstantSource clock) {
        this.views = views;
        this.access = access;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Outcome<List<Seen>> list(Principal principal, String app, Optional<String> entity) {
        return access.freshStanding(principal, app)
                .flatMap(standing -> entity.isEmpty()
                        ? Outcome.done(all(standing))
                        : readable(standing, entity.get())
                                .map(plan -> all(standing).stream()
                                        .filter(seen ->
                                                seen.shown().view().entity().equals(plan.id()))
                                        .toList()));
    }

    private List<Seen> all(Standing standing) {
        List<Default> defaults = views.defaults(standing.app().id(), account(standing));
        return views.list(standing.app().id(), account(standing)).stream()
                .flatMap(view -> seen(standing, view, defaults).stream())
                .toList();
    }

    @Override
    public Outcome<Seen> find(Principal principal, String app, UUID view) {
        return access.freshStanding(principal, app).flatMap(standing -> found(standing, view));
    }

    private Outcome<Seen> found(Standing standing, UUID id) {
        return views.find(standing.app().id(), id)
                .flatMap(view -> seen(standing, view, views.defaults(view.app(), account(standing))))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.NotFound.of("view")));
    }

    @Override
    public Outcome<Seen> create(Principal principal, String app, String entity, boolean shared, ViewDraft draft) {
        return access.freshStanding(principal, app)
                .flatMap(standing -> readable(standing, entity)
                        .flatMap(plan -> allowed(standing, shared, plan))
                        .flatMap(plan -> ViewReader.read(standing.rights(), plan, draft)
                                .flatMap(content -> {
                                    View view = new View(
                                            ids.next(),
                                            standing.app().id(),
                                            plan.id(),
                                            account(standing),
                                            shared,
                                            content,
                                            1,
                                            now());
                                    return changed(
                                            standing,
                                            shared,
                                            () -> views.create(view, MOST),
                                            ViewEvents.saved(standing.app(), view));
                                })));
    }

    @Override
    public Outcome<Seen> save(Principal principal, String app, UUID id, int revision, boolean shared, ViewDraft draft) {
        return access.freshStanding(principal, app)
                .flatMap(standing -> editable(standing, id)
                        .flatMap(before -> allowed(standing, shared, before))
                        .flatMap(before -> shared || before.owner().equals(account(standing))
                                ? Outcome.done(before)
                                : Outcome.refused(new Refusal.Forbidden(
                                        "forbidden", "Only the one who made a view can take it back for themselves.")))
                        .flatMap(before -> readable(standing, before.entity().toString())
                                .flatMap(plan -> ViewReader.read(standing.rights(), plan, draft))
                                .flatMap(content -> {
                                    View next = next(before, revision, shared, content);
                                    return changed(
                                            standing,
                                            shared || before.shared(),
                                            () -> views.save(next, MOST),
                                            ViewEvents.saved(standing.app(), next));
                                })));
    }

    private View next(View before, int revision, boolean shared, ViewContent content) {
        return new View(
                before.id(), before.app(), before.entity(), before.owner(), shared, content, revision + 1, now());
    }

    @Override
    public Outcome<UUID> delete(Principal principal, String app, UUID id, int revision) {
        return access.freshStanding(principal, app)
                .flatMap(standing -> editable(standing, id)
                        .flatMap(view -> kept(
                                standing,
                                view.shared(),
                                () -> views.delete(view.app(), id, revision),
                                ViewEvents.deleted(standing.app(), view))));
    }

    @Override
    public Outcome<Seen> makeDefault(Principal principal, String app, UUID id, Audience audience, boolean on) {
        return access.freshStanding(principal, app)
                .flatMap(standing -> found(standing, id).flatMap(seen -> {
                    View view = seen.shown().view();
                    boolean all = audience == Audience.EVERYBODY;
                    if (all && !isBuilder(standing)) {
                        return Outcome.refused(builders());
                    }
                    if (all && !view.shared()) {
                        return Outcome.refused(new Refusal.Conflict(
                                "view-not-shared",
                                "A view that is not shared cannot be the default of all.",
                                Map.of()));
                    }
                    Default wanted =
                            new Default(view.entity(), all ? Optional.empty() : Optional.of(account(standing)), id);
                    return changed(
                            standing,
                            all,
                            () -> views.setDefault(view.app(), wanted, on),
                            ViewEvents.madeDefault(standing.app(), view, on));
                }));
    }

    /** Answers the view as it is then. */
    private Outcome<Seen> changed(Standing standing, boolean audited, Supplier<Saved> change, ViewEvents.Noted noted) {
        return kept(standing, audited, change, noted).flatMap(id -> found(standing, id));
    }

    /** What concerns one person alone is not in the trail. */
    private Outcome<UUID> kept(Standing standing, boolean audited, Supplier<Saved> change, ViewEvents.Noted noted) {
        return audited
                ? trail.outcome(
                        Actor.of(standing.principal()),
                        () -> outcome(change.get(), noted.view()),
                        done -> noted.event())
                : outcome(change.get(), noted.view());
    }

    private static Outcome<UUID> outcome(Saved saved, UUID done) {
        return switch (saved) {
            case Saved.Done() -> Outcome.done(done);
            case Saved.Absent() -> Outcome.refused(Refusal.NotFound.of("view"));
            case Saved.Stale(int current) ->
                Outcome.refused(
                        new Refusal.Stale("stale", "The view was changed by somebody else meanwhile.", current));
            case Saved.TooMany() ->
                Outcome.refused(new Refusal.Conflict(
                        "too-many-views",
                        "An app has at most " + MOST.own() + " views of one person and " + MOST.shared()
                                + " that are shared.",
                        Map.of()));
        };
    }

    /** A view that the caller may change; what they may not know of is not found. */
    private Outcome<View> editable(Standing standing, UUID id) {
        return views.find(standing.app().id(), id)
                .filter(view -> isVisible(standing, view))
                .map(view -> isEditable(standing, view) ? Outcome.done(view) : Outcome.<View>refused(builders()))
                .orElseGet(() -> Outcome.refused(Refusal.NotFound.of("view")));
    }

    private static <T> Outcome<T> allowed(Standing standing, boolean shared, T wanted) {
        return shared && !isBuilder(standing) ? Outcome.refused(builders()) : Outcome.done(wanted);
    }

    private static Outcome<EntityPlan> readable(Standing standing, String entity) {
        return standing.live()
                .find(entity)
                .filter(plan -> isReadable(standing, plan))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.NotFound.of("entity")));
    }

    private static boolean isReadable(Standing standing, EntityPlan plan) {
        return !standing.rights().of(plan).access(Action.READ).isNone();
    }

    private Optional<Seen> seen(Standing standing, View view, List<Default> defaults) {
        if (!isVisible(standing, view)) {
            return Optional.empty();
        }
        ShownView shown = standing.live()
                .find(view.entity().toString())
                .map(plan -> ShownView.of(view, standing.rights(), plan))
                .orElseGet(() -> ShownView.withoutEntity(view));
        return Optional.of(new Seen(
                shown,
                view.owner().equals(account(standing)),
                isEditable(standing, view),
                defaults.contains(new Default(view.entity(), Optional.of(account(standing)), view.id())),
                defaults.contains(new Default(view.entity(), Optional.empty(), view.id()))));
    }

    /** Where the entity is gone, a view is there for those who may tidy up. */
    private static boolean isVisible(Standing standing, View view) {
        if (!view.shared() && !view.owner().equals(account(standing))) {
            return false;
        }
        return standing.live()
                .find(view.entity().toString())
                .map(plan -> isReadable(standing, plan))
                .orElseGet(() -> isEditable(standing, view));
    }

    private static boolean isEditable(Standing standing, View view) {
        return view.shared() ? isBuilder(standing) : view.owner().equals(account(standing));
    }

    private static boolean isBuilder(Standing standing) {
        return standing.principal()
                .roleIn(standing.app().workspace())
                .filter(role -> role.isAtLeast(WorkspaceRole.BUILDER))
                .isPresent();
    }

    private static Refusal builders() {
        return new Refusal.Forbidden("forbidden", "This needs the role builder in the app's workspace.");
    }

    private static AccountId account(Standing standing) {
        return standing.principal().account();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
