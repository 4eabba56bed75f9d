package io.modelwright.ports.files.driving;

import io.modelwright.core.files.FileId;
import io.modelwright.core.files.StoredFile;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The files of apps. A file belongs to the app that it was uploaded for, and so to its workspace. As long as no record refers
 * to it, its uploader can read it; from then on, whoever can read a field of a record in which it is. What the caller cannot
 * read is not found. Safe for many threads; {@code StoreUnavailable} where a store is away.
 */
public interface Files {

    /**
     * What is to be stored.
     *
     * @param name as the client says
     * @param length where it is known beforehand
     */
    record Upload(String name, InputStream content, OptionalLong length) {}

    /**
     * Content to be given out, once.
     *
     * @param file what it belongs to
     * @param size of the whole, in bytes
     * @param tag changes with the content
     */
    record Download(StoredFile file, String mediaType, long size, String tag, Source source) {}

    /** Opens a part of the content. */
    @FunctionalInterface
    interface Source {
        /** To be closed by the caller; empty where the content has gone meanwhile. */
        Optional<InputStream> open(long from, long length);
    }

    /** A secret that opens one file for a moment, to whoever has it. */
    record Link(String token, Instant expiresAt) {}

    /**
     * Stores a file for the records of the app, for who may write a field that holds files there. Refused as {@code TooLarge} where the file is larger than files may be, or
     * than there is room for in the workspace; nothing is kept then, or where the content breaks off.
     *
     * @throws IOException of the content
     */
    Outcome<StoredFile> upload(Principal principal, String app, Upload upload) throws IOException;

    /** @param thumbnail the size of a small image in place of the content; {@code Unsupported} where there can be none */
    Outcome<Download> download(Principal principal, FileId file, OptionalInt thumbnail);

    /** Deletes a file that no record refers to; {@code Conflict} as {@code file-in-use} else. For uploaders. */
    Outcome<FileId> delete(Principal principal, FileId file);

    /** A link to what {@link #download} would give, which ends with the caller's right to it. */
    Outcome<Link> link(Principal principal, FileId file, OptionalInt thumbnail);

    /** What a link opens; not found where it never was one, is over, or its maker may not read the file any more. */
    Outcome<Download> follow(String token);
}
