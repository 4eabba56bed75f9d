package io.modelwright.core.deploy;

import java.util.regex.Pattern;

/** The name of a host as DNS has it: small letters, digits, hyphens within and dots between; nothing that a rule could read otherwise. */
public record HostName(String value) {

    private static final Pattern FORM =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final int MAX = 253;

    public HostName {
        if (!isName(value)) {
            throw new IllegalArgumentException("not the name of a host");
        }
    }

    public static boolean isName(String text) {
        return text.length() <= MAX && FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
