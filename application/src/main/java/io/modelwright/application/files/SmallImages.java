package io.modelwright.application.files;

import io.modelwright.core.files.BlobKey;
import io.modelwright.core.files.StoredFile;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.files.driven.BlobStore;
import io.modelwright.ports.files.driven.Thumbnails;
import io.modelwright.ports.files.driving.Files.Download;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Small images, made once and kept beside the content. Thread-safe. */
final class SmallImages {

    /** More than any small image takes. */
    private static final int BYTES_MAX = 16 * 1_024 * 1_024;

    private final BlobStore blobs;
    private final Thumbnails thumbnails;

    SmallImages(BlobStore blobs, Thumbnails thumbnails) {
        this.blobs = blobs;
        this.thumbnails = thumbnails;
    }

    Outcome<Download> of(StoredFile file, int size) {
        if (!ThumbnailSizes.isOne(size)) {
            Finding fault = Finding.error(
                    "malformed-parameter", JsonPointer.ROOT.member("size"), "A size is one of: 64, 256, 1024.");
            return Outcome.refused(new Refusal.Malformed("malformed-parameter", fault.message(), List.of(fault)));
        }
        Optional<String> type = thumbnails.typeFor(file.mediaType());
        if (type.isEmpty()) {
            return none();
        }
        try {
            Optional<byte[]> image = image(file, size);
            return image.isEmpty() ? none() : Outcome.done(download(file, type.get(), size, image.get()));
        } catch (IOException fault) {
            throw new StoreUnavailable("the content of a file cannot be read", fault);
        }
    }

    private Optional<byte[]> image(StoredFile file, int size) throws IOException {
        BlobKey key = ThumbnailSizes.key(file.blob(), size);
        Optional<byte[]> known = read(blobs.open(key, 0, BYTES_MAX));
        if (known.isPresent()) {
            return known;
        }
        Optional<InputStream> content = blobs.open(file.blob(), 0, file.size());
        if (content.isEmpty()) {
            return Optional.empty();
        }
        Optional<byte[]> made;
        try (InputStream whole = content.get()) {
            made = read(thumbnails.make(whole, file.mediaType(), size));
        }
        if (made.isPresent()) {
            blobs.put(key, new ByteArrayInputStream(made.get()), BYTES_MAX);
        }
        return made;
    }

    private static Optional<byte[]> read(Optional<InputStream> image) throws IOException {
        if (image.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream bytes = image.get()) {
            return Optional.of(bytes.readAllBytes());
        }
    }

    private static Download download(StoredFile file, String type, int size, byte[] image) {
        return new Download(file, type, image.length, file.sha256() + "-" + size, (from, length) -> {
            int start = (int) Math.min(from, image.length);
            return Optional.of(
                    new ByteArrayInputStream(image, start, (int) Math.min(length, image.length - (long) start)));
        });
    }

    private static Outcome<Download> none() {
        return Outcome.refused(new Refusal.Unsupported("no-thumbnail", "There is no small image of this file."));
    }
}
