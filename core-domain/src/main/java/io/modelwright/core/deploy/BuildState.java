package io.modelwright.core.deploy;

/** Where a build stands. Lower case on the wire. */
public enum BuildState {
    /** Its job has not ended. */
    PENDING,
    /** Its image was made, or one of the same content was there. */
    SUCCEEDED,
    /** It gave nothing; images of before stand. */
    FAILED
}
