package io.modelwright.rest.views;

import io.modelwright.core.openapi.Answer;
import io.modelwright.core.openapi.Components;
import io.modelwright.core.openapi.Headers;
import io.modelwright.core.openapi.Operation;
import io.modelwright.core.openapi.Parameter;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import io.modelwright.core.views.ViewContent;
import io.modelwright.rest.description.Body;
import io.modelwright.rest.description.Section;
import java.util.List;

/** What the document says of saved views. */
public final class ViewsApi {

    private static final JsonSchema VIEW = JsonSchema.ref("View");
    private static final JsonSchema KIND = JsonSchema.words(List.of("grid", "board", "calendar"));
    private static final JsonSchema VISIBILITY = JsonSchema.words(List.of("mine", "shared"));
    private static final JsonSchema DENSITY = JsonSchema.words(List.of("comfortable", "compact"));
    private static final JsonSchema AUDIENCE = JsonSchema.words(List.of("me", "everybody"));
    private static final JsonSchema NAME = JsonSchema.string(1, ViewContent.NAME_MAX);

    private ViewsApi() {}

    public static List<Section> sections() {
        return List.of(Section.of("Views", "How people want to see the records of an app")
                .schema("View", view())
                .schema("ViewColumn", column())
                .method(
                        ViewsResource.class,
                        "list",
                        seen(Operation.of("listViews", "List your own and the shared views"))
                                .described("By name. A view whose members are gone has what is left of it.")
                                .parameter(Parameter.query(
                                        "entity",
                                        "The name or id of the entity; all without it.",
                                        JsonSchema.string(1, 41)))
                                .answers(Answer.json(200, "The views.", Components.page(VIEW, false))))
                .method(
                        ViewsResource.class,
                        "create",
                        seen(Operation.of("createView", "Save a view"))
                                .described("Shared views are for builders to make.")
                                .answers(view(201, "The view.").with(Headers.LOCATION))
                                .problem(409, "ambiguous-slug", "too-many-views"),
                        content(Body.example(sample().put("entity", "task")))
                                .member("entity", JsonSchema.string(1, 41)))
                .method(
                        ViewsResource.class,
                        "show",
                        seen(Operation.of("getView", "Read a view")).answers(view(200, "The view.")))
                .method(
                        ViewsResource.class,
                        "replace",
                        seen(Operation.of("replaceView", "Save a view anew"))
                                .described("What is left out stands at its default then.")
                                .parameter(Components.ifMatch(true))
                                .answers(view(200, "The view as it is now."))
                                .problem(409, "ambiguous-slug", "too-many-views")
                                .problem(412)
                                .problem(428),
                        content(Body.example(sample())))
                .method(
                        ViewsResource.class,
                        "delete",
                        seen(Operation.of("deleteView", "Delete a view"))
                                .parameter(Components.ifMatch(true))
                                .answers(Answer.empty(204, "It is gone."))
                                .problem(412)
                                .problem(428))
                .method(
                        ViewsResource.class,
                        "makeDefault",
                        seen(Operation.of("makeDefaultView", "Begin with a view"))
                                .described(
                                        "In the place of what was chosen before for that entity. For everybody it is for"
                                                + " builders to choose, among shared views.")
                                .answers(view(200, "The view as it is now."))
                                .problem(409, "ambiguous-slug", "view-not-shared"),
                        Body.example(Json.object().put("audience", "me")).member("audience", AUDIENCE))
                .method(
                        ViewsResource.class,
                        "dropDefault",
                        seen(Operation.of("dropDefaultView", "Begin with a view no longer"))
                                .parameter(Parameter.query("audience", "For whom; for you without it.", AUDIENCE))
                                .answers(Answer.empty(204, "It is not the default."))
                                .problem(409, "ambiguous-slug", "view-not-shared")));
    }

    private static Operation seen(Operation operation) {
        return operation.problem(404, "not-found", "not-published").problem(409, "ambiguous-slug");
    }

    private static Answer view(int status, String description) {
        return Answer.json(status, description, VIEW).with(Headers.ETAG);
    }

    private static Body content(Body body) {
        return body.member("name", NAME)
                .member("visibility", VISIBILITY)
                .member("kind", KIND)
                .member("filter", JsonSchema.string(0, ViewContent.FILTER_MAX))
                .member("columns", JsonSchema.array(sent()).with("maxItems", ViewContent.COLUMNS_MAX))
                .member("density", DENSITY);
    }

    private static Json.ObjectBuilder sample() {
        return Json.object()
                .put("name", "Open tasks")
                .put("filter", "status != 'done'")
                .put("sort", "-due")
                .put(
                        "columns",
                        Json.array(List.of(
                                Json.object()
                                        .put("name", "title")
                                        .put("width", 240)
                                        .put("pinned", true)
                                        .build(),
                                Json.object().put("name", "due").build())));
    }

    private static JsonSchema sent() {
        return JsonSchema.object()
                .required("name", JsonSchema.string(1, 41))
                .optional("width", width().nullable())
                .optional("pinned", JsonSchema.bool().nullable())
                .build();
    }

    private static JsonSchema column() {
        return JsonSchema.object()
                .required("name", JsonSchema.string())
                .required("width", width().nullable())
                .required("pinned", JsonSchema.bool())
                .build();
    }

    private static JsonSchema width() {
        return JsonSchema.integer(ViewContent.WIDTH_MIN, ViewContent.WIDTH_MAX);
    }

    private static JsonSchema view() {
        JsonSchema gone = JsonSchema.object()
                .required("part", JsonSchema.words(List.of("entity", "by", "filter", "sort", "columns")))
                .required("name", JsonSchema.string())
                .build();
        return JsonSchema.object()
                .required("id", JsonSchema.uuid())
                .required("entity", JsonSchema.string())
                .required("name", JsonSchema.string())
                .required("visibility", VISIBILITY)
                .required("kind", KIND)
                .required("by", JsonSchema.string().nullable().described("What a board or calendar is laid out by."))
                .required("filter", JsonSchema.string().nullable())
                .required("sort", JsonSchema.string().nullable())
                .required("columns", JsonSchema.array(JsonSchema.ref("ViewColumn")))
                .required("density", DENSITY)
                .required("default", JsonSchema.bool().described("Whether you begin with it."))
                .required("defaultOfAll", JsonSchema.bool().described("Whether all do who have not chosen."))
                .required("own", JsonSchema.bool())
                .required("editable", JsonSchema.bool())
                .required("gone", JsonSchema.array(gone).described("What the live version, or your rights, leave out."))
                .required("owner", JsonSchema.uuid())
                .required("revision", JsonSchema.integer().with("minimum", 1))
                .required("savedAt", JsonSchema.instant())
                .build();
    }
}
