package io.modelwright.core.openapi;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.ValueSchemas;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The HTTP interface of one published design as an OpenAPI document. It says what the design allows; whoever asks for records
 * may be allowed less. Pure: the same design and place give the same document. Stateless.
 */
public final class AppDocument {

    /**
     * Where the interface is served.
     *
     * @param title the name of the app
     * @param base the path that {@code /records} follows, without a slash at its end
     */
    public record Place(String title, String base) {}

    private static final String EVENTS = "events";

    private AppDocument() {}

    /** @param version of the design, which becomes that of the document */
    public static Json.JsonObject of(Design design, int version, Place place) {
        CompiledApp app = CompiledApp.compile(new AppId(new UUID(0, 0)), version, "", design);
        OpenApiDocument document = new OpenApiDocument(
                place.title(),
                Integer.toString(version),
                "The records of this app, as version " + version + " of its design describes them. Rights and"
                        + " masks of the caller take from it: a member that they may not see is left out, or"
                        + " null in records where they may not.");
        document.schemas(ValueSchemas.components());
        document.schemas(CommonSchemas.all());
        document.schema("HistoryChange", CommonSchemas.memberChange());
        document.schema("RecordEvent", recordEvent(design.entities()));
        for (Entity entity : design.entities()) {
            EntityPlan plan = app.entity(entity.name());
            document.tag(entity.name(), purpose(entity));
            document.schemas(EntityShapes.of(plan));
            RecordOperations.of(plan).addTo(document, place.base() + "/records/" + entity.name(), entity.name());
        }
        document.tag(EVENTS, "Changes as they happen");
        document.operation("GET", place.base() + "/records/events", EVENTS, events(Optional.empty()));
        return document.json();
    }

    /**
     * Following all changes.
     *
     * @param app the parameter that names the app in the path, where there is one
     */
    public static Operation events(Optional<Parameter> app) {
        Operation operation = Components.stream(
                EVENTS,
                "Follow the changes of records",
                "created, updated and deleted with a RecordEvent as data, and reset where changes were missed: then read"
                        + " afresh.");
        app.ifPresent(operation::parameter);
        return operation.problem(409, "ambiguous-slug");
    }

    /** What one event of the stream holds. */
    public static JsonSchema recordEvent(List<Entity> entities) {
        JsonSchema entity = entities.isEmpty()
                ? JsonSchema.string()
                : JsonSchema.words(entities.stream().map(Entity::name).toList());
        return JsonSchema.object()
                .required("entity", entity)
                .required("id", JsonSchema.uuid())
                .required("version", JsonSchema.integer().with("minimum", 1))
                .required("action", JsonSchema.words(List.of("created", "updated", "deleted")))
                .required("at", JsonSchema.instant())
                .required("by", JsonSchema.uuid())
                .build();
    }

    static String purpose(Entity entity) {
        return entity.labels()
                .description()
                .or(() -> entity.labels().displayName())
                .orElse("Records of " + entity.name());
    }
}
