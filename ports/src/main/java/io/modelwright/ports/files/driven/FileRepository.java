package io.modelwright.ports.files.driven;

import io.modelwright.core.files.FileId;
import io.modelwright.core.files.FileUse;
import io.modelwright.core.files.StoredFile;
import io.modelwright.core.shared.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What is known of the files whose content a {@link BlobStore} holds. Safe for many threads and nodes; each verb is atomic;
 * {@code StoreUnavailable} where the store is away.
 */
public interface FileRepository {

    /**
     * Where a file was put.
     *
     * @param at when last
     */
    record Placed(FileUse use, Instant at) {}

    /**
     * Where a file was put, and how often that was said.
     *
     * @param placements grows with each {@link #place}
     * @param newest the newest first, not more than asked for
     */
    record Uses(long placements, List<Placed> newest) {
        public Uses {
            newest = List.copyOf(newest);
        }
    }

    /**
     * Keeps a new file and counts it against its workspace; false, and nothing kept, where the workspace would then have more
     * than {@code quota} bytes. However many are kept at once, the quota holds.
     */
    boolean keep(StoredFile file, long quota);

    /** How many bytes a workspace has. */
    long used(WorkspaceId workspace);

    /** Those of them that there are, in no order. */
    List<StoredFile> find(Collection<FileId> files);

    /** Notes that the files are put where it says, all or none; the files that are not there any more. */
    Set<FileId> place(Collection<FileUse> uses, Instant now);

    /** Where the file was put at any time; nothing at all where there is none. */
    Uses uses(FileId file, int limit);

    /**
     * Removes the file and gives its bytes back, leaving its content to {@link FileLeftovers}; false, and nothing done, where
     * the file is gone or was placed again since.
     *
     * @param placements as {@link Uses} said
     */
    boolean remove(FileId file, long placements, Instant now);
}
