package io.modelwright.core.openapi;

import io.modelwright.core.shared.JsonSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of a generated application. Stateless. */
final class FileOperations {

    private static final String FILES = "Files";
    private static final JsonSchema CONTENT = JsonSchema.any();
    private static final Parameter ID = Parameter.path("id", "The id of the file.", JsonSchema.uuid());

    private FileOperations() {}

    static void addTo(OpenApiDocument document, String base) {
        document.schema(
                "FileLink",
                JsonSchema.object()
                        .required("url", JsonSchema.string())
                        .required("expiresAt", JsonSchema.instant())
                        .build());
        document.tag(FILES, "What the fields of records for files and images hold");
        document.operation("POST", base + "/files", FILES, upload());
        document.operation(
                "GET",
                base + "/files/{id}",
                FILES,
                content(Operation.of("downloadFile", "Read the content of a file"))
                        .parameter(ID));
        document.operation(
                "DELETE",
                base + "/files/{id}",
                FILES,
                Operation.of("deleteFile", "Delete a file that no record refers to")
                        .parameter(ID)
                        .answers(Answer.empty(204, "It is gone."))
                        .problem(404)
                        .problem(409, "file-in-use"));
        document.operation(
                "POST",
                base + "/files/{id}/link",
                FILES,
                Operation.of("linkFile", "Make a link that opens a file for a minute")
                        .parameter(ID)
                        .answers(Answer.json(200, "The link.", JsonSchema.ref("FileLink")))
                        .problem(404));
        document.operation(
                "GET",
                base + "/file-links/{link}",
                FILES,
                content(Operation.of("followFileLink", "Read what a link opens"))
                        .open()
                        .parameter(Parameter.path("link", "The last part of the link.", JsonSchema.string())));
    }

    private static Operation upload() {
        JsonSchema form = JsonSchema.object()
                .required("file", JsonSchema.string().with("contentMediaType", "application/octet-stream"))
                .build();
        return Operation.of("uploadFile", "Upload a file")
                .described(
                        "The body is the file, whatever its media type, or a form with the one part file. The type of the"
                                + " file is found in its content. Who reads the field of a record that holds it reads the file;"
                                + " until one does, its uploader alone.")
                .parameter(Parameter.query("name", "In place of the name that the upload tells.", JsonSchema.string()))
                .body(Map.of("*/*", CONTENT, "multipart/form-data", form), Optional.empty())
                .answers(Answer.json(201, "The file.", JsonSchema.ref("File")).with(Headers.LOCATION))
                .problem(413, "file-too-large");
    }

    private static Operation content(Operation operation) {
        return operation
                .parameter(Parameter.header("Range", "The part of the content that is wanted.", JsonSchema.string()))
                .parameter(Components.ifNoneMatch())
                .answers(new Answer(200, "The content, as a download.", Map.of("*/*", CONTENT), List.of(Headers.ETAG)))
                .answers(new Answer(206, "The part of it.", Map.of("*/*", CONTENT), List.of(Headers.ETAG)))
                .answers(Answer.empty(304, "It is what is known already.").with(Headers.ETAG))
                .problem(404)
                .problem(416);
    }
}
