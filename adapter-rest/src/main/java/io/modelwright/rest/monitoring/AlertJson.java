package io.modelwright.rest.monitoring;

import io.modelwright.core.monitoring.Alert;
import io.modelwright.core.monitoring.HealthChange;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.rest.json.WireValues;
import io.modelwright.rest.problem.Problems;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Warnings and health on the wire. */
final class AlertJson {

    static final String OPEN = "open";
    static final String RESOLVED = "resolved";

    private AlertJson() {}

    static Json of(Alert alert) {
        return Json.object()
                .put("id", alert.id().toString())
                .put("app", alert.app().toString())
                .put("deployment", alert.deployment().toString())
                .put("kind", alert.kind().word())
                .put("state", alert.resolvedAt().isPresent() ? RESOLVED : OPEN)
                .put("value", ChartJson.number(alert.value()))
                .put("raisedAt", WireValues.instant(alert.raisedAt()))
                .put("resolvedAt", WireValues.optional(alert.resolvedAt(), WireValues::instant))
                .build();
    }

    static Json of(HealthChange change) {
        return Json.object()
                .put("at", WireValues.instant(change.at()))
                .put("health", change.health().name().toLowerCase(Locale.ROOT))
                .build();
    }

    /** Which alerts somebody asks for; what is no state ends the request with 400. */
    static Optional<Boolean> open(@Nullable String state) {
        if (state == null) {
            return Optional.empty();
        }
        return switch (state) {
            case OPEN -> Optional.of(true);
            case RESOLVED -> Optional.of(false);
            default ->
                throw Problems.malformed(
                        "malformed-parameter",
                        JsonPointer.ROOT.member("state"),
                        "The parameter state is open or resolved.");
        };
    }
}
