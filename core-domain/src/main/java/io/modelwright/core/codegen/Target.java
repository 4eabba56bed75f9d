package io.modelwright.core.codegen;

import java.util.regex.Pattern;

/**
 * What code is generated for: a language with its stack, or a template set of somebody's own. Its name is also the folder of
 * its files in the app's repository.
 *
 * @param name lower-case words joined by hyphens, at most 40 characters
 */
public record Target(String name) implements Comparable<Target> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int MAX_LENGTH = 40;

    public static final Target JAVA = new Target("java");
    public static final Target TYPESCRIPT = new Target("typescript");

    public Target {
        if (!isName(name)) {
            throw new IllegalArgumentException("not the name of a target: " + name);
        }
    }

    /** Whether a target may be called so. */
    public static boolean isName(String name) {
        return name.length() <= MAX_LENGTH && FORM.matcher(name).matches();
    }

    @Override
    public int compareTo(Target other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
