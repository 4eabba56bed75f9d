package io.modelwright.core.files;

import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.WorkspaceId;
import java.time.Instant;

/**
 * A file that was uploaded for the records of an app. Its content never changes.
 *
 * @param workspace whose quota it counts against
 * @param name clean as {@link FileNames} makes it
 * @param size in bytes
 * @param mediaType found in the content, not what the client said
 * @param sha256 of the content, in lower-case hexadecimal digits
 */
public record StoredFile(
        FileId id,
        AppId app,
        WorkspaceId workspace,
        AccountId uploader,
        String name,
        long size,
        String mediaType,
        String sha256,
        BlobKey blob,
        Instant createdAt) {}
