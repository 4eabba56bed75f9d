package io.modelwright.application.openapi;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.application.apps.AppRights;
import io.modelwright.core.apps.App;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.records.RightsBasis;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.modeling.driven.VersionRepository;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import io.modelwright.ports.openapi.driving.AppDescriptions;
import java.util.Optional;

/** Looks up whose design is to be described. */
final class AppDescriptionsService implements AppDescriptions {

    private final AppAccess access;
    private final VersionRepository versions;

    AppDescriptionsService(AppAccess access, VersionRepository versions) {
        this.access = access;
        this.versions = versions;
    }

    @Override
    public Outcome<Described> describe(Principal principal, String app, Optional<Integer> version) {
        return access.rights(principal, app).map(AppRights::app).flatMap(found -> described(found, version));
    }

    @Override
    public Outcome<DescribedFor> describeFor(Principal principal, String app) {
        return access.rights(principal, app).flatMap(rights -> {
            Optional<RightsBasis> basis = RightsBasis.of(rights.workspaceRole(), rights::appRoles);
            return basis.isEmpty()
                    ? Outcome.refused(Refusal.NotFound.of("app"))
                    : described(rights.app(), Optional.empty())
                            .map(described -> new DescribedFor(described, basis.get()));
        });
    }

    private Outcome<Described> described(App app, Optional<Integer> version) {
        Optional<StoredVersion> stored =
                version.isPresent() ? versions.find(app.id(), version.get()) : versions.live(app.id());
        return stored.map(found -> Outcome.done(new Described(app, found.number(), found.design())))
                .orElseGet(() -> Outcome.refused(version.isPresent() ? Refusal.NotFound.of("version") : unpublished()));
    }

    private static Refusal unpublished() {
        return new Refusal.NotFound("not-published", "This app has no interface: it was never published.");
    }
}
