package app.support.expression;

import com.google.re2j.Pattern;

/**
 * A regular expression of the subset that means the same to RE2, PostgreSQL and JavaScript: literals, {@code .}, classes,
 * {@code \d \w \s} (ASCII), groups, alternation, {@code * + ? {n,m}}, {@code ^} and {@code $} at the ends of the text. It is found
 * anywhere in a text unless anchored, in time linear in the text. Immutable, thread-safe; equal by source.
 */
public final class PortablePattern {

    private final String source;
    private final String canonical;
    private final Pattern compiled;

    private PortablePattern(String source, String canonical) {
        this.source = source;
        this.canonical = canonical;
        this.compiled = Pattern.compile(canonical);
    }

    /** Reads a pattern; any text gets an answer. */
    public static PatternReading read(String source) {
        try {
            return new PatternReading.Accepted(new PortablePattern(source, new PatternParser(source).parse()));
        } catch (PatternParser.Unreadable unreadable) {
            return new PatternReading.Refused(unreadable.reason(), unreadable.offset());
        }
    }

    /** The pattern of that source, which is known to be one. */
    public static PortablePattern of(String source) {
        return switch (read(source)) {
            case PatternReading.Accepted(PortablePattern pattern) -> pattern;
            case PatternReading.Refused refused -> throw new IllegalArgumentException("no pattern: " + source);
        };
    }

    /** What the user wrote. */
    public String source() {
        return source;
    }

    /** The same pattern as RE2, PostgreSQL's {@code ~} and JavaScript's {@code RegExp(…, "u")} all read it alike. */
    public String canonical() {
        return canonical;
    }

    public boolean isFoundIn(String text) {
        return compiled.matcher(text).find();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PortablePattern pattern && source.equals(pattern.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
