package io.modelwright.rest.modeling;

import io.modelwright.core.openapi.Answer;
import io.modelwright.core.openapi.Components;
import io.modelwright.core.openapi.Headers;
import io.modelwright.core.openapi.Operation;
import io.modelwright.core.openapi.Parameter;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import io.modelwright.rest.description.Body;
import io.modelwright.rest.description.Section;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the document says of drafts, plans and versions. */
public final class DesignApi {

    private static final String YAML = "application/yaml";
    private static final JsonSchema DESIGN = JsonSchema.ref("Design");
    private static final JsonSchema VERSION = JsonSchema.ref("WholeVersion");

    private DesignApi() {}

    public static List<Section> sections() {
        return List.of(draft(), versions());
    }

    private static Section draft() {
        Section section = Section.of("Draft", "The editable design of an app");
        DesignSchemas.all().forEach(section::schema);
        return section.method(
                        DraftResource.class,
                        "show",
                        Operation.of("getDraft", "Read the draft of an app")
                                .parameter(Components.ifNoneMatch())
                                .answers(design(200, "The design in canonical order with all ids."))
                                .answers(Answer.empty(304, "It is what is known already.")
                                        .with(Headers.ETAG))
                                .problem(409, "ambiguous-slug"))
                .method(
                        DraftResource.class,
                        "replace",
                        changed(Operation.of("replaceDraft", "Replace the draft of an app"))
                                .described(
                                        "An element without an id takes that of the one with its name, else a new one.")
                                .body(
                                        DesignSchemas.sentDesign(),
                                        List.of(Answer.JSON, YAML),
                                        Optional.of(DesignSchemas.sampleDesign())))
                .method(
                        DraftResource.class,
                        "patch",
                        changed(Operation.of("patchDraft", "Change the draft of an app"))
                                .body(
                                        DesignSchemas.jsonPatch(),
                                        List.of("application/json-patch+json", Answer.JSON),
                                        Optional.of(DesignSchemas.samplePatch())))
                .method(
                        DraftResource.class,
                        "findings",
                        Operation.of("listDraftFindings", "List what is worth a look in the draft")
                                .answers(Answer.json(
                                        200,
                                        "The findings.",
                                        JsonSchema.object()
                                                .required("items", JsonSchema.array(JsonSchema.ref("Finding")))
                                                .build()))
                                .problem(409, "ambiguous-slug"))
                .method(
                        DraftResource.class,
                        "plan",
                        Operation.of("planDraft", "Plan what publishing the draft would change")
                                .answers(Answer.json(200, "The plan.", JsonSchema.ref("Changes")))
                                .problem(409, "ambiguous-slug", "publish-conflict"));
    }

    private static Operation changed(Operation operation) {
        return operation
                .parameter(Components.ifMatch(true))
                .answers(design(200, "The draft as it is now."))
                .problem(409, "ambiguous-slug", "patch-test-failed")
                .problem(412)
                .problem(428);
    }

    private static Answer design(int status, String description) {
        return new Answer(status, description, Map.of(Answer.JSON, DESIGN), List.of())
                .or(YAML, JsonSchema.string())
                .with(Headers.ETAG);
    }

    private static Section versions() {
        return Section.of("Versions", "The published designs of an app")
                .method(
                        VersionsResource.class,
                        "list",
                        Operation.of("listVersions", "List the versions of an app")
                                .answers(Answer.json(
                                        200, "Newest first.", Components.page(JsonSchema.ref("Version"), true)))
                                .problem(409, "ambiguous-slug"))
                .method(
                        VersionsResource.class,
                        "publish",
                        Operation.of("publish", "Publish the draft as the next version")
                                .described(
                                        "What loses data is to be acknowledged, what needs values to be filled, by the ids"
                                                + " of the plan's changes; else 409 with the fresh plan.")
                                .parameter(Components.ifMatch(false))
                                .answers(Answer.json(201, "The version.", VERSION)
                                        .with(Headers.LOCATION))
                                .answers(Answer.json(202, "The job that makes it.", JsonSchema.ref("Job"))
                                        .with(Headers.LOCATION))
                                .problem(409)
                                .problem(412),
                        Body.example(Json.object().put("message", "Tasks have due dates"))
                                .member("message", JsonSchema.string(1, 1_000))
                                .member("purge", JsonSchema.array(JsonSchema.uuid())))
                .method(
                        VersionsResource.class,
                        "show",
                        Operation.of("getVersion", "Read a version")
                                .answers(Answer.json(200, "The version with its design.", VERSION))
                                .problem(409, "ambiguous-slug"))
                .method(
                        VersionsResource.class,
                        "compare",
                        Operation.of("compareVersions", "Show what leads from another version to this one")
                                .parameter(Parameter.query(
                                        "from",
                                        "The other version; by default the one before.",
                                        JsonSchema.integer(0, 999_999_999)))
                                .answers(Answer.json(200, "The changes.", DesignSchemas.comparison()))
                                .problem(409, "ambiguous-slug"))
                .method(
                        VersionsResource.class,
                        "restore",
                        Operation.of("restoreVersion", "Make the draft what that version was")
                                .parameter(Components.ifMatch(false))
                                .answers(design(200, "The draft as it is now."))
                                .problem(409)
                                .problem(412))
                .method(
                        RetiredResource.class,
                        "list",
                        Operation.of("listRetired", "List what left the design and is kept")
                                .answers(Answer.json(
                                        200,
                                        "All of it, in one page.",
                                        Components.page(JsonSchema.ref("RetiredElement"), false)))
                                .problem(409, "ambiguous-slug"));
    }
}
