package io.modelwright.rest.audit;

import io.modelwright.core.audit.AuditEntry;
import io.modelwright.core.audit.AuditEvent;
import io.modelwright.core.shared.Json;
import io.modelwright.rest.json.WireValues;
import java.util.Optional;

/** An entry of the audit trail. */
final class AuditEntryJson {

    private AuditEntryJson() {}

    static Json of(AuditEntry entry) {
        AuditEvent event = entry.event();
        Json actor = Json.object()
                .put("account", id(entry.actor().account()))
                .put("means", entry.actor().means().code())
                .put("credential", id(entry.actor().credential()))
                .build();
        Json object = Json.object()
                .put("kind", event.objectKind())
                .put("id", event.objectId())
                .build();
        return Json.object()
                .put("id", entry.id().toString())
                .put("at", WireValues.instant(entry.at()))
                .put("action", event.action().code())
                .put("actor", actor)
                .put("workspace", id(event.workspace()))
                .put("app", id(event.app()))
                .put("object", object)
                .put("before", WireValues.optional(event.before(), members -> members))
                .put("after", WireValues.optional(event.after(), members -> members))
                .put("address", entry.origin().address())
                .put("requestId", entry.origin().requestId())
                .build();
    }

    private static Json id(Optional<?> id) {
        return WireValues.optional(id, known -> Json.of(known.toString()));
    }
}
