package io.modelwright.rest.modeling;

import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import java.util.Locale;

/** A finding about a design. */
final class FindingJson {

    private FindingJson() {}

    static Json of(Finding finding) {
        return Json.object()
                .put("code", finding.code())
                .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                .put("pointer", finding.pointer().value())
                .put("message", finding.message())
                .build();
    }
}
