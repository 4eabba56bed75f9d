package io.modelwright.core.codegen;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What whoever generates may choose; everything else follows from the history.
 *
 * @param basePackage the package of generated Java; by default made of the app's slug
 */
public record RenderOptions(Optional<String> basePackage) {

    private static final Pattern PACKAGE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*){0,9}");
    private static final int MAX_LENGTH = 100;

    public static final RenderOptions DEFAULT = new RenderOptions(Optional.empty());

    public RenderOptions {
        basePackage.ifPresent(name -> {
            if (!isPackage(name)) {
                throw new IllegalArgumentException("not the name of a package: " + name);
            }
        });
    }

    /** Whether a Java package may be called so; its parts may still be reserved words. */
    public static boolean isPackage(String name) {
        return name.length() <= MAX_LENGTH && PACKAGE.matcher(name).matches();
    }
}
