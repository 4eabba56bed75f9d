package app.support.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One line of what is imported. */
public sealed interface Line {

    /** Where it begins in the text, counted from 1. */
    long number();

    /** A line that holds a record. */
    record Row(long number, ObjectNode members) implements Line {}

    /** A line that holds none. */
    record Unreadable(long number, String code, String message) implements Line {}
}
