package io.modelwright.rest.codegen;

import io.modelwright.core.codegen.template.TemplateSet;
import io.modelwright.core.openapi.Answer;
import io.modelwright.core.openapi.Components;
import io.modelwright.core.openapi.Headers;
import io.modelwright.core.openapi.Operation;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import io.modelwright.rest.description.Section;
import java.util.List;
import java.util.Optional;

/** What the document says of the templates that people write. */
public final class TemplateSetsApi {

    private static final JsonSchema NAME =
            JsonSchema.matching("^[a-z][a-z0-9]*(-[a-z0-9]+)*$").with("maxLength", 40);
    private static final JsonSchema SET = JsonSchema.ref("TemplateSet");

    private TemplateSetsApi() {}

    public static List<Section> sections() {
        return List.of(Section.of("Template sets", "Templates of your own: targets beside those of the platform")
                .schema("TemplateFile", file())
                .schema("TemplateSet", saved(content(JsonSchema.object().required("name", NAME), true)))
                .schema(
                        "TemplateSetContent",
                        content(JsonSchema.object(), false).build())
                .schema(
                        "NewTemplateSet",
                        content(JsonSchema.object().required("name", NAME), false)
                                .build())
                .schema(
                        "TemplatePattern",
                        content(JsonSchema.object().required("name", NAME), true)
                                .build())
                .schema("TemplateSetSummary", saved(summary()))
                .schema("TemplateSetRevision", saved(JsonSchema.object()))
                .schema("RenderedFiles", rendered())
                .method(
                        TemplatePatternsResource.class,
                        "list",
                        Operation.of("listTemplatePatterns", "List template sets to start from")
                                .answers(Answer.json(
                                        200,
                                        "The patterns.",
                                        Components.page(JsonSchema.ref("TemplatePattern"), false))))
                .method(
                        TemplateSetsResource.class,
                        "list",
                        seen(Operation.of("listTemplateSets", "List the template sets of an app"))
                                .answers(Answer.json(
                                        200,
                                        "The sets by name.",
                                        Components.page(JsonSchema.ref("TemplateSetSummary"), false))))
                .method(TemplateSetsResource.class, "create", create())
                .method(
                        TemplateSetsResource.class,
                        "show",
                        seen(Operation.of("getTemplateSet", "Read a template set"))
                                .parameter(Components.ifNoneMatch())
                                .answers(set(200, "The set."))
                                .answers(Answer.empty(304, "It is what is known already.")
                                        .with(Headers.ETAG)))
                .method(TemplateSetsResource.class, "replace", replace())
                .method(
                        TemplateSetsResource.class,
                        "delete",
                        seen(Operation.of("deleteTemplateSet", "Delete a template set"))
                                .parameter(Components.ifMatch(true))
                                .answers(Answer.empty(204, "It is gone with its revisions."))
                                .problem(412)
                                .problem(428))
                .method(
                        TemplateSetsResource.class,
                        "revisions",
                        seen(Operation.of("listTemplateSetRevisions", "List the revisions of a template set"))
                                .answers(Answer.json(
                                        200,
                                        "The newest first.",
                                        Components.page(JsonSchema.ref("TemplateSetRevision"), false))))
                .method(
                        TemplateSetsResource.class,
                        "revision",
                        seen(Operation.of("getTemplateSetRevision", "Read an earlier revision of a template set"))
                                .answers(set(200, "The set as it was.")))
                .method(TemplateSetsResource.class, "preview", preview()));
    }

    private static Operation create() {
        return seen(Operation.of("createTemplateSet", "Create a template set"))
                .described(
                        "Every template must be readable; whether it renders depends on the design: see the preview.")
                .body(JsonSchema.ref("NewTemplateSet"), List.of(Answer.JSON), Optional.of(sample(true)))
                .answers(set(201, "The set.").with(Headers.LOCATION))
                .problem(409, "ambiguous-slug", "name-taken", "too-many-template-sets");
    }

    private static Operation replace() {
        return seen(Operation.of("replaceTemplateSet", "Save the next revision of a template set"))
                .parameter(Components.ifMatch(true))
                .body(JsonSchema.ref("TemplateSetContent"), List.of(Answer.JSON), Optional.of(sample(false)))
                .answers(set(200, "The set as it is now."))
                .problem(412)
                .problem(428);
    }

    private static Operation preview() {
        JsonSchema nothing = JsonSchema.object().build();
        return seen(Operation.of("previewTemplateSet", "Render a template set with the draft of the app"))
                .described(
                        "An empty object renders what is saved; a content is tried without being saved, and needs no set.")
                .body(
                        JsonSchema.anyOf(List.of(nothing, JsonSchema.ref("TemplateSetContent"))),
                        List.of(Answer.JSON),
                        Optional.of(sample(false)))
                .answers(Answer.json(200, "The files.", JsonSchema.ref("RenderedFiles")));
    }

    private static Operation seen(Operation operation) {
        return operation.problem(404).problem(409, "ambiguous-slug");
    }

    private static Answer set(int status, String description) {
        return Answer.json(status, description, SET).with(Headers.ETAG);
    }

    private static JsonSchema file() {
        return JsonSchema.object()
                .required("name", NAME)
                .required(
                        "each",
                        JsonSchema.words(List.of("app", "entity", "relation", "partial"))
                                .described("What it is rendered for; a partial only where it is included."))
                .optional(
                        "path",
                        JsonSchema.string(0, TemplateSet.PATH_MAX)
                                .described(
                                        "The template of the paths; not for partials. What renders as empty makes no file."))
                .required("text", JsonSchema.string(0, TemplateSet.TEXT_MAX))
                .build();
    }

    private static JsonSchema.Members content(JsonSchema.Members members, boolean answered) {
        JsonSchema description = JsonSchema.string(0, TemplateSet.DESCRIPTION_MAX);
        JsonSchema files = JsonSchema.array(JsonSchema.ref("TemplateFile")).with("maxItems", TemplateSet.FILES_MAX);
        return (answered ? members.required("description", description) : members.optional("description", description))
                .required("files", files);
    }

    private static JsonSchema.Members summary() {
        return JsonSchema.object()
                .required("name", NAME)
                .required("description", JsonSchema.string())
                .required("files", JsonSchema.natural());
    }

    private static JsonSchema saved(JsonSchema.Members members) {
        return members.required("revision", JsonSchema.integer().with("minimum", 1))
                .required("savedAt", JsonSchema.instant())
                .required("savedBy", JsonSchema.uuid())
                .build();
    }

    private static JsonSchema rendered() {
        JsonSchema file = JsonSchema.object()
                .required("path", JsonSchema.string())
                .required("text", JsonSchema.string())
                .build();
        return JsonSchema.object().required("files", JsonSchema.array(file)).build();
    }

    private static Json sample(boolean named) {
        Json file = Json.object()
                .put("name", "page")
                .put("each", "entity")
                .put("path", "docs/{{kebab entity.name}}.md")
                .put("text", "# {{markdown entity.name}}\n")
                .build();
        Json.ObjectBuilder sample = named ? Json.object().put("name", "docs") : Json.object();
        return sample.put("description", "A page for each entity.")
                .put("files", Json.array(List.of(file)))
                .build();
    }
}
