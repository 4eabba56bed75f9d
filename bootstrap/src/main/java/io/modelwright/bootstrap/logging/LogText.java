package io.modelwright.bootstrap.logging;

/** Text in log lines: whatever a client sends, it stays on its line and moves no cursor. Stateless. */
final class LogText {

    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private LogText() {}

    /** Appends with everything escaped that ends a line or steers a terminal, as JSON would. */
    static void plain(StringBuilder line, String text) {
        append(line, text, false);
    }

    /** Appends as a JSON string. */
    static void json(StringBuilder line, String text) {
        line.append('"');
        append(line, text, true);
        line.append('"');
    }

    private static void append(StringBuilder line, String text, boolean json) {
        int done = 0;
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            boolean quoted = c == '\\' || (json && c == '"');
            if (quoted || isControl(c) || isLoneSurrogate(text, index)) {
                line.append(text, done, index);
                if (quoted) {
                    line.append('\\').append(c);
                } else {
                    unicode(line, c);
                }
                done = index + 1;
            }
        }
        line.append(text, done, text.length());
    }

    /** Controls of ASCII and Latin 1, separators of lines and paragraphs, and marks that turn the direction of writing. */
    private static boolean isControl(char c) {
        return c < ' '
                || (c >= 0x7f && c <= 0x9f)
                || (c >= 0x2028 && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0xfeff;
    }

    private static boolean isLoneSurrogate(String text, int index) {
        char c = text.charAt(index);
        if (!Character.isSurrogate(c)) {
            return false;
        }
        return Character.isHighSurrogate(c)
                ? index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1))
                : index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
    }

    private static void unicode(StringBuilder line, char c) {
        line.append("\\u")
                .append(DIGITS[c >> 12])
                .append(DIGITS[(c >> 8) & 15])
                .append(DIGITS[(c >> 4) & 15])
                .append(DIGITS[c & 15]);
    }
}
