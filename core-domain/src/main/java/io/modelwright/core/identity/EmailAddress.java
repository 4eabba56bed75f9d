package io.modelwright.core.identity;

import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address in the form that identifies an account: Unicode NFKC, lower case, without surrounding white space.
 *
 * @param value 3 to 254 characters, exactly one {@code @} with text on both sides
 */
public record EmailAddress(String value) {

    private static final int LENGTH_MAX = 254;
    private static final Pattern SHAPE = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");

    public EmailAddress {
        if (!isAddress(value) || !value.equals(canonical(value))) {
            throw new IllegalArgumentException("not a canonical e-mail address");
        }
    }

    /** Reads what a person typed; refused as {@code Invalid} at {@code /email} where it is no address. */
    public static Outcome<EmailAddress> parse(String typed) {
        if (typed.length() > 4 * LENGTH_MAX || !isAddress(canonical(typed))) {
            JsonPointer place = JsonPointer.ROOT.member("email");
            Finding finding = Finding.error("email", place, "This is not an e-mail address.");
            return Outcome.refused(new Refusal.Invalid("invalid", "The account is not valid.", List.of(finding)));
        }
        return Outcome.done(new EmailAddress(canonical(typed)));
    }

    /** The part before the {@code @}. */
    public String localPart() {
        return value.substring(0, value.indexOf('@'));
    }

    private static boolean isAddress(String value) {
        return value.length() <= LENGTH_MAX && SHAPE.matcher(value).matches();
    }

    private static String canonical(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
