package io.modelwright.core.openapi;

import io.modelwright.core.meta.MetaSchemas;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.ValueSchemas;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The HTTP interface of an application that is generated from a design, as an OpenAPI document: its records as the platform
 * serves them, its users, files and sessions, its metadata and its health. Generators embed it as it is. Pure; stateless.
 */
public final class GeneratedDocument {

    /** What the records, users and sign-in stand below. */
    public static final String BASE = "/api/v1";

    private static final String HEALTH = "Health";
    private static final String DOCUMENTS = "Documents";
    private static final String EVENTS = "events";

    private GeneratedDocument() {}

    /** @param version of the design, which becomes that of the document */
    public static Json.JsonObject of(Design design, int version, String title) {
        CompiledApp app = CompiledApp.compile(new AppId(new UUID(0, 0)), version, "", design);
        OpenApiDocument document = new OpenApiDocument(
                Conventions.APPLICATION,
                title,
                Integer.toString(version),
                "Errors are problem documents (RFC 9457) whose type names what was wrong; lists come in pages with a"
                        + " cursor; times are in UTC. Roles decide what somebody sees: a member that they may not see is"
                        + " left out, or null in records where they may not.");
        document.schemas(ValueSchemas.components());
        document.schemas(MetaSchemas.all());
        UserOperations.of(design).addTo(document, BASE);
        for (Entity entity : design.entities()) {
            EntityPlan plan = app.entity(entity.name());
            document.tag(entity.name(), AppDocument.purpose(entity));
            document.schemas(EntityShapes.of(plan));
            RecordOperations.of(plan).addWithoutJobsTo(document, BASE + "/records/" + entity.name(), entity.name());
        }
        addDocuments(document);
        addHealth(document);
        SessionOperations.addTo(document, BASE);
        FileOperations.addTo(document, BASE);
        document.schema("ImportReport", CommonSchemas.importReport());
        document.schema("HistoryChange", CommonSchemas.memberChange());
        document.schema("RecordEvent", AppDocument.recordEvent(design.entities()));
        document.tag(EVENTS, "Changes as they happen");
        document.operation("GET", BASE + "/records/events", EVENTS, AppDocument.events(Optional.empty()));
        return document.json();
    }

    private static void addDocuments(OpenApiDocument document) {
        document.tag(DOCUMENTS, "What this application is, for programs");
        document.operation(
                "GET",
                "/meta",
                DOCUMENTS,
                Operation.of("getMeta", "Read the metadata")
                        .described("What user interfaces render themselves from, with what the caller may do.")
                        .parameter(Components.ifNoneMatch())
                        .answers(Answer.json(200, "The metadata.", JsonSchema.ref(MetaSchemas.DOCUMENT))
                                .with(Headers.ETAG))
                        .answers(Answer.empty(304, "It is what is known already.")
                                .with(Headers.ETAG)));
        JsonSchema any = JsonSchema.object()
                .required("openapi", JsonSchema.matching("^3\\.1\\."))
                .others(JsonSchema.any())
                .build();
        document.operation(
                "GET",
                "/openapi.json",
                DOCUMENTS,
                Operation.of("getOpenApi", "Read this document")
                        .unlimited()
                        .answers(Answer.json(200, "An OpenAPI 3.1 document.", any)));
    }

    private static void addHealth(OpenApiDocument document) {
        document.tag(HEALTH, "For those who run this application");
        JsonSchema check = JsonSchema.words(List.of("up", "down"));
        document.schema(
                "Readiness",
                JsonSchema.object()
                        .required("status", JsonSchema.words(List.of("ready", "unavailable")))
                        .required("checks", JsonSchema.object().others(check).build())
                        .build());
        JsonSchema live = JsonSchema.object()
                .required("status", JsonSchema.words(List.of("live")))
                .build();
        document.operation(
                "GET",
                "/health/live",
                HEALTH,
                Operation.of("getLiveness", "Ask whether the process lives")
                        .unlimited()
                        .answers(Answer.json(200, "It lives.", live)));
        document.operation(
                "GET",
                "/health/ready",
                HEALTH,
                Operation.of("getReadiness", "Ask whether the application can serve")
                        .unlimited()
                        .answers(Answer.json(200, "It serves.", JsonSchema.ref("Readiness")))
                        .answers(Answer.json(503, "It does not.", JsonSchema.ref("Readiness"))));
        document.operation(
                "GET",
                "/metrics",
                HEALTH,
                Operation.of("getMetrics", "Read the metrics")
                        .unlimited()
                        .answers(new Answer(
                                200,
                                "In the text format of Prometheus.",
                                Map.of("text/plain", JsonSchema.string()),
                                List.of())));
    }

    /** The example of a body, by members. */
    static Optional<Json> example(Json.ObjectBuilder body) {
        return Optional.of(body.build());
    }
}
