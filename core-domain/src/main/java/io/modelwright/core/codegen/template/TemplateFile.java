package io.modelwright.core.codegen.template;

import java.util.Arrays;
import java.util.Optional;

/**
 * One template of a set.
 *
 * @param name of the template, by which others of the set include it
 * @param path the template of the paths of the files that it makes; empty for what is only included
 * @param text in the dialect that docs/templates.md describes
 */
public record TemplateFile(String name, Each each, String path, String text) {

    /** How often a template is rendered. */
    public enum Each {
        /** Once. */
        APP("app"),
        /** For each entity. */
        ENTITY("entity"),
        /** For each relation. */
        RELATION("relation"),
        /** Only where another template includes it. */
        PARTIAL("partial");

        private final String keyword;

        Each(String keyword) {
            this.keyword = keyword;
        }

        /** What the document says. */
        public String keyword() {
            return keyword;
        }

        static Optional<Each> of(String keyword) {
            return Arrays.stream(values())
                    .filter(each -> each.keyword.equals(keyword))
                    .findFirst();
        }
    }
}
