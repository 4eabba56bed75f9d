package io.modelwright.core.codegen.merge;

import java.util.Optional;

/** Merges the contents of files, which are known by their names alone to whoever merges trees. */
@FunctionalInterface
public interface ContentMerge {

    /**
     * What came out.
     *
     * @param content names the merged content, with marks around what does not fit where {@code clean} is false
     */
    record Merged(String content, boolean clean) {}

    /** Empty where one of them is no text. An absent base is an empty one. */
    Optional<Merged> merge(Optional<String> base, String ours, String theirs);
}
