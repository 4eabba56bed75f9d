package io.modelwright.bootstrap.generate;

import java.io.Serial;
import java.util.List;

/** Nothing was generated; the lines say why. */
final class GenerateFailure extends RuntimeException {

    /** It could not be written. */
    static final int FAILED = 1;

    /** The command line is wrong, or what it names is not there. */
    static final int USAGE = 2;

    /** A design is not valid. */
    static final int INVALID = 3;

    @Serial
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final transient List<String> lines;

    GenerateFailure(int exitCode, String message, List<String> lines) {
        super(message);
        this.exitCode = exitCode;
        this.lines = List.copyOf(lines);
    }

    static GenerateFailure usage(String message) {
        return new GenerateFailure(USAGE, message, List.of());
    }

    int exitCode() {
        return exitCode;
    }

    /** One for each thing that is wrong. */
    List<String> lines() {
        return lines;
    }
}
