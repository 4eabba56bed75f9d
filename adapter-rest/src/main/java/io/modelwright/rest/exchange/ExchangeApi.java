package io.modelwright.rest.exchange;

import io.modelwright.core.exchange.ExportFormat;
import io.modelwright.core.exchange.ImportFormat;
import io.modelwright.core.openapi.Answer;
import io.modelwright.core.openapi.Components;
import io.modelwright.core.openapi.Headers;
import io.modelwright.core.openapi.Operation;
import io.modelwright.core.openapi.Parameter;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import io.modelwright.rest.description.Section;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the document says of importing and exporting designs. */
public final class ExchangeApi {

    private static final String YAML = "application/yaml";
    private static final String TEXT = "text/plain";

    private ExchangeApi() {}

    public static List<Section> sections() {
        return List.of(Section.of("Exchange", "Designs in from other tools and out to them")
                .schema("ImportNote", note())
                .method(
                        ImportResource.class,
                        "importModel",
                        Operation.of("importModel", "Merge a foreign model into the draft")
                                .described("Nothing of the draft is taken away.")
                                .parameter(Parameter.query(
                                        "format",
                                        "What the body is written in; needed.",
                                        JsonSchema.words(ImportFormat.keywords())))
                                .parameter(Parameter.query(
                                        "entity", "The entity that a csv becomes.", JsonSchema.string()))
                                .parameter(Parameter.query(
                                        "keys",
                                        "keep: keys that a database drew stay as unique fields.",
                                        JsonSchema.words(List.of("drop", "keep"))))
                                .parameter(Components.ifMatch(false))
                                .body(
                                        JsonSchema.string(),
                                        List.of(TEXT, "text/csv", "application/sql", YAML),
                                        Optional.of(Json.of("CREATE TABLE tag (name varchar(40) NOT NULL UNIQUE);")))
                                .answers(Answer.json(
                                                200,
                                                "The merged draft, and line by line what could not be carried over.",
                                                JsonSchema.object()
                                                        .required("draft", JsonSchema.ref("Design"))
                                                        .required(
                                                                "report",
                                                                JsonSchema.array(JsonSchema.ref("ImportNote")))
                                                        .build())
                                        .with(Headers.ETAG))
                                .problem(409, "ambiguous-slug")
                                .problem(412))
                .method(
                        DraftExportResource.class,
                        "exportDraft",
                        exported("exportDraft", "Export the draft in a form of another tool"))
                .method(
                        VersionExportResource.class,
                        "exportVersion",
                        exported("exportVersion", "Export a version in a form of another tool")));
    }

    private static Operation exported(String name, String purpose) {
        return Operation.of(name, purpose)
                .parameter(
                        Parameter.query("format", "What to write; needed.", JsonSchema.words(ExportFormat.keywords())))
                .answers(new Answer(200, "The design.", Map.of(YAML, JsonSchema.string()), List.of())
                        .or("application/schema+json", JsonSchema.of("object"))
                        .or(TEXT, JsonSchema.string()))
                .problem(409, "ambiguous-slug");
    }

    private static JsonSchema note() {
        return JsonSchema.object()
                .required(
                        "line",
                        JsonSchema.integer().with("minimum", 0).described("In the text, from 1; 0 for all of it."))
                .required("severity", JsonSchema.words(List.of("info", "warning", "error")))
                .required("code", JsonSchema.matching("^[a-z0-9-]+$"))
                .required("text", JsonSchema.string())
                .build();
    }
}
