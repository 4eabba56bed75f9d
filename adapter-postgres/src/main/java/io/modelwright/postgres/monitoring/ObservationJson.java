package io.modelwright.postgres.monitoring;

import io.modelwright.core.monitoring.AlertKind;
import io.modelwright.core.monitoring.AppCounters;
import io.modelwright.core.monitoring.ContainerCounters;
import io.modelwright.core.monitoring.Health;
import io.modelwright.core.monitoring.Latencies;
import io.modelwright.core.monitoring.Observation;
import io.modelwright.core.monitoring.Observation.Seen;
import io.modelwright.core.monitoring.Watch;
import io.modelwright.core.monitoring.Watch.Standing;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonArray;
import io.modelwright.core.shared.Json.JsonNumber;
import io.modelwright.core.shared.Json.JsonObject;
import io.modelwright.core.shared.Json.JsonString;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is remembered of a deployment as one JSON value. */
final class ObservationJson {

    private ObservationJson() {}

    static Json write(Observation observation) {
        Json.ObjectBuilder all = Json.object();
        observation.container().ifPresent(seen -> all.put("container", container(seen)));
        observation.app().ifPresent(seen -> all.put("app", app(seen)));
        return all.put("watch", watch(observation.watch())).build();
    }

    private static Json container(Seen<ContainerCounters> seen) {
        ContainerCounters counters = seen.value();
        return Json.object()
                .put("at", seen.at().toString())
                .put("name", counters.name())
                .put("startedAt", counters.startedAt().toString())
                .put("restarts", counters.restarts())
                .put("cpuNanos", counters.cpuNanos())
                .put("networkIn", counters.networkIn())
                .put("networkOut", counters.networkOut())
                .build();
    }

    private static Json app(Seen<AppCounters> seen) {
        AppCounters counters = seen.value();
        return Json.object()
                .put("at", seen.at().toString())
                .put("requests", counters.requests())
                .put("errors", counters.errors())
                .put("micros", counters.micros())
                .put(
                        "latencies",
                        Json.array(counters.latencies().counts().stream()
                                .map(Json::of)
                                .toList()))
                .build();
    }

    private static Json watch(Watch watch) {
        Json.ObjectBuilder alerts = Json.object();
        watch.alerts()
                .forEach((kind, standing) -> alerts.put(
                        kind.word(),
                        Json.object()
                                .put("open", standing.open())
                                .put(
                                        "turning",
                                        standing.turning()
                                                .<Json>map(at -> Json.of(at.toString()))
                                                .orElse(Json.JsonNull.NULL))
                                .build()));
        return Json.object()
                .put("health", watch.health().name())
                .put("since", watch.since().toString())
                .put("requests", new JsonNumber(BigDecimal.valueOf(watch.requests())))
                .put("errors", new JsonNumber(BigDecimal.valueOf(watch.errors())))
                .put("seen", watch.seen().toString())
                .put("alerts", alerts.build())
                .build();
    }

    static Observation read(Instant slot, Json kept) {
        JsonObject all = (JsonObject) kept;
        JsonObject watch = (JsonObject) member(all, "watch");
        Map<AlertKind, Standing> alerts = new EnumMap<>(AlertKind.class);
        ((JsonObject) member(watch, "alerts"))
                .members()
                .forEach((word, standing) ->
                        AlertKind.of(word).ifPresent(kind -> alerts.put(kind, standing((JsonObject) standing))));
        return new Observation(
                slot,
                seen(all, "container", ObservationJson::containerOf),
                seen(all, "app", ObservationJson::appOf),
                new Watch(
                        Health.valueOf(text(watch, "health")),
                        instant(watch, "since"),
                        number(watch, "requests").doubleValue(),
                        number(watch, "errors").doubleValue(),
                        instant(watch, "seen"),
                        alerts));
    }

    private static <T> Optional<Seen<T>> seen(JsonObject all, String name, Function<JsonObject, T> form) {
        return all.find(name)
                .map(JsonObject.class::cast)
                .map(seen -> new Seen<>(instant(seen, "at"), form.apply(seen)));
    }

    private static ContainerCounters containerOf(JsonObject seen) {
        return new ContainerCounters(
                text(seen, "name"),
                instant(seen, "startedAt"),
                number(seen, "restarts").intValueExact(),
                number(seen, "cpuNanos").longValueExact(),
                number(seen, "networkIn").longValueExact(),
                number(seen, "networkOut").longValueExact());
    }

    private static AppCounters appOf(JsonObject seen) {
        List<Long> counts = ((JsonArray) member(seen, "latencies"))
                .items().stream()
                        .map(count -> ((JsonNumber) count).value().longValueExact())
                        .toList();
        return new AppCounters(
                number(seen, "requests").longValueExact(),
                number(seen, "errors").longValueExact(),
                number(seen, "micros").longValueExact(),
                new Latencies(counts));
    }

    private static Standing standing(JsonObject standing) {
        return new Standing(
                member(standing, "open").equals(Json.of(true)),
                standing.find("turning")
                        .filter(JsonString.class::isInstance)
                        .map(text -> Instant.parse(((JsonString) text).value())));
    }

    private static Json member(JsonObject object, String name) {
        return object.find(name)
                .orElseThrow(() -> new IllegalStateException("an observation without its member " + name));
    }

    private static String text(JsonObject object, String name) {
        return ((JsonString) member(object, name)).value();
    }

    private static Instant instant(JsonObject object, String name) {
        return Instant.parse(text(object, name));
    }

    private static BigDecimal number(JsonObject object, String name) {
        return ((JsonNumber) member(object, name)).value();
    }
}
