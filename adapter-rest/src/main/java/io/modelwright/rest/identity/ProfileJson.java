package io.modelwright.rest.identity;

import io.modelwright.core.shared.Json;
import io.modelwright.ports.identity.driving.Accounts.Profile;
import io.modelwright.rest.json.WireValues;

/** An account as its owner sees it. */
final class ProfileJson {

    private ProfileJson() {}

    static Json of(Profile profile) {
        return Json.object()
                .put("id", profile.id().toString())
                .put("email", profile.email())
                .put("displayName", profile.displayName())
                .put("platformAdministrator", profile.platformAdministrator())
                .put("createdAt", WireValues.instant(profile.createdAt()))
                .build();
    }
}
