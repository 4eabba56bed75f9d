package io.modelwright.application.files;

import io.modelwright.core.files.BlobKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The sizes that small images come in, and where they are kept: beside what they were made of. Stateless. */
final class ThumbnailSizes {

    private static final Set<Integer> ALL = Set.of(64, 256, 1_024);

    private ThumbnailSizes() {}

    static boolean isOne(int size) {
        return ALL.contains(size);
    }

    static BlobKey key(BlobKey blob, int size) {
        return blob.derived(Integer.toString(size));
    }

    /** What was made of that content, and it itself as the last. */
    static List<BlobKey> withAll(BlobKey blob) {
        return Stream.concat(ALL.stream().map(size -> key(blob, size)), Stream.of(blob))
                .toList();
    }
}
