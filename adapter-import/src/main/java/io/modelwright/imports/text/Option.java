package io.modelwright.imports.text;

import io.modelwright.core.exchange.Note;
import io.modelwright.imports.text.Scanner.Token;

/** What a text says of how an application is to be made, and not of what it is. */
public final class Option {

    private Option() {}

    /** That it stays behind. */
    public static Note left(Token name) {
        return Note.info(
                name.line(),
                "option-not-carried",
                "How an application is made is no part of a model: " + Note.quoted(name.text()) + " stays behind.");
    }
}
