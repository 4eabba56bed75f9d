package io.modelwright.codegen.typescript;

import io.modelwright.codegen.symbol.TypeScriptSymbols;

/** Texts of people in Markdown. Stateless. */
final class Markdown {

    private Markdown() {}

    /** A text in one line that means nothing but itself, in tables too. */
    static String text(String text) {
        return TypeScriptSymbols.comment(text).replaceAll("([\\\\`*_{}\\[\\]<>()#+!|~&-])", "\\\\$1");
    }
}
