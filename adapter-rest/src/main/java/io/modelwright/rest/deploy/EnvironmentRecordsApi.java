package io.modelwright.rest.deploy;

import io.modelwright.core.openapi.Answer;
import io.modelwright.core.openapi.Components;
import io.modelwright.core.openapi.Headers;
import io.modelwright.core.openapi.OpenApiDocument;
import io.modelwright.core.openapi.Operation;
import io.modelwright.core.openapi.Parameter;
import io.modelwright.core.shared.JsonSchema;
import io.modelwright.rest.description.PathParameters;
import io.modelwright.rest.edge.EdgePaths;
import io.modelwright.rest.records.RecordsApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the document says of the records of apps where they are deployed. */
public final class EnvironmentRecordsApi {

    private static final String TAG = "Records of deployments";
    private static final String PLACE = EdgePaths.API + "/apps/{app}/environments/{environment}";
    private static final JsonSchema CONTENT = JsonSchema.any();

    private EnvironmentRecordsApi() {}

    public static void addTo(OpenApiDocument document) {
        document.tag(
                TAG,
                "The same as records and files, answered by the application that serves in an environment; the environment"
                        + " studio is the platform's own");
        RecordsApi.addTo(document, TAG, PLACE + "/records", EnvironmentRecordsApi::there);
        document.operation(
                "GET",
                PLACE + "/records/events",
                TAG,
                there(Components.stream(
                                "environmentEvents",
                                "Follow the changes of records of a deployed app",
                                "created, updated and deleted with a RecordEvent as data, and reset where changes were"
                                        + " missed: then read afresh.")
                        .parameter(PathParameters.of("app"))
                        .parameter(PathParameters.of("environment"))));
        document.operation("POST", PLACE + "/files", TAG, upload());
        document.operation("GET", PLACE + "/files/{file}", TAG, download());
        document.operation(
                "DELETE",
                PLACE + "/files/{file}",
                TAG,
                file("environmentFile_delete", "Delete a file of a deployed app that no record refers to")
                        .answers(Answer.empty(204, "It is gone."))
                        .problem(409, "file-in-use"));
    }

    private static Operation there(Operation operation) {
        return operation
                .parameter(Parameter.header(
                        EnvironmentRecordsServlet.VERSION,
                        "The version of the app that is to serve there; every answer names the one that does.",
                        JsonSchema.integer(1, 999_999_999)))
                .problem(
                        409,
                        "ambiguous-slug",
                        "deployment-deleted",
                        "deployment-too-old",
                        "environment-stopped",
                        "no-release",
                        "other-version")
                .problem(502, "deployment-unreachable");
    }

    private static Operation file(String id, String summary) {
        return there(Operation.of(id, summary)
                .parameter(PathParameters.of("app"))
                .parameter(PathParameters.of("environment"))
                .parameter(PathParameters.of("file")));
    }

    private static Operation upload() {
        JsonSchema form = JsonSchema.object()
                .required("file", JsonSchema.string().with("contentMediaType", "application/octet-stream"))
                .build();
        return there(Operation.of("environmentFile_upload", "Upload a file to a deployed app")
                .parameter(PathParameters.of("app"))
                .parameter(PathParameters.of("environment"))
                .parameter(Parameter.query("name", "In place of the name that the upload tells.", JsonSchema.string()))
                .body(Map.of("*/*", CONTENT, "multipart/form-data", form), Optional.empty())
                .answers(Answer.json(201, "The file.", JsonSchema.ref("File")).with(Headers.LOCATION))
                .problem(404)
                .problem(413, "file-too-large"));
    }

    private static Operation download() {
        return file("environmentFile_download", "Read the content of a file of a deployed app")
                .parameter(Parameter.header("Range", "The part of the content that is wanted.", JsonSchema.string()))
                .parameter(Components.ifNoneMatch())
                .answers(new Answer(200, "The content, as a download.", Map.of("*/*", CONTENT), List.of(Headers.ETAG)))
                .answers(new Answer(206, "The part of it.", Map.of("*/*", CONTENT), List.of(Headers.ETAG)))
                .answers(Answer.empty(304, "It is what is known already.").with(Headers.ETAG))
                .problem(404)
                .problem(416);
    }
}
