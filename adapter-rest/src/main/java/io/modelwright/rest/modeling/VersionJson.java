package io.modelwright.rest.modeling;

import io.modelwright.core.shared.Json;
import io.modelwright.ports.modeling.driving.Publishing.Version;
import io.modelwright.rest.json.WireValues;

/** A version: whole, or as a line of a list. */
final class VersionJson {

    private VersionJson() {}

    static Json of(Version version) {
        return head(version)
                .put("changes", version.changes())
                .put("design", version.document())
                .put("script", version.script())
                .build();
    }

    static Json summary(Version version) {
        return head(version).put("changes", version.changes()).build();
    }

    private static Json.ObjectBuilder head(Version version) {
        return Json.object()
                .put("number", version.number())
                .put("message", version.message())
                .put("author", version.author().toString())
                .put("publishedAt", WireValues.instant(version.publishedAt()));
    }
}
