package io.modelwright.rest.json;

import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Values that many answers hold, in their wire form. */
public final class WireValues {

    private WireValues() {}

    /** RFC 3339 in UTC, to the microsecond at most: as records show their times. */
    public static Json instant(Instant instant) {
        return Json.of(io.modelwright.core.records.WireValues.dateTime(instant));
    }

    public static <T> Json optional(Optional<T> value, Function<T, Json> form) {
        return value.map(form).orElse(Json.JsonNull.NULL);
    }

    /** {@code {items, nextCursor}}. */
    public static <T> Json page(Page<T> page, Function<T, Json> form) {
        return page(page, Optional.empty(), form);
    }

    /** {@code {items, nextCursor, total}}, the last where there is one. */
    public static <T> Json page(Page<T> page, Optional<Long> total, Function<T, Json> form) {
        Json.ObjectBuilder document = Json.object()
                .put("items", Json.array(page.items().stream().map(form).toList()))
                .put("nextCursor", optional(page.nextCursor(), Json::of));
        total.ifPresent(count -> document.put("total", count));
        return document.build();
    }
}
