package io.modelwright.core.codegen.merge;

/**
 * What stands at one path of a tree.
 *
 * @param content names its content: equal names, equal content
 */
public record Entry(Kind kind, String content) {

    /** What kind of thing it is. */
    public enum Kind {
        FILE,
        PROGRAM,
        /** A link, or another repository: kept or taken as a whole. */
        OTHER
    }

    boolean isFile() {
        return kind != Kind.OTHER;
    }
}
