package io.modelwright.application.records.access;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.application.apps.AppRights;
import io.modelwright.core.apps.App;
import io.modelwright.core.apps.AppMember;
import io.modelwright.core.identity.Credential;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.Fence;
import io.modelwright.core.records.RightsBasis;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.Uuids;
import io.modelwright.ports.apps.driven.AppMemberRepository;
import io.modelwright.ports.identity.driven.WorkspaceRepository;
import io.modelwright.ports.modeling.driven.VersionRepository;
import io.modelwright.ports.records.driven.Fences;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Remembers what requests need to know of apps, so that a request to records asks the database nothing but for records. What
 * is remembered is keyed by what it follows from: designs by version, roles by rights epoch; the fence in each statement
 * tells when either has moved on. Which app a slug means may be two seconds old, and is asked anew after a stale fence.
 */
public final class CachedRecordAccess implements RecordAccess {

    private static final Duration SLUG_AGE_MAX = Duration.ofSeconds(2);
    private static final int KEPT_MAX = 10_000;

    private record SlugKey(AccountId account, String slug) {}

    private record Resolved(App app, Instant at) {}

    private record RolesKey(AccountId account, AppId app, long epoch) {}

    private final AppAccess access;
    private final AppMemberRepository members;
    private final WorkspaceRepository workspaces;
    private final VersionRepository versions;
    private final Fences fences;
    private final Function<Principal, Optional<Principal>> callers;
    private final InstantSource clock;
    private final Map<SlugKey, Resolved> slugs = new ConcurrentHashMap<>();
    private final Map<AppId, App> apps = new ConcurrentHashMap<>();
    private final Map<AppId, Fence> known = new ConcurrentHashMap<>();
    private final Map<AppId, CompiledApp> compiled = new ConcurrentHashMap<>();
    private final Map<RolesKey, Set<ElementId>> roles = new ConcurrentHashMap<>();

    /** @param callers who a caller is now; empty where their session has ended */
    public CachedRecordAccess(
            AppAccess access,
            AppMemberRepository members,
            WorkspaceRepository workspaces,
            VersionRepository versions,
            Fences fences,
            Function<Principal, Optional<Principal>> callers,
            InstantSource clock) {
        this.access = access;
        this.members = members;
        this.workspaces = workspaces;
        this.versions = versions;
        this.fences = fences;
        this.callers = callers;
        this.clock = clock;
    }

    @Override
    public Outcome<Standing> standing(Principal principal, String app) {
        return resolve(principal, app).flatMap(found -> standing(principal, found));
    }

    @Override
    public Outcome<Standing> freshStanding(Principal principal, String app) {
        Optional<Principal> now = callers.apply(principal);
        return now.isPresent() ? freshly(now.get(), app) : Outcome.refused(gone(principal.credential()));
    }

    private static Refusal gone(Credential credential) {
        return switch (credential) {
            case Credential.Session session ->
                new Refusal.Unauthenticated("invalid-token", "This access token is not valid, or not any more.");
            case Credential.ApiKey key ->
                new Refusal.Unauthenticated("invalid-token", "This API key is not valid, or not any more.");
            case Credential.Work work ->
                new Refusal.Forbidden("account-disabled", "The account that this is done for is gone or disabled.");
        };
    }

    private Outcome<Standing> freshly(Principal principal, String app) {
        Resolved resolved = slugs.remove(new SlugKey(principal.account(), app));
        Optional<AppId> id = resolved == null
                ? Uuids.parse(app).map(AppId::new)
                : Optional.of(resolved.app().id());
        id.ifPresent(this::forget);
        return resolve(principal, app).flatMap(found -> {
            known.remove(found.id());
            return standing(principal, found);
        });
    }

    /** For everybody: what a slug means may have changed with the fence. */
    private void forget(AppId app) {
        apps.remove(app);
        known.remove(app);
        slugs.values().removeIf(resolved -> resolved.app().id().equals(app));
    }

