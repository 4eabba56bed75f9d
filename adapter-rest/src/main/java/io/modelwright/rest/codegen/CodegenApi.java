package io.modelwright.rest.codegen;

import io.modelwright.core.openapi.Answer;
import io.modelwright.core.openapi.Components;
import io.modelwright.core.openapi.Headers;
import io.modelwright.core.openapi.Operation;
import io.modelwright.core.openapi.Parameter;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import io.modelwright.rest.description.Body;
import io.modelwright.rest.description.PathParameters;
import io.modelwright.rest.description.Section;
import io.modelwright.rest.edge.EdgePaths;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the document says of generated applications and their repositories. */
public final class CodegenApi {

    private static final JsonSchema GENERATION = JsonSchema.ref("Generation");
    private static final JsonSchema TARGET = JsonSchema.matching("^[a-z][a-z0-9]*(-[a-z0-9]+)*$");
    private static final JsonSchema COMMIT = JsonSchema.matching("^[0-9a-f]{40}$");
    private static final JsonSchema TEXT = JsonSchema.string();

    private CodegenApi() {}

    public static List<Section> sections() {
        return List.of(generations(), repositories());
    }

    private static JsonSchema generation() {
        JsonSchema merge = JsonSchema.object()
                .required("state", JsonSchema.words(List.of("merged", "conflicted", "apart")))
                .required("branch", TEXT.nullable())
                .required("commit", COMMIT.nullable())
                .required("conflicts", JsonSchema.natural())
                .build();
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
                .required("package", TEXT.nullable())
                .required("name", TEXT.nullable())
                .required("state", JsonSchema.words(List.of("pending", "succeeded", "failed")))
                .required("job", JsonSchema.uuid())
                .required("author", JsonSchema.uuid())
                .required("createdAt", JsonSchema.instant())
                .required("finishedAt", JsonSchema.instant().nullable())
                .required("commit", COMMIT.nullable())
                .required("files", JsonSchema.natural().nullable())
                .required("size", JsonSchema.natural().nullable())
                .required("merge", merge.nullable())
                .required("error", error.nullable())
                .build();
    }

    private static Section generations() {
        JsonSchema file = JsonSchema.object()
                .required("path", TEXT)
                .required("size", JsonSchema.natural())
                .required("executable", JsonSchema.bool())
                .build();
        Section section = Section.of("Generations", "The source code of apps")
                .schema("Generation", generation())
                .schema("GeneratedFile", file)
                .schema("GenerationDiff", diff())
                .method(
                        AppGenerationsResource.class,
                        "list",
                        Operation.of("listGenerations", "List the generations of an app")
                                .parameter(Parameter.query("target", "Only those for it.", TARGET))
                                .answers(Answer.json(200, "Newest first.", Components.page(GENERATION, true)))
                                .problem(409, "ambiguous-slug"))
                .method(
                        AppGenerationsResource.class,
                        "start",
                        Operation.of("startGeneration", "Generate the code of a version")
                                .described(
                                        "The generation has the id of the job. Where the same one is being made already,"
                                                + " the answer is its job. package (of the targets in Java) and name are those of the"
                                                + " last generation of the target where they are not given; an empty text goes back"
                                                + " to what is made of the app's name.")
                                .answers(Answer.json(202, "The job that makes it.", JsonSchema.ref("Job"))
                                        .with(Headers.LOCATION))
                                .problem(409, "ambiguous-slug", "nothing-published"),
                        Body.example(Json.object().put("target", "java")))
                .method(
                        GenerationsResource.class,
                        "show",
                        Operation.of("getGeneration", "Read a generation")
                                .answers(Answer.json(200, "The generation.", GENERATION)))
                .method(
                        GenerationsResource.class,
                        "delete",
                        Operation.of("deleteGeneration", "Take a generation off the list")
                                .described("What is on branches of the repository stays there.")
                                .answers(Answer.empty(204, "It is off the list."))
                                .problem(409, "generation-not-ready"));
        return files(section);
    }

    /** What is told of the files of a generation. */
    private static Section files(Section section) {
        return section.method(
                        GenerationsResource.class,
                        "files",
                        Operation.of("listGenerationFiles", "List the files of a generation")
                                .answers(Answer.json(
                                        200,
                                        "All, in one page.",
                                        Components.page(JsonSchema.ref("GeneratedFile"), false)))
                                .problem(409, "generation-not-ready"))
                .method(
                        GenerationsResource.class,
                        "file",
                        Operation.of("getGenerationFile", "Read a file of a generation")
                                .answers(new Answer(
                                                200,
                                                "Its content.",
                                                Map.of("text/plain", JsonSchema.string()),
                                                List.of())
                                        .or("application/octet-stream", JsonSchema.any()))
                                .problem(409, "generation-not-ready"))
                .method(
                        GenerationsResource.class,
                        "archive",
                        Operation.of("getGenerationArchive", "Download all files of a generation")
                                .answers(new Answer(
                                        200, "A zip archive.", Map.of("application/zip", JsonSchema.any()), List.of()))
                                .problem(409, "generation-not-ready"))
                .method(
                        GenerationsResource.class,
                        "compare",
                        Operation.of("compareGenerations", "Show what differs between two generations")
                                .parameter(Parameter.query(
                                                "from", "The other one, of the same app and target.", JsonSchema.uuid())
                                        .asRequired())
                                .answers(Answer.json(200, "File by file.", JsonSchema.ref("GenerationDiff")))
                                .problem(409, "generation-not-ready"));
    }

