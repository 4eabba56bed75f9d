package app.support.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One node of a parsed source.
 *
 * @param name of an identifier, of the member that is selected, or of the function that is called (operators as in CEL)
 * @param constant the value of a constant, null for every other kind
 * @param parts what a call or list is made of; of a selection what it selects from
 * @param offset where it stands, in code points
 */
record Node(Kind kind, String name, @Nullable Constant constant, List<Node> parts, int offset) {

    enum Kind {
        CONSTANT,
        NAME,
        SELECT,
        CALL,
        LIST,
        /** Syntax of CEL that the language leaves out: maps, messages. */
        FOREIGN
    }

    /** A constant as it is written. */
    sealed interface Constant {
        record Text(String value) implements Constant {}

        record Whole(long value) implements Constant {}

        /** With a point or an exponent; the digits as written. */
        record Fraction(String digits) implements Constant {}

        record Truth(boolean value) implements Constant {}

        enum Other implements Constant {
            NULL,
            /** Bytes and unsigned numbers. */
            FOREIGN
        }
    }

    Node {
        parts = List.copyOf(parts);
    }

    static Node constant(Constant constant, int offset) {
        return new Node(Kind.CONSTANT, "", constant, List.of(), offset);
    }

    static Node call(String function, List<Node> parts, int offset) {
        return new Node(Kind.CALL, function, null, parts, offset);
    }
}
