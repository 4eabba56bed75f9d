package io.modelwright.ports.files.driven;

import io.modelwright.core.files.BlobKey;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Content without meaning, by random keys. A blob is there whole or not at all, also after a crash, and never changes. Safe
 * for many threads and nodes; {@code StoreUnavailable} where the store is away.
 */
public interface BlobStore {

    /** How a {@link #put} ended. */
    sealed interface Put {

        /**
         * All of it is stored and will survive a crash.
         *
         * @param size in bytes
         * @param sha256 in lower-case hexadecimal digits
         */
        record Stored(long size, String sha256) implements Put {}

        /** There was more than allowed; nothing is stored. */
        record TooLarge() implements Put {}
    }

    /**
     * Stores what the stream holds, to its end, piece by piece. A blob of that key is replaced at once.
     *
     * @param most how many bytes it may be
     * @throws IOException of {@code content}, which is passed on as are its other exceptions; nothing is stored then
     */
    Put put(BlobKey key, InputStream content, long most) throws IOException;

    /** A part of a blob, to be closed by the caller; empty where there is none. What is behind its end is left out. */
    Optional<InputStream> open(BlobKey key, long from, long length);

    /** Nothing where there is none. */
    void delete(BlobKey key);

    /** Keys of blobs that were stored before that time, in the order of their keys, from behind {@code after} on. */
    List<BlobKey> list(Instant before, Optional<BlobKey> after, int limit);

    /** Takes away what puts have left that began before that time and never ended. */
    void clearUnfinished(Instant before);
}
