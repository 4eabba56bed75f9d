package app.support.expression;

/** What became of the source of a pattern. */
public sealed interface PatternReading {

    record Accepted(PortablePattern pattern) implements PatternReading {}

    /**
     * @param message for the one who wrote it
     * @param offset where in the source, in code points from 0
     */
    record Refused(String message, int offset) implements PatternReading {}
}
