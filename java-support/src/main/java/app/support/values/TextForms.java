package app.support.values;

import app.support.json.JsonPointer;
import app.support.model.FieldType;
import app.support.problem.FieldErrors;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text as the wire writes it, in its several forms. Lengths count code points. Stateless. */
public final class TextForms {

    /** The longest text where the design sets no bound. */
    static final int TEXT_MAX = 10_000;
    /** The longest longText where the design sets no bound. */
    static final int LONG_TEXT_MAX = 1_000_000;

    private static final int EMAIL_MAX = 254;
    private static final int URL_MAX = 2_000;
    private static final int SLUG_MAX = 200;

    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@\"(),:;<>\\[\\]\\\\]{1,64}@[^\\s@\"(),:;<>\\[\\]\\\\]{1,253}");
    private static final Pattern DOMAIN = Pattern.compile("[^.\\-][^.]*(\\.[^.]+)*");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()./-]{1,38}[0-9]");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]++(-[a-z0-9]++)*+");
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    private TextForms() {}

    /** Text that PostgreSQL can hold: no NUL, no lone surrogate. */
    static @Nullable String storable(JsonNode json, JsonPointer at, FieldErrors faults) {
        if (!json.isTextual()) {
            faults.wrongType(at, "a string");
            return null;
        }
        String text = json.textValue();
        return isStorable(text, at, faults) ? text : null;
    }

    public static boolean isStorable(String text, JsonPointer at, FieldErrors faults) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                faults.add("invalid-text", at, "This must not hold the character NUL.");
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    faults.add("invalid-text", at, "This must not hold half of a surrogate pair.");
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    static @Nullable String text(
            JsonNode json, OptionalInt min, OptionalInt max, int bound, JsonPointer at, FieldErrors faults) {
        String text = storable(json, at, faults);
        if (text == null) {
            return null;
        }
        int length = text.codePointCount(0, text.length());
        int longest = max.orElse(bound);
        if (length > longest) {
            faults.add("too-long", at, "This must have at most " + longest + " characters.");
            return null;
        }
        if (min.isPresent() && length < min.getAsInt()) {
            faults.add("too-short", at, "This must have at least " + min.getAsInt() + " characters.");
            return null;
        }
        return text;
    }

    static @Nullable String formatted(FieldType.FormattedText form, JsonNode json, JsonPointer at, FieldErrors faults) {
        String text = text(json, OptionalInt.empty(), OptionalInt.empty(), URL_MAX, at, faults);
        if (text == null) {
            return null;
        }
        boolean fits = switch (form) {
            case EMAIL -> isEmail(text);
            case URL -> isUrl(text);
            case PHONE -> PHONE.matcher(text).matches();
            case SLUG -> text.length() <= SLUG_MAX && SLUG.matcher(text).matches();
            case COLOR -> COLOR.matcher(text).matches();
        };
        if (!fits) {
            faults.format(at, expected(form));
            return null;
        }
        return form == FieldType.FormattedText.COLOR ? text.toLowerCase(Locale.ROOT) : text;
    }

    private static String expected(FieldType.FormattedText form) {
        return switch (form) {
            case EMAIL -> "an e-mail address";
            case URL -> "an absolute http or https URL";
            case PHONE -> "a phone number";
            case SLUG -> "a slug: lower-case letters, digits and single hyphens between them";
            case COLOR -> "a colour such as #1e90ff";
        };
    }

    private static boolean isEmail(String text) {
        return text.length() <= EMAIL_MAX
                && EMAIL.matcher(text).matches()
                && DOMAIN.matcher(text.substring(text.indexOf('@') + 1)).matches();
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme();
            return scheme != null
                    && (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))
                    && uri.getHost() != null;
        } catch (URISyntaxException notAUrl) {
            return false;
        }
    }
}
