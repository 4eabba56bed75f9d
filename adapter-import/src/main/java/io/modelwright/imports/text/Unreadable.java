package io.modelwright.imports.text;

/** A part of a text cannot be read; what comes after it may be. */
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String reason;

    public Unreadable(int line, String message) {
        super(message, null, false, false);
        this.line = line;
        this.reason = message;
    }

    /** What is wrong, as a sentence. */
    public String reason() {
        return reason;
    }

    public int line() {
        return line;
    }
}
