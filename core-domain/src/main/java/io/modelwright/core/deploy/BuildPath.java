package io.modelwright.core.deploy;

/** In which of the two ways an image came about. Both give applications of the same behaviour. */
public enum BuildPath {
    /** The platform compiled the sources and laid them on a runtime image that holds what they need. */
    LAYER,
    /** The engine followed the Dockerfile of the sources. */
    DOCKERFILE
}
