package io.modelwright.core.exchange;

import io.modelwright.core.shared.Json;
import java.util.Comparator;
import java.util.Locale;

/**
 * One line of the report of an import: what became something else, or could not be carried over.
 *
 * @param line in the imported text, from 1; 0 where the text as a whole is meant
 * @param code stable, kebab-case, for programs
 * @param text one sentence for people
 */
public record Note(int line, Severity severity, String code, String text) {

    /** The order of reports: by line, the gravest first. */
    public static final Comparator<Note> ORDER = Comparator.comparingInt(Note::line)
            .thenComparing(Note::severity, Comparator.reverseOrder())
            .thenComparing(Note::code)
            .thenComparing(Note::text);

    private static final int QUOTED_MAX = 200;

    /** How much is lost. */
    public enum Severity {
        /** It came along in another form. */
        INFO,
        /** Something of it did not come along. */
        WARNING,
        /** It could not be read. */
        ERROR
    }

    public static Note info(int line, String code, String text) {
        return new Note(line, Severity.INFO, code, text);
    }

    public static Note warning(int line, String code, String text) {
        return new Note(line, Severity.WARNING, code, text);
    }

    public static Note error(int line, String code, String text) {
        return new Note(line, Severity.ERROR, code, text);
    }

    /** What the text says, in quotes and cut to what a line can hold; control characters as blanks. */
    public static String quoted(String foreign) {
        StringBuilder text = new StringBuilder("\"");
        int[] points = foreign.codePoints().limit(QUOTED_MAX + 1).toArray();
        for (int index = 0; index < Math.min(points.length, QUOTED_MAX); index++) {
            int point = points[index];
            boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            boolean blank = Character.isWhitespace(point) || Character.isISOControl(point) || half;
            text.appendCodePoint(blank ? ' ' : point);
        }
        return text.append(points.length > QUOTED_MAX ? "…\"" : "\"").toString();
    }

    public Json toJson() {
        return Json.object()
                .put("line", line)
                .put("severity", severity.name().toLowerCase(Locale.ROOT))
                .put("code", code)
                .put("text", text)
                .build();
    }
}
