package io.modelwright.core.deploy;

import java.util.regex.Pattern;

/** The name of the database of a deployment, and of the role that owns it: {@code mw_} and 32 digits. Needs no quoting anywhere. */
public record DatabaseName(String value) {

    private static final Pattern FORM = Pattern.compile("mw_[0-9a-f]{32}");

    public DatabaseName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the name of the database of a deployment");
        }
    }

    /** Whether that is a name of this form. */
    public static boolean isName(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
