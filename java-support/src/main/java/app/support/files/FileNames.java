package app.support.files;

import java.text.Normalizer;

/**
 * Makes names that can be shown and stored of whatever a client says: the last part of a path, without what steers terminals
 * and the direction of writing, at most 200 characters with its extension kept. Stateless.
 */
final class FileNames {

    static final int LENGTH_MAX = 200;
    private static final int EXTENSION_MAX = 20;
    private static final String NAMELESS = "file";

    private FileNames() {}

    /** A name for what was called that; never empty. */
    static String clean(String said) {
        String last = said.substring(Math.max(said.lastIndexOf('/'), said.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder();
        last.codePoints().filter(FileNames::isShown).forEach(kept::appendCodePoint);
        // behind the filter: what stood between two marks may have kept them from their order
        String name = trimmed(Normalizer.normalize(kept, Normalizer.Form.NFC));
        return name.isEmpty() ? NAMELESS : trimmed(shortened(name));
    }

    private static boolean isShown(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** Without blanks around it and full stops at its ends: some systems hide or drop those. */
    private static String trimmed(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && isEdge(name.charAt(start))) {
            start++;
        }
        while (end > start && isEdge(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(start, end);
    }

    private static boolean isEdge(char c) {
        return c == '.' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= LENGTH_MAX) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= EXTENSION_MAX ? name.substring(dot) : "";
        int kept = LENGTH_MAX - extension.codePointCount(0, extension.length());
        return name.substring(0, name.offsetByCodePoints(0, kept)) + extension;
    }
}
