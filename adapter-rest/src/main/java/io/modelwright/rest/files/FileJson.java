package io.modelwright.rest.files;

import io.modelwright.core.files.StoredFile;
import io.modelwright.core.shared.Json;

/** A file as the wire shows it, here and in records. */
final class FileJson {

    private FileJson() {}

    static Json of(StoredFile file) {
        return Json.object()
                .put("id", file.id().toString())
                .put("name", file.name())
                .put("size", file.size())
                .put("mediaType", file.mediaType())
                .build();
    }
}
