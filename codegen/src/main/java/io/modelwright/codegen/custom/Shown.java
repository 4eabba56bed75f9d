package io.modelwright.codegen.custom;

/** Texts of templates as messages repeat them. */
final class Shown {

    private static final int LONGEST = 80;

    private Shown() {}

    static String text(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return "'" + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line) + "'";
    }
}
