package app.support.expression;

import java.io.Serial;

/** Ends the reading of a source that is none. Never leaves this package. */
final class SyntaxException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    SyntaxException(Fault.Code code, String message, int offset) {
        super(message, null, false, false);
        this.fault = new Fault(code, message, offset);
    }

    static SyntaxException at(int offset, String message) {
        return new SyntaxException(Fault.Code.SYNTAX, message, offset);
    }

    Fault fault() {
        return fault;
    }
}
