package io.modelwright.rest.monitoring;

import io.modelwright.core.monitoring.Chart;
import io.modelwright.core.monitoring.Chart.Point;
import io.modelwright.core.shared.Json;
import io.modelwright.rest.json.WireValues;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Charts on the wire: a list of times, and of each series a list of as many numbers. */
final class ChartJson {

    private static final int DIGITS = 6;

    private static final Map<String, Function<Point, OptionalDouble>> SERIES = series();

    private ChartJson() {}

    private static Map<String, Function<Point, OptionalDouble>> series() {
        Map<String, Function<Point, OptionalDouble>> all = new LinkedHashMap<>();
        all.put("cpu", Point::cpu);
        all.put("memory", Point::memory);
        all.put("memoryPeak", Point::memoryPeak);
        all.put("memoryLimit", Point::memoryLimit);
        all.put("networkIn", Point::networkIn);
        all.put("networkOut", Point::networkOut);
        all.put("requests", Point::requests);
        all.put("errors", Point::errors);
        all.put("latencyMean", Point::latencyMean);
        all.put("latencyP50", point -> point.latency(0.5));
        all.put("latencyP95", point -> point.latency(0.95));
        all.put("latencyP99", point -> point.latency(0.99));
        all.put("restarts", Point::restarts);
        all.put("healthy", Point::healthy);
        return all;
    }

    static Iterable<String> names() {
        return SERIES.keySet();
    }

    static Json of(Chart chart) {
        Json.ObjectBuilder series = Json.object();
        SERIES.forEach((name, number) -> series.put(
                name,
                Json.array(chart.points().stream()
                        .map(point -> optional(number.apply(point)))
                        .toList())));
        return Json.object()
                .put("from", WireValues.instant(chart.range().from()))
                .put("to", WireValues.instant(chart.range().to()))
                .put("step", chart.range().step().toSeconds())
                .put("resolution", chart.range().resolution().step().toSeconds())
                .put(
                        "times",
                        Json.array(chart.points().stream()
                                .map(point -> WireValues.instant(point.at()))
                                .toList()))
                .put("series", series.build())
                .build();
    }

    private static Json optional(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : Json.JsonNull.NULL;
    }

    static Json number(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
        return new Json.JsonNumber(rounded.scale() < 0 ? rounded.setScale(0) : rounded);
    }
}