    private static JsonSchema diff() {
        JsonSchema change = JsonSchema.object()
                .required("path", TEXT)
                .required("kind", JsonSchema.words(List.of("added", "changed", "removed")))
                .required("patch", TEXT.nullable())
                .build();
        return JsonSchema.object()
                .required("from", JsonSchema.uuid())
                .required("to", JsonSchema.uuid())
                .required("files", JsonSchema.array(change))
                .build();
    }

    private static JsonSchema repository() {
        JsonSchema branch = JsonSchema.object()
                .required("name", TEXT)
                .required("commit", COMMIT)
                .required("subject", TEXT)
                .required("committedAt", JsonSchema.instant())
                .required("protected", JsonSchema.bool())
                .build();
        return JsonSchema.object()
                .required("branches", JsonSchema.array(branch))
                .required("size", JsonSchema.natural())
                .required("sizeMax", JsonSchema.natural())
                .required("merge", TEXT.nullable())
                .build();
    }

    private static JsonSchema conflicts() {
        JsonSchema file = JsonSchema.object()
                .required("target", TARGET)
                .required("path", TEXT)
                .required(
                        "kind",
                        JsonSchema.words(List.of(
                                "both-changed",
                                "both-added",
                                "removed-by-people",
                                "removed-by-generation",
                                "file-and-folder")))
                .required("base", TEXT.nullable())
                .required("ours", TEXT.nullable())
                .required("theirs", TEXT.nullable())
                .build();
        return JsonSchema.object()
                .required("branch", TEXT)
                .required("files", JsonSchema.array(file))
                .build();
    }

    private static Section repositories() {
        String git = EdgePaths.API + "/apps/{app}/repository.git/";
        return Section.of("Repositories", "The git repositories of apps")
                .schema("Repository", repository())
                .schema("MergeConflicts", conflicts())
                .method(
                        RepositoryResource.class,
                        "show",
                        Operation.of("getRepository", "Read what is in the repository of an app")
                                .answers(Answer.json(200, "Its branches and its size.", JsonSchema.ref("Repository")))
                                .problem(409, "ambiguous-slug"))
                .method(
                        RepositoryResource.class,
                        "conflicts",
                        Operation.of("getMergeConflicts", "Read what stands against the merge that waits")
                                .answers(Answer.json(
                                        200, "File by file with both sides.", JsonSchema.ref("MergeConflicts")))
                                .problem(409, "ambiguous-slug"))
                .route(
                        "GET",
                        git + "info/refs",
                        spoken("advertiseRepository", "Tell a client of git what is there")
                                .parameter(Parameter.query(
                                                "service",
                                                "What it wants to do.",
                                                JsonSchema.words(List.of("git-upload-pack", "git-receive-pack")))
                                        .asRequired())
                                .answers(new Answer(
                                                200,
                                                "In the protocol of git.",
                                                Map.of("application/x-git-upload-pack-advertisement", JsonSchema.any()),
                                                List.of())
                                        .or("application/x-git-receive-pack-advertisement", JsonSchema.any())))
                .route(
                        "POST",
                        git + "git-upload-pack",
                        exchange("fetchRepository", "Answer a fetch or clone", "upload"))
                .route("POST", git + "git-receive-pack", exchange("pushRepository", "Take a push", "receive"));
    }

    private static Operation spoken(String id, String summary) {
        return Operation.of(id, summary)
                .described(
                        "For clients of git: git clone ADDRESS/api/v1/apps/APP/repository.git, with an access token or"
                                + " API key as the password of Basic authentication and any name.")
                .parameter(PathParameters.of("app"))
                .problem(409, "ambiguous-slug")
                .problem(422);
    }

    private static Operation exchange(String id, String summary, String verb) {
        String type = "application/x-git-" + verb + "-pack-";
        return spoken(id, summary)
                .body(JsonSchema.any(), List.of(type + "request"), Optional.empty())
                .answers(new Answer(
                        200, "In the protocol of git.", Map.of(type + "result", JsonSchema.any()), List.of()));
    }
}
