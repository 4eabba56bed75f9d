package io.modelwright.rest.apps;

import io.modelwright.core.openapi.Answer;
import io.modelwright.core.openapi.Components;
import io.modelwright.core.openapi.Headers;
import io.modelwright.core.openapi.Operation;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import io.modelwright.rest.description.Body;
import io.modelwright.rest.description.Section;
import java.util.List;

/** What the document says of apps and of the people who have roles in them. */
public final class AppsApi {

    private static final JsonSchema APP = JsonSchema.ref("App");
    private static final JsonSchema MEMBER = JsonSchema.ref("AppMember");
    private static final JsonSchema NAME = JsonSchema.string(1, 120);
    private static final JsonSchema TEMPLATE = JsonSchema.matching("^[a-z][a-z0-9]*(-[a-z0-9]+)*$");
    private static final JsonSchema SLUG = JsonSchema.matching("^[a-z][a-z0-9-]{0,40}$");

    private AppsApi() {}

    public static List<Section> sections() {
        return List.of(apps(), templates(), members());
    }

    private static Section apps() {
        return Section.of("Apps", "The applications that people design")
                .schema("App", app())
                .method(
                        AppsResource.class,
                        "list",
                        Operation.of("listApps", "List the apps that you can see")
                                .answers(Answer.json(200, "The apps.", Components.page(APP, true))))
                .method(
                        AppsResource.class,
                        "create",
                        Operation.of("createApp", "Make an app")
                                .described(
                                        "It begins with an empty draft or with that of a template, in the workspace named or in your own."
                                                + " With a sample a job publishes the first version and fills it: its id is in the answer.")
                                .answers(Answer.json(201, "The app.", APP).with(Headers.LOCATION))
                                .problem(404)
                                .problem(409, "slug-taken"),
                        Body.example(Json.object().put("name", "Tracker").put("slug", "tracker"))
                                .member("name", NAME)
                                .member("slug", SLUG)
                                .member("workspace", JsonSchema.uuid())
                                .member("template", TEMPLATE)
                                .member("sample", JsonSchema.bool()))
                .method(
                        AppsResource.class,
                        "show",
                        Operation.of("getApp", "Read an app")
                                .answers(Answer.json(200, "The app.", APP))
                                .problem(409, "ambiguous-slug"))
                .method(
                        AppsResource.class,
                        "change",
                        Operation.of("updateApp", "Rename an app or give it another slug")
                                .answers(Answer.json(200, "The app as it is now.", APP))
                                .problem(409, "ambiguous-slug", "slug-taken"),
                        Body.example(Json.object().put("name", "Issue tracker"))
                                .member("name", NAME)
                                .member("slug", SLUG))
                .method(
                        AppsResource.class,
                        "delete",
                        Operation.of("deleteApp", "Delete an app with its versions and records")
                                .answers(Answer.empty(204, "It is gone."))
                                .problem(409, "ambiguous-slug", "publish-conflict"));
    }

    private static Section members() {
        return Section.of("App members", "Who has which of an app's own roles")
                .schema("AppMember", member())
                .method(
                        AppMembersResource.class,
                        "list",
                        Operation.of("listAppMembers", "List who has roles in an app")
                                .answers(Answer.json(200, "The members.", Components.page(MEMBER, true)))
                                .problem(409, "ambiguous-slug"))
                .method(
                        AppMembersResource.class,
                        "assign",
                        Operation.of("assignAppRoles", "Give somebody roles in an app")
                                .described("They have these roles then, and no others.")
                                .answers(Answer.json(200, "The member as they are now.", MEMBER))
                                .problem(409),
                        Body.example(Json.object().put("roles", Json.array(List.of(Json.of("member"))))))
                .method(
                        AppMembersResource.class,
                        "remove",
                        Operation.of("removeAppMember", "Take all roles in an app from somebody")
                                .answers(Answer.empty(204, "They have none."))
                                .problem(409, "ambiguous-slug"));
    }

    private static JsonSchema app() {
        return JsonSchema.object()
                .required("id", JsonSchema.uuid())
                .required("slug", SLUG)
                .required("name", JsonSchema.string())
                .required("workspace", JsonSchema.uuid())
                .required("createdAt", JsonSchema.instant())
                .optional("job", JsonSchema.uuid().nullable().described("What fills it; only when it is made."))
                .build();
    }

    private static Section templates() {
        return Section.of("Templates", "Designs to begin an app with")
                .schema("Template", template())
                .method(
                        TemplatesResource.class,
                        "list",
                        Operation.of("listTemplates", "List designs to begin an app with")
                                .answers(Answer.json(
                                        200, "The templates.", Components.page(JsonSchema.ref("Template"), false))));
    }

    private static JsonSchema template() {
        JsonSchema field = JsonSchema.object()
                .required("name", JsonSchema.string())
                .required("label", JsonSchema.string())
                .required("type", JsonSchema.string())
                .build();
        JsonSchema entity = JsonSchema.object()
                .required("name", JsonSchema.string())
                .required("label", JsonSchema.string())
                .required("pluralLabel", JsonSchema.string())
                .required("description", JsonSchema.string().nullable())
                .required("fields", JsonSchema.array(field))
                .build();
        JsonSchema relation = JsonSchema.object()
                .required("from", JsonSchema.string())
                .required("name", JsonSchema.string())
                .required("kind", JsonSchema.words(List.of("manyToOne", "oneToOne", "manyToMany")))
                .required("to", JsonSchema.string().described("An entity, or @user for people."))
                .build();
        JsonSchema count = JsonSchema.integer().with("minimum", 0);
        return JsonSchema.object()
                .required("slug", TEMPLATE)
                .required("name", JsonSchema.string())
                .required("description", JsonSchema.string())
                .required("entityCount", count)
                .required("fieldCount", count)
                .required("relationCount", count)
                .required("ruleCount", count)
                .required("roleCount", count)
                .required("entities", JsonSchema.array(entity))
                .required("relations", JsonSchema.array(relation))
                .build();
    }

    private static JsonSchema member() {
        return JsonSchema.object()
                .required("account", JsonSchema.uuid())
                .required("email", JsonSchema.string().with("format", "email"))
                .required("displayName", JsonSchema.string())
                .required("roles", JsonSchema.array(JsonSchema.string()))
                .required("since", JsonSchema.instant())
                .build();
    }
}
