package app.support.transfer;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from taking a text for a formula. A text that starts with {@code =}, {@code +}, {@code -}, {@code @}, tab
 * or carriage return gets an apostrophe in front, which spreadsheets read as "this is text"; a plain number does not, for it
 * is harmless. Apostrophes that stand there already get one more, so that reading, which takes one away, gives back every
 * text unchanged.
 */
final class FormulaGuard {

    private static final Pattern DANGEROUS = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);
    private static final Pattern GUARDED = Pattern.compile("'+[=+\\-@\\t\\r].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,400}(\\.[0-9]{1,400})?([eE][+-]?[0-9]{1,9})?");

    private FormulaGuard() {}

    static String guard(String text) {
        return DANGEROUS.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }

    static String unguard(String cell) {
        return GUARDED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
