package io.modelwright.core.codegen;

import io.modelwright.core.apps.Slug;
import io.modelwright.core.modeling.Design;
import java.util.List;

/**
 * What code is generated from: an app with all its published versions up to the one that is generated.
 *
 * @param name what people call the app, any Unicode
 * @param slug what it is called in names of files, packages and images; of the form of {@link Slug}
 * @param versions from version 1 on, without gaps; never empty
 */
public record AppHistory(String name, String slug, List<Version> versions) {

    public AppHistory {
        versions = List.copyOf(versions);
        if (!Slug.isSlug(slug)) {
            throw new IllegalArgumentException("not a slug: " + slug);
        }
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("nothing is generated before the first version");
        }
        for (int i = 0; i < versions.size(); i++) {
            if (versions.get(i).number() != i + 1) {
                throw new IllegalArgumentException("version " + (i + 1) + " is missing in the history of " + slug);
            }
        }
    }

    /**
     * One published version.
     *
     * @param number from 1
     * @param message what its author said of it
     * @param script the migration from the version before, as the text of a Flyway script; copied verbatim
     */
    public record Version(int number, String message, Design design, String script) {}

    /** The version that is generated. */
    public Version latest() {
        return versions.getLast();
    }

    public Design design() {
        return latest().design();
    }
}
