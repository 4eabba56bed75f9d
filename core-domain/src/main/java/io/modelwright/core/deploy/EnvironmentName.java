package io.modelwright.core.deploy;

import java.util.regex.Pattern;

/**
 * What an environment of an app is called, such as {@code production}: lower-case words joined by hyphens, at most 40 characters.
 * {@code studio} is none of them: it is the platform's own store for the app.
 */
public record EnvironmentName(String value) implements Comparable<EnvironmentName> {

    /** The platform's own store for an app, which is no deployment. */
    public static final String STUDIO = "studio";

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int MAX = 40;

    /** Where an app is deployed unless somebody says otherwise. */
    public static final EnvironmentName PRODUCTION = new EnvironmentName("production");

    public EnvironmentName {
        if (!isName(value)) {
            throw new IllegalArgumentException("not the name of an environment");
        }
    }

    /** Whether an environment may be called so. */
    public static boolean isName(String text) {
        return text.length() <= MAX && FORM.matcher(text).matches() && !text.equals(STUDIO);
    }

    @Override
    public int compareTo(EnvironmentName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
