package io.modelwright.application.apps;

import io.modelwright.core.apps.App;
import io.modelwright.core.apps.AppMember;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.Uuids;
import io.modelwright.ports.apps.driven.AppMemberRepository;
import io.modelwright.ports.apps.driven.AppRepository;
import io.modelwright.ports.apps.driven.AppRepository.Sight;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the app that a request names and what the caller is to it. What the caller cannot see is not found, so that its
 * existence stays secret. Asks the store each time; safe for many threads.
 */
public final class AppAccess {

    private final AppRepository apps;
    private final AppMemberRepository members;

    public AppAccess(AppRepository apps, AppMemberRepository members) {
        this.apps = apps;
        this.members = members;
    }

    /**
     * The app of that id or slug, where the caller has at least that role in its workspace.
     *
     * @param app an id, or a slug; a slug that several visible apps have is refused as {@code ambiguous-slug}
     */
    public Outcome<App> resolve(Principal principal, String app, WorkspaceRole least) {
        return rights(principal, app).flatMap(rights -> {
            if (rights.workspaceRole().filter(role -> role.isAtLeast(least)).isPresent()) {
                return Outcome.done(rights.app());
            }
            String needed = least.name().toLowerCase(Locale.ROOT);
            return Outcome.refused(
                    new Refusal.Forbidden("forbidden", "This needs the role " + needed + " in the app's workspace."));
        });
    }

    /** The app of that id or slug with everything that the caller is to it, at least one of them. */
    public Outcome<AppRights> rights(Principal principal, String app) {
        return locate(principal, app).flatMap(found -> rightsIn(principal, found));
    }

    private Outcome<App> locate(Principal principal, String app) {
        Optional<AppId> id = Uuids.parse(app).map(AppId::new);
        if (id.isPresent()) {
            return apps.find(id.get()).<Outcome<App>>map(Outcome::done).orElseGet(AppAccess::notFound);
        }
        List<App> candidates = apps.findBySlug(sightOf(principal), app);
        return switch (candidates.size()) {
            case 0 -> notFound();
            case 1 -> Outcome.done(candidates.getFirst());
            default ->
                Outcome.refused(new Refusal.Conflict(
                        "ambiguous-slug", "Several apps that you can see have this slug: use the app's id.", Map.of()));
        };
    }

    private Outcome<AppRights> rightsIn(Principal principal, App app) {
        Optional<WorkspaceRole> role = principal.roleIn(app.workspace());
        Optional<AppMember> member = members.find(app.id(), principal.account());
        if (role.isEmpty() && member.isEmpty()) {
            return notFound();
        }
        return Outcome.done(
                new AppRights(app, role, member.map(AppMember::roles).orElse(Set.of())));
    }

    static Sight sightOf(Principal principal) {
        return new Sight(principal.memberships().keySet(), principal.account());
    }

    private static <T> Outcome<T> notFound() {
        return Outcome.refused(Refusal.NotFound.of("app"));
    }
}
