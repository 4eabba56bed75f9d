package io.modelwright.codegen.client;

/** Text of people in Markdown. Stateless. */
final class Markdown {

    private Markdown() {}

    /** A text in one line that means nothing but itself. */
    static String text(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s\\u2028\\u2029]+", " ")
                .strip()
                .codePoints()
                .forEach(point -> {
                    if ("\\`*_{}[]<>()#+-.!|~&$".indexOf(point) >= 0) {
                        result.append('\\');
                    }
                    result.appendCodePoint(point);
                });
        return result.toString();
    }
}
