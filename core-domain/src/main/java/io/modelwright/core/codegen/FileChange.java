package io.modelwright.core.codegen;

import java.util.Optional;

/**
 * What differs of one file between two trees.
 *
 * @param path in the tree of the target
 * @param patch as git writes it, from the first hunk on; absent where the content is no text, or too long to be shown
 */
public record FileChange(String path, Kind kind, Optional<String> patch) {

    /** What happened to the file. */
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }
}
