package io.modelwright.core.codegen;

import java.util.Optional;

/**
 * What whoever asks for a generation may choose. Kept with the generation, and for the next ones of its target.
 *
 * @param basePackage the package of generated Java; by default made of the app's slug
 * @param name what the generated application is called, and what its slug is made of; by default as the app
 */
public record GenerationOptions(Optional<String> basePackage, Optional<String> name) {

    public static final int NAME_MAX = 120;

    public static final GenerationOptions DEFAULT = new GenerationOptions(Optional.empty(), Optional.empty());

    public GenerationOptions {
        basePackage.filter(text -> !RenderOptions.isPackage(text)).ifPresent(text -> {
            throw new IllegalArgumentException("not the name of a package: " + text);
        });
        name.filter(text -> !isName(text)).ifPresent(text -> {
            throw new IllegalArgumentException("not the name of an app: " + text);
        });
    }

    /** Whether a generated application may be called so: one line of text, without spaces around it. */
    public static boolean isName(String name) {
        return !name.isEmpty()
                && name.strip().equals(name)
                && name.codePointCount(0, name.length()) <= NAME_MAX
                && name.codePoints().noneMatch(GenerationOptions::isNoText);
    }

    private static boolean isNoText(int point) {
        int type = Character.getType(point);
        return Character.isISOControl(point)
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    /** For the renderer. */
    public RenderOptions rendering() {
        return new RenderOptions(basePackage);
    }
}
