package io.modelwright.core.codegen;

import java.time.Instant;
import java.util.stream.Collectors;

/**
 * What a generation gives to the repository.
 *
 * @param tree without the folder of its target
 * @param author who published the version
 * @param publishedAt when, which is the time of the commit too: whole seconds
 */
public record GeneratedSource(
        Target target, int version, SourceTree tree, String message, Signature author, Instant publishedAt) {

    private static final int SUBJECT_MAX = 120;

    /** The lines at the end of a message by which a generation is known again. */
    public static final String VERSION_LINE = "Version";

    public static final String TARGET_LINE = "Target";

    /** The message of the commit: the version with what its author said, and at the end what was generated. */
    public String commitMessage() {
        String clean = message.lines()
                .map(GeneratedSource::printable)
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .strip();
        int end = clean.indexOf('\n');
        String first = end < 0 ? clean : clean.substring(0, end);
        String subject = "Version " + version + (first.isEmpty() ? "" : ": " + shortened(first));
        String body = first.length() > SUBJECT_MAX
                ? clean
                : clean.substring(first.length()).strip();
        return subject + "\n\n" + (body.isEmpty() ? "" : body + "\n\n") + VERSION_LINE + ": " + version + "\n"
                + TARGET_LINE + ": " + target + "\n";
    }

    private static String shortened(String line) {
        if (line.length() <= SUBJECT_MAX) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(SUBJECT_MAX - 2)) ? SUBJECT_MAX - 2 : SUBJECT_MAX - 1;
        return line.substring(0, end) + "…";
    }

    private static String printable(String line) {
        StringBuilder kept = new StringBuilder();
        line.codePoints()
                .filter(point -> !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
