package io.modelwright.rest.identity;

import io.modelwright.core.shared.Json;
import io.modelwright.ports.identity.driving.OpenSessions.OwnSession;
import io.modelwright.rest.json.WireValues;

/** Where somebody is signed in. */
final class OpenSessionJson {

    private OpenSessionJson() {}

    static Json of(OwnSession own) {
        return Json.object()
                .put("id", own.session().id().toString())
                .put("current", own.current())
                .put("agent", own.session().device().agent())
                .put("address", own.session().device().address())
                .put("createdAt", WireValues.instant(own.session().createdAt()))
                .put("refreshedAt", WireValues.instant(own.session().refreshedAt()))
                .put("expiresAt", WireValues.instant(own.session().expiresAt()))
                .build();
    }
}
