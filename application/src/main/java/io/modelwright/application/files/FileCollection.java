package io.modelwright.application.files;

import io.modelwright.core.files.BlobKey;
import io.modelwright.ports.files.driven.BlobStore;
import io.modelwright.ports.files.driven.FileLeftovers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes away files that no record ever referred to and those of apps that are gone, then content whose file was removed, then
 * content without a file, which a crash left between the two, and what never became whole. Each step can be done twice, by
 * several nodes, and can end at any point. A file that was ever in a record stays until somebody deletes it: history and
 * retired fields may bring it back.
 */
final class FileCollection implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(FileCollection.class);
    private static final int BATCH = 200;
    /** A turn ends after so many batches of a kind; the next goes on. */
    private static final int BATCHES_MAX = 500;

    private final FileLeftovers leftovers;
    private final BlobStore blobs;
    private final InstantSource clock;
    private final Duration kept;

    FileCollection(FileLeftovers leftovers, BlobStore blobs, InstantSource clock, Duration kept) {
        this.leftovers = leftovers;
        this.blobs = blobs;
        this.clock = clock;
        this.kept = kept;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        Instant before = now.minus(kept);
        int abandoned = 0;
        int found = BATCH;
        for (int i = 0; i < BATCHES_MAX && found == BATCH && goesOn(); i++) {
            found = leftovers.abandon(before, now, BATCH);
            abandoned += found;
        }
        int removed = deleteRemoved();
        int strays = deleteStrays(before);
        blobs.clearUnfinished(before);
        if (abandoned + removed + strays > 0) {
            LOG.info(
                    "collected files: {} never used, {} removed, {} pieces of content without a file",
                    abandoned,
                    removed,
                    strays);
        }
    }

    private int deleteRemoved() {
        int count = 0;
        List<BlobKey> removed;
        int batches = 0;
        do {
            removed = leftovers.removed(BATCH);
            removed.forEach(blob -> ThumbnailSizes.withAll(blob).forEach(blobs::delete));
            leftovers.forget(removed);
            count += removed.size();
            batches++;
        } while (removed.size() == BATCH && batches < BATCHES_MAX && goesOn());
        return count;
    }

    private int deleteStrays(Instant before) {
        int count = 0;
        Optional<BlobKey> after = Optional.empty();
        List<BlobKey> page;
        do {
            page = blobs.list(before, after, BATCH);
            Set<BlobKey> known =
                    leftovers.known(page.stream().map(BlobKey::origin).collect(Collectors.toUnmodifiableSet()));
            List<BlobKey> strays =
                    page.stream().filter(blob -> !known.contains(blob.origin())).toList();
            strays.forEach(blobs::delete);
            count += strays.size();
            after = page.isEmpty() ? after : Optional.of(page.getLast());
        } while (page.size() == BATCH && goesOn());
        return count;
    }

    private static boolean goesOn() {
        return !Thread.currentThread().isInterrupted();
    }
}
