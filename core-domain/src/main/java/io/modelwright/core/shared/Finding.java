package io.modelwright.core.shared;

/**
 * One thing that is wrong, or worth a look, in what somebody sent.
 *
 * @param code stable, kebab-case, for programs
 * @param severity whether it stops the request
 * @param pointer the place in the sent document
 * @param message one sentence for people
 */
public record Finding(String code, Severity severity, JsonPointer pointer, String message) {

    /** Errors stop what was asked for; warnings travel along with the answer. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public static Finding error(String code, JsonPointer pointer, String message) {
        return new Finding(code, Severity.ERROR, pointer, message);
    }

    public static Finding warning(String code, JsonPointer pointer, String message) {
        return new Finding(code, Severity.WARNING, pointer, message);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
