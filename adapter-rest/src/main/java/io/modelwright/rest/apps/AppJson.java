package io.modelwright.rest.apps;

import io.modelwright.core.apps.App;
import io.modelwright.core.shared.Json;
import io.modelwright.rest.json.WireValues;

/** An app on the wire. */
final class AppJson {

    private AppJson() {}

    static Json of(App app) {
        return Json.object()
                .put("id", app.id().toString())
                .put("slug", app.slug())
                .put("name", app.name())
                .put("workspace", app.workspace().toString())
                .put("createdAt", WireValues.instant(app.createdAt()))
                .build();
    }
}
