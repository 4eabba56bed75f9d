package app.support.store;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * An uploaded file, without its content.
 *
 * @param mediaType what its content was found to be
 * @param sha256 of the content, in hexadecimal digits
 */
public record StoredFile(
        UUID id, String name, long size, String mediaType, String sha256, UUID uploader, Instant createdAt) {

    private static final Set<String> IMAGES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    /** Whether fields for images take it. */
    public boolean isImage() {
        return IMAGES.contains(mediaType);
    }
}
