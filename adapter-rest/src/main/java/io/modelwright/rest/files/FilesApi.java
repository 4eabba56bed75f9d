package io.modelwright.rest.files;

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

/** What the document says of files. */
public final class FilesApi {

    private static final JsonSchema CONTENT = JsonSchema.any();
    private static final JsonSchema SIZE =
            JsonSchema.of("integer").with("enum", Json.array(List.of(Json.of(64), Json.of(256), Json.of(1_024))));

    private FilesApi() {}

    public static List<Section> sections() {
        return List.of(Section.of("Files", "What the fields of records for files and images hold")
                .schema(
                        "File",
                        JsonSchema.object()
                                .required("id", JsonSchema.uuid())
                                .required("name", JsonSchema.string(1, 200))
                                .required("size", JsonSchema.natural())
                                .required("mediaType", JsonSchema.string())
                                .build())
                .schema(
                        "FileLink",
                        JsonSchema.object()
                                .required("url", JsonSchema.string())
                                .required("expiresAt", JsonSchema.instant())
                                .build())
                .method(FilesResource.class, "upload", upload())
                .method(
                        FilesResource.class,
                        "download",
                        content(Operation.of("downloadFile", "Read the content of a file")))
                .method(
                        FilesResource.class,
                        "thumbnail",
                        content(Operation.of("getThumbnail", "Read a small image of an image"))
                                .parameter(size().asRequired())
                                .problem(400)
                                .problem(415, "no-thumbnail"))
                .method(
                        FilesResource.class,
                        "delete",
                        Operation.of("deleteFile", "Delete a file that no record refers to")
                                .answers(Answer.empty(204, "It is gone."))
                                .problem(409, "file-in-use"))
                .method(
                        FilesResource.class,
                        "link",
                        Operation.of("linkFile", "Make a link that opens a file for a minute")
                                .parameter(size())
                                .answers(Answer.json(200, "The link.", JsonSchema.ref("FileLink")))
                                .problem(400)
                                .problem(415, "no-thumbnail"))
                .method(
                        FileLinksResource.class,
                        "download",
                        content(Operation.of("followFileLink", "Read what a link opens"))
                                .problem(400)
                                .problem(415, "no-thumbnail")
                                .open()));
    }

    private static Operation upload() {
        JsonSchema form = JsonSchema.object()
                .required("file", JsonSchema.string().with("contentMediaType", "application/octet-stream"))
                .build();
        return Operation.of("uploadFile", "Upload a file")
                .described(
                        "The body is the file, whatever its media type, or a form with the one part file. The type of the"
                                + " file is found in its content.")
                .parameter(Parameter.query("app", "The slug or id of the app that it is for.", JsonSchema.string(1, 41))
                        .asRequired())
                .parameter(Parameter.query("name", "In place of the name that the upload tells.", JsonSchema.string()))
                .body(Map.of("*/*", CONTENT, "multipart/form-data", form), Optional.empty())
                .answers(Answer.json(201, "The file.", JsonSchema.ref("File")).with(Headers.LOCATION))
                .problem(404)
                .problem(409, "ambiguous-slug")
                .problem(413, "file-too-large", "workspace-full");
    }

    private static Parameter size() {
        return Parameter.query("size", "How many pixels the longer side of the small image has.", SIZE);
    }

    private static Operation content(Operation operation) {
        return operation
                .parameter(Parameter.header("Range", "The part of the content that is wanted.", JsonSchema.string()))
                .parameter(Components.ifNoneMatch())
                .answers(new Answer(200, "The content, as a download.", Map.of("*/*", CONTENT), List.of(Headers.ETAG)))
                .answers(new Answer(206, "The part of it.", Map.of("*/*", CONTENT), List.of(Headers.ETAG)))
                .answers(Answer.empty(304, "It is what is known already.").with(Headers.ETAG))
                .problem(416);
    }
}
