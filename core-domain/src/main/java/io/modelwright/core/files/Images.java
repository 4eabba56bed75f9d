package io.modelwright.core.files;

import java.util.Set;

/** Which content is an image to us. SVG is none: it is a program that draws. Stateless. */
public final class Images {

    private static final Set<String> TYPES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private Images() {}

    public static boolean isImage(String mediaType) {
        return TYPES.contains(mediaType);
    }
}
