package io.modelwright.core.codegen.merge;

import java.util.Optional;

/**
 * A path at which two trees want different things.
 *
 * @param base what both came from
 * @param ours what people made of it; absent where they removed it
 * @param theirs what was generated; absent where it is not generated any more
 */
public record FileConflict(String path, Kind kind, Optional<Entry> base, Optional<Entry> ours, Optional<Entry> theirs) {

    /** In what way. */
    public enum Kind {
        /** Both changed the same lines, or a content without lines. */
        BOTH_CHANGED,
        /** Both added a file here, of different content. */
        BOTH_ADDED,
        /** People removed what was generated anew in another form. */
        REMOVED_BY_PEOPLE,
        /** People changed what is not generated any more. */
        REMOVED_BY_GENERATION,
        /** One has a file where the other has a folder. */
        FILE_AND_FOLDER
    }
}
