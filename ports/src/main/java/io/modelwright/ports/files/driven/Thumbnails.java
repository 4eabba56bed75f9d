package io.modelwright.ports.files.driven;

import java.io.InputStream;
import java.util.Optional;

/** Makes small images of large ones. Hostile content costs bounded time and memory. Safe for many threads. */
public interface Thumbnails {

    /** The media type of small images of images of that type; empty where those cannot be read. */
    Optional<String> typeFor(String mediaType);

    /**
     * The image so that its longer side has at most that many pixels; what is smaller already keeps its size. Empty where it
     * cannot be read or has too many pixels.
     *
     * @throws io.modelwright.ports.failure.Overloaded where too many are being made
     */
    Optional<InputStream> make(InputStream image, String mediaType, int size);
}
