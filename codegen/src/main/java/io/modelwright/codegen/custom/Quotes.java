package io.modelwright.codegen.custom;

import java.util.regex.Pattern;

/** Texts as literals and comments of other languages. Stateless. */
final class Quotes {

    /** Controls, and what ends a line in some language. */
    private static final Pattern LINE_ENDS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");

    private Quotes() {}

    /** A string of JSON, which is one of TypeScript and of most other languages too. */
    static String json(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append((char) c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x7f || c == '<' || c == 0x2028 || c == 0x2029) {
                        quoted.append(String.format("\\u%04x", c));
                    } else {
                        quoted.append((char) c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /** Java reads escapes of Unicode before anything else: no backslash of the text may begin one. */
    static String java(String text) {
        return json(text).replace("\\\\u", "\\\\\\u0075").replace("\\u007f", "\\177");
    }

    static String kotlin(String text) {
        return json(text).replace("$", "\\$");
    }

    static String sql(String text) {
        return "'" + text.replace("\0", "").replace("'", "''") + "'";
    }

    static String sqlName(String text) {
        return "\"" + text.replace("\0", "").replace("\"", "\"\"") + "\"";
    }

    /** For a cell of a table or a line of text. */
    static String markdown(String text) {
        return text.replaceAll("[\\r\\n]+", " ").replace("\\", "\\\\").replaceAll("([|`*_{}\\[\\]<>#])", "\\\\$1");
    }

    /** Within a comment of one line or more of the languages that have them between slashes and stars; in some they nest. */
    static String comment(String text) {
        return LINE_ENDS
                .matcher(text)
                .replaceAll(" ")
                .replace("\\", "/")
                .replace("*/", "* /")
                .replace("/*", "/ *")
                .replace("-->", "-- >");
    }
}