    @Override
    public boolean isMember(App app, AccountId person) {
        return workspaces.member(app.workspace(), person).isPresent()
                || members.find(app.id(), person).isPresent();
    }

    @Override
    public boolean isCurrent(Standing standing) {
        Principal principal = standing.principal();
        return fences.load(standing.app().id()).filter(standing.fence()::equals).isPresent()
                && fences.callerEpoch(principal.account()) == principal.epoch();
    }

    private Outcome<App> resolve(Principal principal, String app) {
        Optional<AppId> id = Uuids.parse(app).map(AppId::new);
        if (id.isPresent()) {
            App remembered = apps.get(id.get());
            return remembered != null ? Outcome.done(remembered) : locate(principal, app);
        }
        SlugKey key = new SlugKey(principal.account(), app);
        Resolved resolved = slugs.get(key);
        Instant now = clock.instant();
        if (resolved != null && now.isBefore(resolved.at().plus(SLUG_AGE_MAX))) {
            return Outcome.done(resolved.app());
        }
        return locate(principal, app).map(found -> {
            keep(slugs, key, new Resolved(found, now));
            return found;
        });
    }

    private Outcome<App> locate(Principal principal, String app) {
        return access.rights(principal, app).map(AppRights::app).map(found -> {
            keep(apps, found.id(), found);
            return found;
        });
    }

    private Outcome<Standing> standing(Principal principal, App app) {
        Fence fence = known.get(app.id());
        if (fence == null) {
            Optional<Fence> loaded = fences.load(app.id());
            if (loaded.isEmpty()) {
                return isSeen(principal, app)
                        ? Outcome.refused(new Refusal.NotFound(
                                "not-published", "This app has no records: it was never published."))
                        : Outcome.refused(Refusal.NotFound.of("app"));
            }
            fence = loaded.get();
            keep(known, app.id(), fence);
        }
        Fence current = fence;
        Optional<RightsBasis> basis = basis(principal, app, current);
        if (basis.isEmpty()) {
            return Outcome.refused(Refusal.NotFound.of("app"));
        }
        return Outcome.done(new Standing(app, current, live(app, current).rights(basis.get()), principal));
    }

    private boolean isSeen(Principal principal, App app) {
        return principal.roleIn(app.workspace()).isPresent()
                || members.find(app.id(), principal.account()).isPresent();
    }

    private Optional<RightsBasis> basis(Principal principal, App app, Fence fence) {
        return RightsBasis.of(principal.roleIn(app.workspace()), () -> assigned(principal.account(), app, fence));
    }

    private Set<ElementId> assigned(AccountId account, App app, Fence fence) {
        RolesKey key = new RolesKey(account, app.id(), fence.rightsEpoch());
        Set<ElementId> remembered = roles.get(key);
        if (remembered != null) {
            return remembered;
        }
        Set<ElementId> found =
                members.find(app.id(), account).map(AppMember::roles).orElse(Set.of());
        keep(roles, key, found);
        return found;
    }

    private CompiledApp live(App app, Fence fence) {
        CompiledApp remembered = compiled.get(app.id());
        if (remembered != null && remembered.version() == fence.version()) {
            return remembered;
        }
        VersionRepository.StoredVersion version = versions.find(app.id(), fence.version())
                .orElseThrow(() -> new IllegalStateException(
                        "the fence of app " + app.id() + " names the unknown version " + fence.version()));
        CompiledApp fresh = CompiledApp.compile(app.id(), version.number(), app.schema(), version.design());
        keep(compiled, app.id(), fresh);
        return fresh;
    }

    /** Forgets everything where it becomes too much: all of it can be asked again. */
    private static <K, V> void keep(Map<K, V> cache, K key, V value) {
        if (cache.size() >= KEPT_MAX) {
            cache.clear();
        }
        cache.put(key, value);
    }
}
