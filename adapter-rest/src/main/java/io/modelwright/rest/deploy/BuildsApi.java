package io.modelwright.rest.deploy;

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

/** What the document says of the images of apps. */
public final class BuildsApi {

    private static final JsonSchema BUILD = JsonSchema.ref("Build");
    private static final JsonSchema TARGET = JsonSchema.matching("^[a-z][a-z0-9]*(-[a-z0-9]+)*$");
    private static final JsonSchema TEXT = JsonSchema.string();

    private BuildsApi() {}

    public static List<Section> sections() {
        return List.of(builds());
    }

    private static JsonSchema result() {
        JsonSchema times = JsonSchema.object()
                .required("generate", JsonSchema.natural())
                .required("compile", JsonSchema.natural())
                .required("image", JsonSchema.natural())
                .build();
        return JsonSchema.object()
                .required("image", JsonSchema.matching("^sha256:[0-9a-f]{64}$"))
                .required("tag", TEXT)
                .required("content", JsonSchema.matching("^[0-9a-f]{64}$"))
                .required("commit", JsonSchema.matching("^[0-9a-f]{40}$"))
                .required("edited", JsonSchema.bool())
                .required("path", JsonSchema.words(List.of("layer", "dockerfile")))
                .required("size", JsonSchema.natural())
                .required("fresh", JsonSchema.bool())
                .required("madeBy", JsonSchema.uuid())
                .required("milliseconds", times)
                .build();
    }

    private static JsonSchema build() {
        JsonSchema error = JsonSchema.object()
                .required("type", TEXT)
                .required("title", TEXT)
                .required("detail", TEXT)
                .build();
        return JsonSchema.object()
                .required("id", JsonSchema.uuid())
                .required("app", JsonSchema.uuid())
                .required("version", JsonSchema.integer(1, 999_999_999))
                .required("target", TARGET)
                .required("noCache", JsonSchema.bool())
                .required("state", JsonSchema.words(List.of("pending", "succeeded", "failed")))
                .required("author", JsonSchema.uuid().nullable())
                .required("createdAt", JsonSchema.instant())
                .required("finishedAt", JsonSchema.instant().nullable())
                .required("result", result().nullable())
                .required("error", error.nullable())
                .build();
    }

    private static JsonSchema diskUse() {
        return JsonSchema.object()
                .required("images", JsonSchema.natural())
                .required("ours", JsonSchema.natural())
                .required("containers", JsonSchema.natural())
                .required("volumes", JsonSchema.natural())
                .required("buildCache", JsonSchema.natural())
                .build();
    }

    private static Section builds() {
        return Section.of("Builds", "Images of apps")
                .schema("Build", build())
                .schema("DiskUse", diskUse())
                .method(
                        AppBuildsResource.class,
                        "list",
                        Operation.of("listBuilds", "List the builds of an app")
                                .parameter(Parameter.query("target", "Only those for it.", TARGET))
                                .answers(Answer.json(200, "Newest first.", Components.page(BUILD, true)))
                                .problem(409, "ambiguous-slug"))
                .method(
                        AppBuildsResource.class,
                        "start",
                        Operation.of("startBuild", "Make an image of a version")
                                .described(
                                        "The build has the id of the job. Where an image of the same content is there already,"
                                                + " nothing is made, unless noCache asks for it. Where the same one is being"
                                                + " made, the answer is its job.")
                                .answers(Answer.json(202, "The job that makes it.", JsonSchema.ref("Job"))
                                        .with(Headers.LOCATION))
                                .problem(409, "ambiguous-slug", "nothing-published"),
                        Body.example(Json.object().put("target", "java")))
                .method(
                        BuildsResource.class,
                        "show",
                        Operation.of("getBuild", "Read a build").answers(Answer.json(200, "The build.", BUILD)))
                .method(
                        BuildsResource.class,
                        "log",
                        Operation.of("getBuildLog", "Read what a build has said")
                                .described("Also while it is made. What is in the middle of a long one is left out.")
                                .answers(new Answer(
                                        200, "Line by line.", Map.of("text/plain", JsonSchema.string()), List.of())))
                .method(
                        DiskUseResource.class,
                        "show",
                        Operation.of("getDiskUse", "Read what the container engine keeps on disk, in bytes")
                                .described("For platform administrators.")
                                .answers(Answer.json(200, "By what it is.", JsonSchema.ref("DiskUse"))));
    }
}
