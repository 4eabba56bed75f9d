package io.modelwright.core.codegen.template;

import java.util.List;

/**
 * The content of a template set.
 *
 * @param description what it is for, any Unicode
 */
public record TemplateSet(String description, List<TemplateFile> files) {

    public static final int FILES_MAX = 100;

    /** The longest template, in characters. */
    public static final int TEXT_MAX = 100_000;

    /** All templates of a set together, in characters. */
    public static final int TEXTS_MAX = 1_000_000;

    public static final int PATH_MAX = 500;
    public static final int DESCRIPTION_MAX = 2_000;

    public TemplateSet {
        files = List.copyOf(files);
    }
}
