package app.support.json;

import app.support.problem.Problems;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;

/** What JSON allows and this application does not, or not in any size: checked as the text is read. */
final class TextRules {

    /** Levels of arrays and objects. */
    static final int DEPTH_MAX = 64;

    /** UTF-16 units of one string. */
    static final int TEXT_MAX = 1_000_000;

    private static final int NAME_MAX = 1_000;
    private static final int DIGITS_MAX = 400;
    private static final int EXPONENT_MAX = 400;

    private TextRules() {}

    static int deeper(int depth, JsonPointer place) {
        if (depth >= DEPTH_MAX) {
            String message = "Arrays and objects nest at most " + DEPTH_MAX + " levels deep.";
            throw Problems.malformed("too-deep", place, message);
        }
        return depth + 1;
    }

    static String name(String name, JsonPointer object) {
        if (name.length() > NAME_MAX) {
            throw Problems.invalid("name-too-long", object, "A member's name has at most " + NAME_MAX + " characters.");
        }
        if (isUnstorable(name)) {
            throw Problems.invalid(
                    "forbidden-character", object, "A member's name has a character that is not allowed.");
        }
        return name;
    }

    static String text(String text, JsonPointer place) {
        if (text.length() > TEXT_MAX) {
            throw Problems.invalid("text-too-long", place, "A text has at most " + TEXT_MAX + " characters.");
        }
        if (isUnstorable(text)) {
            throw Problems.invalid(
                    "forbidden-character", place, "A text has no character U+0000 and no half of a surrogate pair.");
        }
        return text;
    }

    static JsonNode number(String digits, JsonPointer place) {
        try {
            if (digits.length() <= DIGITS_MAX) {
                BigDecimal number = new BigDecimal(digits);
                long magnitude = (long) number.precision() - number.scale();
                if (Math.abs(magnitude) <= EXPONENT_MAX && Math.abs((long) number.scale()) <= EXPONENT_MAX) {
                    return DecimalNode.valueOf(number);
                }
            }
        } catch (NumberFormatException tooLargeExponent) {
            // falls through: an exponent beyond 32 bits is out of range as well
        }
        throw Problems.invalid("number-out-of-range", place, "This number is out of range.");
    }

    private static boolean isUnstorable(String text) {
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (unit == 0) {
                return true;
            }
            if (Character.isSurrogate(unit)) {
                boolean paired = Character.isHighSurrogate(unit)
                        && index + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(index + 1));
                if (!paired) {
                    return true;
                }
                index++;
            }
        }
        return false;
    }
}
