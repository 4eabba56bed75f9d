package io.modelwright.core.codegen;

/** Where a generation stands. Lower case on the wire. */
public enum GenerationState {
    /** Its job has not ended. */
    PENDING,
    /** Its commit is in the repository. */
    SUCCEEDED,
    /** It gave nothing; what was there before stands. */
    FAILED
}
