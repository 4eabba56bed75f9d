package io.modelwright.ports.files.driven;

import io.modelwright.core.files.BlobKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Which content nobody needs any more. Several nodes may collect at once. Each verb is atomic; {@code StoreUnavailable} where
 * the store is away.
 */
public interface FileLeftovers {

    /**
     * Removes files that came before that time and were never placed, and those of apps that are gone, as {@code
     * FileRepository.remove} does.
     *
     * @return how many, at most {@code limit}
     */
    int abandon(Instant before, Instant now, int limit);

    /** Content of files that were removed, the longest removed first. */
    List<BlobKey> removed(int limit);

    /** That content is gone. */
    void forget(Collection<BlobKey> blobs);

    /** Those of the keys that belong to a file, or to one that was removed and is not forgotten yet. */
    Set<BlobKey> known(Collection<BlobKey> blobs);
}
