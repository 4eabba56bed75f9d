package io.modelwright.rest.monitoring;

import io.modelwright.core.monitoring.AlertKind;
import io.modelwright.core.openapi.Answer;
import io.modelwright.core.openapi.Components;
import io.modelwright.core.openapi.Operation;
import io.modelwright.core.openapi.Parameter;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import io.modelwright.rest.description.Section;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What the document says of monitoring. */
public final class MonitoringApi {

    private static final JsonSchema DAY = JsonSchema.string().with("format", "date");

    private MonitoringApi() {}

    public static List<Section> sections() {
        return List.of(Section.of("Monitoring", "How deployments do")
                .schema("Alert", alert())
                .method(DeploymentMonitoringResource.class, "metrics", metrics())
                .method(
                        DeploymentMonitoringResource.class,
                        "health",
                        Operation.of("listHealth", "List how a deployment was")
                                .answers(Answer.json(
                                        200,
                                        "Each time that its health changed, newest first.",
                                        Components.page(health(), true))))
                .method(
                        DeploymentMonitoringResource.class,
                        "alerts",
                        alerts("listDeploymentAlerts", "List what people were warned of about a deployment"))
                .method(
                        AppAlertsResource.class,
                        "list",
                        alerts("listAlerts", "List what people were warned of about an app")
                                .problem(409, "ambiguous-slug"))
                .method(AppUsageResource.class, "show", usage()));
    }

    private static Operation alerts(String id, String summary) {
        return Operation.of(id, summary)
                .parameter(Parameter.query(
                        "state",
                        "Only those that stand, or only those that ended.",
                        JsonSchema.words(List.of(AlertJson.OPEN, AlertJson.RESOLVED))))
                .answers(Answer.json(200, "Newest first.", Components.page(JsonSchema.ref("Alert"), true)));
    }

    private static Operation usage() {
        JsonSchema day = JsonSchema.object()
                .required("day", DAY)
                .required("environment", JsonSchema.string())
                .required("deployment", JsonSchema.uuid().nullable())
                .required("activeUsers", JsonSchema.natural().nullable())
                .required("requests", JsonSchema.natural().nullable())
                .required("records", JsonSchema.natural().nullable())
                .required("storageBytes", JsonSchema.natural().nullable())
                .build();
        return Operation.of("readUsage", "Read how much an app was used, by days")
                .described(
                        "A row for each day of UTC and environment, of which the studio is one. Records are counted as"
                                + " PostgreSQL estimates them; null where nobody can tell.")
                .parameter(Parameter.query("from", "The first day; 30 days where nothing is said.", DAY))
                .parameter(Parameter.query("to", "The last day; today where nothing is said.", DAY))
                .answers(Answer.json(200, "By day, then by environment.", Components.page(day, false)))
                .problem(409, "ambiguous-slug")
                .problem(422, "invalid-query", "invalid-range");
    }

    private static JsonSchema alert() {
        return JsonSchema.object()
                .required("id", JsonSchema.uuid())
                .required("app", JsonSchema.uuid())
                .required("deployment", JsonSchema.uuid())
                .required(
                        "kind",
                        JsonSchema.words(Stream.of(AlertKind.values())
                                .map(AlertKind::word)
                                .toList()))
                .required("state", JsonSchema.words(List.of(AlertJson.OPEN, AlertJson.RESOLVED)))
                .required("value", JsonSchema.number())
                .required("raisedAt", JsonSchema.instant())
                .required("resolvedAt", JsonSchema.instant().nullable())
                .build();
    }

    private static JsonSchema health() {
        return JsonSchema.object()
                .required("at", JsonSchema.instant())
                .required("health", JsonSchema.words(List.of("healthy", "unhealthy", "stopped", "unknown")))
                .build();
    }

    private static Operation metrics() {
        JsonSchema.Members series = JsonSchema.object();
        ChartJson.names()
                .forEach(name -> series.required(
                        name, JsonSchema.array(JsonSchema.number().nullable())));
        JsonSchema chart = JsonSchema.object()
                .required("from", JsonSchema.instant())
                .required("to", JsonSchema.instant())
                .required("step", JsonSchema.integer(10, 86_400))
                .required("resolution", JsonSchema.integer(10, 86_400))
                .required("times", JsonSchema.array(JsonSchema.instant()))
                .required("series", series.build())
                .build();
        return Operation.of("readMetrics", "Read what was measured of a deployment")
                .described("For charts: each series has a number for each of the times, or null where nothing is known."
                        + " cpu is processors in use; memory is in bytes, network in bytes each second, requests and errors"
                        + " are each second, latencies in seconds; healthy is the share of looks at which it was.")
                .parameter(Parameter.query("from", "The last hour where nothing is said.", JsonSchema.instant()))
                .parameter(Parameter.query("to", "Now where nothing is said.", JsonSchema.instant()))
                .parameter(Parameter.query(
                        "step",
                        "Seconds between two points; what makes some hundred points where nothing is said.",
                        JsonSchema.of("integer")
                                .with(
                                        "enum",
                                        Json.array(LongStream.of(
                                                        10, 30, 60, 300, 900, 1_800, 3_600, 10_800, 21_600, 86_400)
                                                .mapToObj(Json::of)
                                                .toList()))))
                .answers(Answer.json(200, "At most 1500 points.", chart))
                .problem(422, "invalid-query", "invalid-range", "invalid-step");
    }
}
