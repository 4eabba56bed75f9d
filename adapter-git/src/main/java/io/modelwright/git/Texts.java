package io.modelwright.git;

import io.modelwright.core.codegen.merge.ContentMerge;
import io.modelwright.core.codegen.merge.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeFormatter;
import org.eclipse.jgit.merge.MergeResult;
import org.jspecify.annotations.Nullable;

/** Contents of files as texts with lines: merged, compared, shown. */
final class Texts {

    /** Longer contents are taken or left as a whole. */
    private static final int MERGED_MAX = 4 * 1_024 * 1_024;

    private static final int SHOWN_MAX = 256 * 1_024;

    private Texts() {}

    /**
     * Merges by lines and writes what comes out.
     *
     * @param theirs what the generated side is called in the marks around conflicts
     */
    static ContentMerge merging(ObjectReader reader, ObjectInserter inserter, String theirs) {
        return (base, ours, generated) -> {
            try {
                RawText before = base.isPresent() ? text(reader, base.get()) : RawText.EMPTY_TEXT;
                RawText here = text(reader, ours);
                RawText there = text(reader, generated);
                if (before == null || here == null || there == null) {
                    return Optional.empty();
                }
                MergeResult<RawText> merged =
                        new MergeAlgorithm().merge(RawTextComparator.DEFAULT, before, here, there);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                new MergeFormatter().formatMerge(out, merged, List.of("base", "main", theirs), StandardCharsets.UTF_8);
                ObjectId id = inserter.insert(Constants.OBJ_BLOB, out.toByteArray());
                return Optional.of(new ContentMerge.Merged(id.name(), !merged.containsConflicts()));
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        };
    }

    /** What leads from one content to another, from the first hunk on; empty where one is too long, or no text. */
    static Optional<String> patch(ObjectReader reader, Optional<Entry> before, Optional<Entry> after)
            throws IOException {
        Optional<String> old = before.isEmpty() ? Optional.of("") : shown(reader, before);
        Optional<String> now = after.isEmpty() ? Optional.of("") : shown(reader, after);
        if (old.isEmpty() || now.isEmpty()) {
            return Optional.empty();
        }
        RawText left = new RawText(old.get().getBytes(StandardCharsets.UTF_8));
        RawText right = new RawText(now.get().getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(out)) {
            formatter.format(new HistogramDiff().diff(RawTextComparator.DEFAULT, left, right), left, right);
        }
        return Optional.of(out.toString(StandardCharsets.UTF_8));
    }

    private static @Nullable RawText text(ObjectReader reader, String content) throws IOException {
        byte[] bytes = bytes(reader, content, MERGED_MAX);
        return bytes == null || RawText.isBinary(bytes, bytes.length, true) ? null : new RawText(bytes);
    }

    private static byte @Nullable [] bytes(ObjectReader reader, String content, int max) throws IOException {
        try {
            return reader.open(ObjectId.fromString(content), Constants.OBJ_BLOB).getCachedBytes(max);
        } catch (LargeObjectException tooLarge) {
            return null;
        }
    }

    /** A content to be looked at; empty where it is too long, or no text. */
    static Optional<String> shown(ObjectReader reader, Optional<Entry> entry) throws IOException {
        if (entry.isEmpty() || entry.get().kind() == Entry.Kind.OTHER) {
            return Optional.empty();
        }
        byte[] bytes = bytes(reader, entry.get().content(), SHOWN_MAX);
        if (bytes == null || RawText.isBinary(bytes, bytes.length, true)) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException otherEncoding) {
            return Optional.empty();
        }
    }
}
