package io.modelwright.rest.apps;

import io.modelwright.core.apps.App;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.apps.driving.AppTemplates.Made;
import io.modelwright.rest.json.WireValues;

/** An app on the wire. */
final class AppJson {

    private AppJson() {}

    static Json of(App app) {
        return members(app).build();
    }

    /** With the job that fills it, where there is one. */
    static Json of(Made made) {
        Json.ObjectBuilder json = members(made.app());
        made.job().ifPresent(job -> json.put("job", job.toString()));
        return json.build();
    }

    private static Json.ObjectBuilder members(App app) {
        return Json.object()
                .put("id", app.id().toString())
                .put("slug", app.slug())
                .put("name", app.name())
                .put("workspace", app.workspace().toString())
                .put("createdAt", WireValues.instant(app.createdAt()));
    }
}
