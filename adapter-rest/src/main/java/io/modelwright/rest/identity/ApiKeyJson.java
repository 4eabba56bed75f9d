package io.modelwright.rest.identity;

import io.modelwright.core.identity.ApiKey;
import io.modelwright.core.identity.Scope;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.identity.driving.ApiKeys.Issued;
import io.modelwright.rest.json.WireValues;

/** An API key; its secret only where it is made. */
final class ApiKeyJson {

    private ApiKeyJson() {}

    static Json of(ApiKey key) {
        return members(key).build();
    }

    static Json of(Issued issued) {
        return members(issued.key()).put("key", issued.secret()).build();
    }

    private static Json.ObjectBuilder members(ApiKey key) {
        return Json.object()
                .put("id", key.id().toString())
                .put("name", key.name())
                .put("start", key.start())
                .put(
                        "scopes",
                        Json.array(key.scopes().stream()
                                .sorted()
                                .map(Scope::text)
                                .map(Json::of)
                                .toList()))
                .put("createdAt", WireValues.instant(key.createdAt()))
                .put("expiresAt", WireValues.instant(key.expiresAt()))
                .put("usedAt", WireValues.optional(key.usedAt(), WireValues::instant));
    }
}
