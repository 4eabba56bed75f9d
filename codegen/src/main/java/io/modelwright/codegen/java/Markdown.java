package io.modelwright.codegen.java;

/** Free text within Markdown. Stateless. */
final class Markdown {

    private Markdown() {}

    /** The text on one line, of which Markdown and HTML read nothing as their own. */
    static String text(String text) {
        StringBuilder result = new StringBuilder();
        for (char c : text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip().toCharArray()) {
            if (Character.getType(c) == Character.FORMAT) {
                continue;
            }
            switch (c) {
                case '<' -> result.append("&lt;");
                case '&' -> result.append("&amp;");
                case '\\', '`', '*', '_', '{', '}', '[', ']', '(', ')', '#', '+', '!', '|', '>', '~' ->
                    result.append('\\').append(c);
                default -> result.append(c);
            }
        }
        return result.isEmpty() ? "?" : result.toString();
    }
}
