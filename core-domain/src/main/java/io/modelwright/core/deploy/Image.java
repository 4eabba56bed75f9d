package io.modelwright.core.deploy;

import java.time.Instant;
import java.util.Set;

/**
 * An image that is there.
 *
 * @param bytes its size with all its layers, also those that others share
 */
public record Image(ImageId id, Set<ImageTag> tags, Labels labels, long bytes, Instant createdAt) {
    public Image {
        tags = Set.copyOf(tags);
    }
}
