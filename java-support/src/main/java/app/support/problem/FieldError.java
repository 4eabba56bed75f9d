package app.support.problem;

import app.support.json.JsonPointer;

/**
 * One thing that is wrong in what somebody sent.
 *
 * @param pointer the place in the body, or the query parameter
 * @param code stable, kebab-case, for programs
 * @param message one sentence for people
 */
public record FieldError(JsonPointer pointer, String code, String message) {}
