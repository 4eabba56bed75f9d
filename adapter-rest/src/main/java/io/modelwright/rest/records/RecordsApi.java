package io.modelwright.rest.records;

import io.modelwright.core.openapi.AppDocument;
import io.modelwright.core.openapi.CommonSchemas;
import io.modelwright.core.openapi.Components;
import io.modelwright.core.openapi.OpenApiDocument;
import io.modelwright.core.openapi.Operation;
import io.modelwright.core.openapi.Parameter;
import io.modelwright.core.openapi.RecordOperations;
import io.modelwright.core.openapi.RecordOperations.Subject;
import io.modelwright.core.shared.JsonSchema;
import io.modelwright.rest.description.PathParameters;
import io.modelwright.rest.edge.EdgePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the platform's document says of records, of which it knows what all have; each app's own document knows the rest. */
public final class RecordsApi {

    private static final String TAG = "Records";
    private static final String RECORDS = EdgePaths.API + "/apps/{app}/records";
    private static final JsonSchema RECORD = JsonSchema.ref("Record");

    private RecordsApi() {}

    public static void addTo(OpenApiDocument document) {
        document.tag(TAG, "The records of published apps; an app's own document has their members");
        document.schema("Record", record());
        document.schema("RecordPage", Components.page(RECORD, true));
        document.schema("RecordGroups", groups());
        document.schema("RecordEvent", AppDocument.recordEvent(List.of()));
        document.schema("HistoryChange", CommonSchemas.memberChange());
        document.schemas(CommonSchemas.all());
        new RecordOperations(subject(), Optional.empty()).addTo(document, RECORDS + "/{entity}", TAG);
        document.operation("GET", RECORDS + "/events", TAG, AppDocument.events(Optional.of(PathParameters.of("app"))));
    }

    /** The same of a deployed app, whose application answers. */
    public static void addTo(OpenApiDocument document, String tag, String records, UnaryOperator<Operation> each) {
        new RecordOperations(
                        subject("environmentRecord", List.of(PathParameters.of("environment"))), Optional.empty(), each)
                .addWithoutJobsTo(document, records + "/{entity}", tag);
    }

    private static Subject subject() {
        return subject("record", List.of());
    }

    private static Subject subject(String idPrefix, List<Parameter> more) {
        List<Parameter> path = new ArrayList<>(List.of(PathParameters.of("app")));
        path.addAll(more);
        path.add(PathParameters.of("entity"));
        JsonSchema sent = JsonSchema.object().others(JsonSchema.any()).build();
        JsonSchema changes =
                JsonSchema.object().others(JsonSchema.ref("HistoryChange")).build();
        return new Subject(
                idPrefix,
                "an entity",
                path,
                RECORD,
                JsonSchema.ref("RecordPage"),
                JsonSchema.ref("RecordGroups"),
                sent,
                sent,
                CommonSchemas.historyEntry(changes),
                Optional.empty());
    }

    private static JsonSchema record() {
        return JsonSchema.object()
                .required("id", JsonSchema.uuid())
                .optional("version", JsonSchema.integer().with("minimum", 1))
                .optional("createdAt", JsonSchema.instant())
                .optional("createdBy", JsonSchema.uuid())
                .optional("updatedAt", JsonSchema.instant())
                .optional("updatedBy", JsonSchema.uuid())
                .others(JsonSchema.any().described("As the design of the app says."))
                .build();
    }

    private static JsonSchema groups() {
        JsonSchema values = JsonSchema.object().others(JsonSchema.any()).build();
        JsonSchema.Members item = JsonSchema.object().required("group", values).optional("count", JsonSchema.natural());
        List.of("sum", "avg", "min", "max").forEach(function -> item.optional(function, values));
        return JsonSchema.object()
                .required("items", JsonSchema.array(item.build()).with("maxItems", 500))
                .required("truncated", JsonSchema.bool())
                .build();
    }
}
