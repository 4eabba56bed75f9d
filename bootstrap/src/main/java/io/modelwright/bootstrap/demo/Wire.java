package io.modelwright.bootstrap.demo;

import io.modelwright.core.shared.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Values as the API takes them. */
final class Wire {

    private Wire() {}

    static Json date(Optional<LocalDate> date) {
        return date.<Json>map(present -> Json.of(present.toString())).orElse(Json.JsonNull.NULL);
    }

    static Json moment(Optional<Instant> moment) {
        return moment.<Json>map(present -> Json.of(present.toString())).orElse(Json.JsonNull.NULL);
    }

    static Json decimal(BigDecimal value) {
        return Json.of(value.toPlainString());
    }

    static Json euros(BigDecimal amount) {
        return Json.object()
                .put("amount", decimal(amount))
                .put("currency", "EUR")
                .build();
    }
}
